"""Numbers and titles of issued documents (文件) in one form each, so that spellings of the same are equal."""

import unicodedata
from functools import lru_cache
from typing import Final

from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.references import YEAR_CLOSING, YEAR_OPENING

_BRACKETS: Final = str.maketrans(dict.fromkeys(YEAR_OPENING, "〔") | dict.fromkeys(YEAR_CLOSING, "〕"))
_NUMBER: Final = lazy_regex(r"(?P<code>[^〔〕\d]{1,24})〔(?P<year>\d{4})年?〕第?0*(?P<serial>\d{1,5})号?", needs="〔")
_INNER: Final = lazy_regex("(?:印发|转发|批转|公布|发布)(?P<inner>.+?)(?:的通知|的公告|的函)?$", needs="发布转")
_FORMAT: Final = ("的通知", "的公告", "的函", "的通告")
"""What ends a title and only says of which kind the document is."""


class DocumentNumber(Struct, frozen=True):
    """A number with a year in its parts: 国办发〔2017〕97号 is 国办发, 2017 and 97."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


@lru_cache(maxsize=8192)
def document_number(text: str) -> DocumentNumber | None:
    """Read a number with a year, whatever its brackets, digits and spaces are; None for an order or anything else."""
    plain = "".join(unicodedata.normalize("NFKC", text.translate(_BRACKETS)).split())
    found = _NUMBER.fullmatch(plain)
    return DocumentNumber(found["code"], int(found["year"]), int(found["serial"])) if found else None


@lru_cache(maxsize=8192)
def folded_title(text: str) -> str:
    """Return a title without marks, blanks and differences of width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=8192)
def title_names(title: str) -> frozenset[str]:
    """Return what a document with this title is called: with its issuer and without, and what it brings (印发…的通知).

    Longer than the words 关于 and 通知 alone, so that two documents do not share a name by accident.
    """
    whole = folded_title(title)
    names = {whole, whole[max(whole.find("关于"), 0) :]}
    inner = _INNER.search(whole)
    if inner:
        names.add(inner["inner"])
        names.add(inner["inner"][max(inner["inner"].find("关于"), 0) :])
    names |= {name.removesuffix(kind) for name in names for kind in _FORMAT}
    return frozenset(name for name in names if len(name) >= _SHORTEST)


def may_be_same(some: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether the names of two titles may be those of one document, shortened or misspelt as they may be."""
    if not some or some & others:
        return True
    pairs = [(one, other) for one in some for other in others]
    if any(one in other or other in one for one, other in pairs):
        return True
    # deferred: few citations have a number that is another title's
    from difflib import SequenceMatcher

    return max(SequenceMatcher(None, one, other, autojunk=False).ratio() for one, other in pairs) >= _ALIKE


def is_reissued(title: str) -> bool:
    """Return whether a title names rules, of which another edition may bear the same title and another number."""
    return bool(_RULES.search(max(title_names(title), key=len, default=title)))


_RULES: Final = lazy_regex(
    "(?:办法|规定|规则|细则|规程|条例|目录|清单|指引|规范|标准|纲要|方案|预案|制度|章程|名录|指南|准则|守则|要点)"
    "(?:试行|暂行)?(?:的通知|的公告|的函)?$"
)
_SHORTEST: Final = 5
_ALIKE = 0.6
"""From this likeness on, a title may be the same one, misspelt or shortened."""
