"""Issued documents (文件) as citations name them: numbers, as printed and in one form, titles, and periods."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import number_from

YEAR_OPENING: Final = "〔﹝［[【（(〖"
YEAR_CLOSING: Final = "〕﹞］]】）)〗"

_OPEN: Final = rf"[{re.escape(YEAR_OPENING)}]"
_CLOSE: Final = rf"[{re.escape(YEAR_CLOSING)}]"
_DIGIT: Final = "[0-9０-９]"
_YEAR: Final = rf"(?:19|20|１９|２０){_DIGIT}{{2}}"
_COUNT: Final = rf"(?:{_DIGIT}{{1,5}}|[零〇一二三四五六七八九十百]{{1,9}})"
# one large set with lookarounds, where two more sets would double the time to compile
_NAME: Final = r"(?!、)(?! )[\u4e00-\u9fff、 ]{1,40}?(?<!、)(?<! )"
_DATED: Final = rf"(?:{_OPEN}\s?{_YEAR}\s?年?\s?{_CLOSE}|{_YEAR}\s?年)?"
_NUMBERED: Final = rf"(?:[（(]\s?第?\s?{_COUNT}\s?号\s?[）)]|第?\s?{_COUNT}\s?号)"

_ORDER: Final = rf"(?:{_NAME}\s?)?令\s?{_DATED}\s?{_NUMBERED}|(?:{_NAME})?第?\s?{_COUNT}\s?号\s?令"
_NOTICE: Final = rf"(?:{_NAME})?(?:公告|通告)\s?{_DATED}\s?{_NUMBERED}"
_OF_YEAR: Final = rf"{_YEAR}年\s?第\s?{_COUNT}\s?号(?:公告|通告)?"
_LETTERS: Final = r"[A-Z\u4e00-\u9fff]{1,16}?"
_DOCUMENT: Final = (
    rf"{_LETTERS}\s?{_OPEN}\s?{_YEAR}\s?年?\s?{_CLOSE}\s?(?:第\s?)?{_DIGIT}(?:\s?{_DIGIT}){{0,4}}(?:\s?号|(?!{_DIGIT}))"
)
_STANDARD: Final = (
    r"(?:T[/／])?[A-Z]{2,5}\d{0,4}(?:\s?[/／ ]\s?[TZ])?\s?[A-Z]?\d{1,6}(?:\.\d{1,3})?\s?[-—－–]{1,2}\s?\d{4}"
)
_BROKEN: Final = rf"{_LETTERS}\s?(?:{_OPEN}\s?{_YEAR}|{_YEAR}\s?{_CLOSE})\s?{_DIGIT}(?:\s?{_DIGIT}){{0,4}}\s?号"
_DATED_FORM: Final = lazy_regex(_DOCUMENT)
_ORDER_FORM: Final = lazy_regex(_ORDER, needs="令")
_NOTICE_FORM: Final = lazy_regex(_NOTICE, needs="告")
_OF_YEAR_FORM: Final = lazy_regex(_OF_YEAR, first="12１２")
_STANDARD_FORM: Final = lazy_regex(_STANDARD, first="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BROKEN_FORM: Final = lazy_regex(_BROKEN)
_UNDATED: Final = (_ORDER_FORM, _NOTICE_FORM, _OF_YEAR_FORM, _STANDARD_FORM)
_FORMS: Final = (_DATED_FORM, *_UNDATED)
_BEFORE_YEAR: Final = 22
"""How far from the beginning of a number with a year in brackets the first two digits of the year end."""


class Reference(Struct, frozen=True):
    """A number (文号) as printed, from `start` to `end`; `whole` is false where its year has lost a bracket."""

    start: int
    end: int
    whole: bool


def reference_at(text: str, start: int, end: int | None = None) -> Reference | None:
    """Read the number that begins at `start` and ends before `end`; None when none does."""
    last = len(text) if end is None else end
    # one expression for all forms would be compiled for every text, and most have no form with a year
    head = text[start : min(start + _BEFORE_YEAR, last)]
    dated = "20" in head or "19" in head or "２０" in head or "１９" in head
    for form in _FORMS if dated else _UNDATED:
        found = form.match(text, start, last)
        if found:
            return Reference(start, found.end(), whole=True)
    broken = _BROKEN_FORM.match(text, start, last) if dated else None
    return Reference(start, broken.end(), whole=False) if broken else None


_BRACKETS: Final = str.maketrans(dict.fromkeys(YEAR_OPENING, "〔") | dict.fromkeys(YEAR_CLOSING, "〕"))
_NUMBER: Final = lazy_regex(r"(?P<code>[^〔〕\d]{1,24})〔(?P<year>\d{4})年?〕第?0*(?P<serial>\d{1,5})号?", needs="〔")
_INNER: Final = lazy_regex("(?:印发|转发|批转|公布|发布)(?P<inner>(?s:.+?))(?:的通知|的公告|的函)?$", needs="发布转")
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


# the period to which a title confines a document: 2016年…工作要点, “十三五”规划, 纲要（2021—2025年）
_PLAN: Final = "规划|计划|纲要|方案|要点|行动|任务|安排"
"""What is made for a period; a law or a set of rules with years in its title is not."""
_YEARS: Final = lazy_regex(
    r"(?<![〔﹝［\[\d])(?:19|20)\d{2}\s?年?\s?(?:[-—－–~～]{1,2}|[至到])\s?(?P<last>(?:19|20)\d{2})(?=\s?年|\s?[)）])",
    first="12",
)
_ONE_YEAR: Final = lazy_regex(
    r"(?<![〔﹝［\[\d])(?P<last>(?:19|20)\d{2})\s?年(?:度[^年《》]{0,30}|[^年《》]{0,30}?"
    r"(?:要点|重点工作|重点任务|工作任务|主要任务|工作安排|年度安排|工作计划|行动计划|行动方案))",
    first="12",
)
_WORK_OF_YEAR: Final = lazy_regex(
    r"(?:做好|开展|组织|抓好)[^年《》]{0,6}(?P<last>(?:19|20)\d{2})\s?年"
    r"(?!以来|以前|[前后起底版修新]|发布|印发|颁布|公布|出台|实施|施行)[^《》]{0,40}工作[^《》]{0,12}的通知$",
    first="做开组抓",
)
_FIVE_YEARS: Final = lazy_regex(
    r"(?<![零一二三四五六七八九十百第])(?P<plan>十?[一二三四五六七八九]?)五[”\"’」]?(?![年个条项款])", needs="五"
)
_FIVE_YEARS_IN_FULL: Final = lazy_regex(r"第(?P<plan>[一二三四五六七八九十]{1,3})个五年", needs="五")
_ANY_YEAR: Final = lazy_regex(r"(?<!\d)(?:19|20)\d{2}(?=\s?年)", first="12")
_LEGAL_EDUCATION: Final = lazy_regex("普法|法[治制]宣传教育", needs="法")


def period_end(title: str) -> date | None:
    """Return the last day of the period to which a title confines its document; None where it names none.

    A title that names a later year too (第十四个五年规划和2035年远景目标纲要) is confined by that one.
    """
    ends = [*_ends_named(title), *_ends_of_five_years(title)]
    if not ends:
        return None
    return date(max(*ends, *map(int, _ANY_YEAR.findall(title)), 0), 12, 31)


def _ends_named(title: str) -> Iterator[int]:
    if any(word in title for word in _PLAN.split("|")):
        yield from (int(found["last"]) for found in _YEARS.finditer(title))
    yield from (int(found["last"]) for form in (_ONE_YEAR, _WORK_OF_YEAR) for found in form.finditer(title))


def _ends_of_five_years(title: str) -> Iterator[int]:
    """Yield the last year of each five-year plan: the first was of 1953; legal education has counted since 1986."""
    of_education = bool(_LEGAL_EDUCATION.search(title))
    if not of_education and not any(word in title for word in ("规划", "计划", "纲要")):
        return
    for found in (*_FIVE_YEARS.finditer(title), *_FIVE_YEARS_IN_FULL.finditer(title)):
        number = number_from(found["plan"])
        if number and of_education:
            yield _EDUCATION_BEFORE + 5 * number
        elif number and number >= _FIRST_REGULAR:
            yield _PLANS_BEFORE + 5 * number


_EDUCATION_BEFORE: Final = 1985
"""“一五”普法 was 1986 to 1990."""
_PLANS_BEFORE: Final = 1955
"""“六五”计划 was 1981 to 1985; since then the plans have followed each other."""
_FIRST_REGULAR: Final = 6
