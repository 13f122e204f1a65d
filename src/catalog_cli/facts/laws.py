"""Laws by title: of each its texts, with their days, orders and shapes, and which is in force on the day of a run."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Final

import msgspec
from msgspec import Struct

from catalog_cli.facts import data_lines
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.run import Run

Shape = tuple[int, ...]
"""An article's shape: for each 款 the number of 项 under it."""
Orders = tuple[tuple[str, date], ...]
"""Order numbers with their days, oldest first."""

_TITLE = len(b'{"title":"')
_QUALIFIER = re.compile(r"（[^（）]{0,12}(?:试行|暂行|修订|修正|修正本|版)）$")
_STATE_COUNCIL = re.compile(r"国务院令第(\d+)号")
_MARKS = str.maketrans("()<>《》", "（）〈〉〈〉")
AMENDED_MANY: Final = frozenset(
    f"国务院令第{number}号"
    for number in (
        *(588, 628, 638, 645, 648, 653, 666, 676, 687, 690, 698, 703),
        *(709, 710, 714, 726, 732, 752, 764, 777, 797),
    )
)
"""Orders of the State Council that amended many regulations at once, whose headers name their day and not their number.

Any regulation may be among those, also where its stored text says nothing of it: the data has only one as amended on
2024-03-10.
"""


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
    def is_local(self) -> bool:
        """Whether it is a local regulation, of which nobody knows whether a newer text exists."""
        return bool(self.texts[0].region)

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
    return Laws([*data_lines("laws.jsonl"), *facts.law_lines])


def national_laws() -> Laws:
    """Return the laws that come with the program."""
    return laws_in(Facts())


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


LONGEST_WAIT = timedelta(days=400)
"""A text whose first day is not known is in force by then: of 566 whose day is known, one basic law waited longer."""
_NOTICE = timedelta(days=60)
"""How long before its day a change is announced."""


def texts_on(law: Law, run: Run) -> tuple[LawText, ...]:
    """Return the texts that can be in force on the day of a run, the newest first; nothing where none is known.

    There are several where the first day of the newer is not known. The last is in force for certain, or was before the
    others, unless `is_complete` says that a text which is not here can be in force too.
    """
    found: list[LawText] = []
    for text in law.texts:
        if _can_be_in_force(law, text, run):
            found.append(text)
            if _is_surely_in_force(text, run):
                break
    return tuple(found)


def text_on(law: Law, run: Run) -> LawText | None:
    """Return the text that is in force on the day of a run; None where that is not certain."""
    texts = texts_on(law, run)
    return texts[0] if len(texts) == 1 and is_complete(texts, run) else None


def is_complete(texts: tuple[LawText, ...], run: Run) -> bool:
    """Say whether one of the texts that `texts_on` returns is in force, and none that is not here."""
    return bool(texts) and (_is_surely_in_force(texts[-1], run) or _is_first(texts[-1]))


def coming_text(law: Law, run: Run) -> LawText | None:
    """Return the text that is passed and not yet in force, from 60 days before its day."""
    for text in law.texts:
        if text.version and text.effective and run.has_come(text.version) and not run.has_come(text.effective):
            return text if run.has_come(text.effective - _NOTICE) else None
    return None


def is_repealed(law: Law, run: Run) -> bool:
    """Say whether a law is out of force on the day of a run."""
    return law.repealed_on is not None and run.has_come(law.repealed_on)


def is_to_be_repealed(law: Law, run: Run) -> bool:
    """Say whether a law will be out of force within 60 days."""
    day = law.repealed_on
    return day is not None and not run.has_come(day) and run.has_come(day - _NOTICE)


def is_checked(law: Law, run: Run) -> bool:
    """Say whether the data reaches the day of a run: whether no newer text than the known ones can exist."""
    return law.checked_until is not None and not run.has_passed(law.checked_until)


def successor(law: Law, laws: Laws, run: Run) -> str | None:
    """Return the title of the law in force that stands in the place of a repealed one; None where none is known."""
    seen = {law.title}
    while law.repealed_by and not law.repealed_by.endswith("决定"):
        following = laws.named(law.repealed_by)
        if following is None or not is_repealed(following, run):
            return law.repealed_by
        if following.title in seen:
            return None
        seen.add(following.title)
        law = following
    return None


def first_day(law: Law) -> date | None:
    """Return the first day of a law that is known to have had no text before; None of all others."""
    oldest = law.texts[-1]
    return oldest.effective if len(law.texts) == 1 and _is_first(oldest) else None


def _can_be_in_force(law: Law, text: LawText, run: Run) -> bool:
    if text.version is None:
        # of a text whose day nobody knows, only that it is newer than what was known when the others were checked
        until = max((other.checked_until for other in law.texts[1:] if other.checked_until), default=None)
        return text.proof != _TITLE_ONLY and (until is None or run.has_passed(until))
    return run.has_come(text.effective or text.version)


def _is_surely_in_force(text: LawText, run: Run) -> bool:
    if text.version is None:
        return False
    return text.effective is not None or run.has_passed(text.version + LONGEST_WAIT)


_TITLE_ONLY = "closing article"
"""The proof of a title that is known only because another text repeals it."""
_SAME_TEXT = timedelta(days=90)
"""How far before the day of a text the day of its passing may lie."""


def _is_first(text: LawText) -> bool:
    """Say whether a text is the first of its title: its header names no day of an earlier one."""
    days = [*text.earlier, *(day for _number, day in text.orders)]
    return text.version is not None and all(day > text.version - _SAME_TEXT for day in days)
