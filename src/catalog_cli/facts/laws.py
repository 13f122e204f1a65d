"""Laws by title: of each its texts, with their days, orders and shapes, as the files of facts record them."""

import gzip
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from catalog_cli.model.catalogue import Facts

Shape = tuple[int, ...]
"""An article's shape: for each 款 the number of 项 under it."""
Orders = tuple[tuple[str, date], ...]
"""Order numbers with their days, oldest first."""

_TITLE = len(b'{"title":"')
_QUALIFIER = re.compile(r"（[^（）]{0,12}(?:试行|暂行|修订|修正|修正本|版)）$")
_STATE_COUNCIL = re.compile(r"国务院令第(\d+)号")
_MARKS = str.maketrans("()<>《》", "（）〈〉〈〉")


class LawText(Struct, frozen=True, kw_only=True):
    """One text of a law, one line of a file of facts. None stands for what is not known.

    `version` is the day of the text, `effective` its first day in force, where the text itself says so. `orders` issued
    a text under this title, `amending_orders` only amended it; only with `orders_complete` is no order missing.
    `earlier` are days of earlier texts that the header names. `articles` has the shape of each article, `inserted`
    those of 之一, 之二 … by the article before; `count` is known of some texts without their shapes. `chapters` has the
    first article of each chapter, book by book where their numbers start anew in each 编. `supplementary` is the first
    article of 附则. Until `checked_until` no newer text is known to be missing. `region` and `place` are those of a
    local regulation.
    """

    title: str
    kind: str | None = None
    version: date | None = None
    effective: date | None = None
    orders: Orders = ()
    amending_orders: Orders = ()
    orders_complete: bool = False
    earlier: tuple[date, ...] = ()
    articles: tuple[Shape | None, ...] | None = None
    count: int | None = None
    inserted: Mapping[int, tuple[Shape, ...]] = {}
    chapters: tuple[int | Shape, ...] = ()
    supplementary: int | None = None
    repealed_on: date | None = None
    repealed_by: str | None = None
    checked_until: date | None = None
    proof: str = ""
    short: tuple[str, ...] = ()
    exact_title: bool = False
    region: str = ""
    place: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it can be said which articles it has."""
        return self.articles is not None or self.count is not None


class Law(Struct, frozen=True):
    """A law: all known texts of one title, the newest first; one that is known without its day is newer than all."""

    title: str
    texts: tuple[LawText, ...]

    @property
    def checked_until(self) -> date | None:
        """The day up to which no newer text is known to be missing."""
        return max((text.checked_until for text in self.texts if text.checked_until), default=None)

    @property
    def repealed_on(self) -> date | None:
        """The first day on which it is out of force."""
        return self.texts[0].repealed_on

    @property
    def repealed_by(self) -> str:
        """The title of the law that repeals it, or that stands in its place; empty where it is not known."""
        return self.texts[0].repealed_by or ""

    @property
    def orders(self) -> Orders:
        """The orders that issued its texts, oldest first."""
        return tuple(sorted({order for text in self.texts for order in text.orders}, key=lambda order: order[1]))

    @property
    def amending_orders(self) -> Orders:
        """The orders of decisions that amended it, oldest first."""
        amending = {order for text in self.texts for order in text.amending_orders}
        return tuple(sorted(amending, key=lambda order: order[1]))


class Laws:
    """Laws by title, read out of lines of JSON, each only when it is asked for: a catalogue cites about twenty."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        """Take the lines; of two about the same text the later one counts."""
        self._lines: dict[str, list[bytes]] = {}
        self._found: dict[str, Law | None] = {}
        for line in lines:
            title = line[_TITLE : line.index(b'"', _TITLE)].decode()
            key = _plain(title) if b'"exact_title":true' in line else _folded(title)
            self._lines.setdefault(key, []).append(line)
            if b'"short":' in line:
                for short in msgspec.json.decode(line, type=LawText).short:
                    self._lines.setdefault(_folded(short), []).append(line)

    def named(self, title: str) -> Law | None:
        """Find a law by its title, full or short, with or without 中华人民共和国 or a bracket such as （试行）.

        Returns:
            The law; None where it is not known, which says nothing against it.
        """
        if title not in self._found:
            lines = self._lines.get(_plain(title)) or self._lines.get(_folded(title)) or []
            self._found[title] = _law(lines)
        return self._found[title]

    @cached_property
    def titles_by_order(self) -> Mapping[str, str]:
        """The title of the law that each order issued."""
        heads = (msgspec.json.decode(line, type=_Issued) for lines in self._lines.values() for line in lines)
        return {number: head.title for head in heads for number, _day in head.orders}

    @cached_property
    def newest_order(self) -> int:
        """The highest number of the orders of the State Council, which are numbered on and on."""
        numbers = (_STATE_COUNCIL.fullmatch(number) for number in self.titles_by_order)
        return max((int(found[1]) for found in numbers if found), default=0)


class _Issued(Struct):
    title: str
    orders: Orders = ()


@lru_cache(maxsize=4)
def laws_in(facts: Facts) -> Laws:
    """Return the laws that come with the program and, before them, what the workspace knows of them itself."""
    return Laws([*fact_lines("laws.jsonl"), *facts.law_lines])


def national_laws() -> Laws:
    """Return the laws that come with the program."""
    return laws_in(Facts())


def fact_lines(name: str) -> list[bytes]:
    """Return the lines of a file of the package's data; one that is seldom read is packed."""
    data = files("catalog_cli.facts").joinpath(f"data/{name}").read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).splitlines()


def _law(lines: Iterable[bytes]) -> Law | None:
    by_version = {text.version: text for text in (msgspec.json.decode(line, type=LawText) for line in lines)}
    texts = sorted(by_version.values(), key=lambda text: text.version or date.max, reverse=True)
    return Law(texts[0].title, tuple(texts)) if texts else None


def _plain(title: str) -> str:
    """Normalise a title's marks and spaces, and leave 中华人民共和国 out."""
    # nearly all titles are of characters alone, and a thousand are indexed
    written = title if title.isalnum() else "".join(title.translate(_MARKS).split())
    return written.replace("中华人民共和国", "")


def _folded(title: str) -> str:
    """Normalise a title so that its full and its short form are equal, also without （试行）."""
    plain = _plain(title)
    return _QUALIFIER.sub("", plain) if plain.endswith("）") else plain
