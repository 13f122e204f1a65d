"""Laws by title: of each its texts, with their days, orders and shapes, and whether a text has a place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile
from typing import Final

import msgspec
from msgspec import Struct

from catalog_cli.facts import data_lines
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.phrase import Locator, Step

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


_COUNTED = ("条", "款", "项")
_CHAPTERS = frozenset({"章", "附则"})
_OUTSIDE = frozenset({"附件", "附录", "附表", "部分"})
"""Units that, coming first, make the numbers those of an annex or a part and not of the law."""


def step_missing(text: LawText, locator: Locator) -> Step | None:
    """Find the first step of a locator that a text certainly does not have.

    Returns:
        The step; None where the place is there, or where the facts cannot tell.
    """
    return next((step for steps in _places(locator) if (step := _missing(text, steps, locator.start))), None)


def item_meant(text: LawText, locator: Locator) -> Step | None:
    """Find the 款 that must be a 项: the article has not so many 款, but so many 项.

    Returns:
        The step that is printed as 款; None where that is not the case.
    """
    article, paragraph = locator.step("条"), locator.step("款")
    if article is None or paragraph is None or locator.until or locator.step("项"):
        return None
    if step_missing(text, locator) is not paragraph:
        return None
    return paragraph if paragraph.number <= max(shape_of(text, article) or (0,)) else None


def is_counted(locator: Locator) -> bool:
    """Return whether facts can decide about a locator: one of articles, 款 and 项 of the law itself."""
    article = locator.step("条")
    if article is None or locator.steps[0].unit in _OUTSIDE:
        return False
    return all(step.unit in _COUNTED for step in locator.steps[locator.steps.index(article) :])


def is_decided(text: LawText, locator: Locator) -> bool:
    """Return whether it is known of a text that it has a place, or that it has not."""
    if not is_counted(locator):
        return False
    return step_missing(text, locator) is not None or all(_is_shown(text, steps) for steps in _places(locator))


def shape_of(text: LawText, article: Step) -> Shape | None:
    """Return the shape of an article, also of one such as 第十七条之一; None where it is missing or not known."""
    if article.branch:
        inserted = text.inserted.get(article.number, ())
        return inserted[article.branch - 1] if article.branch <= len(inserted) else None
    articles = text.articles or ()
    return articles[article.number - 1] if 0 < article.number <= len(articles) else None


def chapter_of(text: LawText, article: int) -> int | None:
    """Return the number of the chapter that an article is in, within its 编 where they start anew there."""
    return next((number for number, first, end in _chapters(text) if first <= article < end), None)


def count_of(text: LawText) -> int | None:
    """Return how many articles a text has; None where it is not known."""
    return text.count if text.articles is None else len(text.articles)


def _places(locator: Locator) -> Iterator[tuple[Step, ...]]:
    """Yield the first and the last place of a range or list, or the only one."""
    yield locator.steps
    if locator.until:
        yield (*takewhile(lambda step: step.unit != locator.steps[-1].unit, locator.steps), locator.until)


def _missing(text: LawText, steps: tuple[Step, ...], start: int) -> Step | None:
    if steps[0].unit in _OUTSIDE or not text.is_known:
        return None
    by_unit = {step.unit: step for step in steps}
    article, paragraph, item = (by_unit.get(unit) for unit in _COUNTED)
    if article and not _has_article(text, article):
        return article
    # 第三章、第五十条 are two places of which the second shares the first's chapter only in form
    outer = next((step for step in steps if step.unit in _CHAPTERS and step.start >= start), None)
    if outer and (wrong := _outside(text, outer, article, by_unit.get("编"))):
        return wrong
    shape = shape_of(text, article) if article else None
    if shape is None:
        return None
    if paragraph and not 0 < paragraph.number <= len(shape):
        return paragraph
    most = shape[paragraph.number - 1] if paragraph else max(shape)
    return item if item and not 0 < item.number <= most else None


def _has_article(text: LawText, article: Step) -> bool:
    """Return whether a text may have an article: 之 articles are known of texts with shapes only."""
    if not 0 < article.number <= (count_of(text) or 0):
        return False
    return not article.branch or text.articles is None or article.branch <= len(text.inserted.get(article.number, ()))


def _is_shown(text: LawText, steps: tuple[Step, ...]) -> bool:
    """Return whether the facts show a place that they do not lack."""
    article = next(step for step in steps if step.unit == "条")
    if article.branch or len(steps) > steps.index(article) + 1:
        return shape_of(text, article) is not None
    return text.is_known


def _outside(text: LawText, outer: Step, article: Step | None, book: Step | None) -> Step | None:
    """Return the step by which a place lies outside of the chapter, or the 附则, that is printed with it."""
    if outer.unit == "附则":
        first = text.supplementary
        return article if article and first and article.number < first else None
    chapters = [bounds for bounds in _chapters(text, book.number if book else None) if bounds[0] == outer.number]
    if not chapters:
        # of a text without chapters nothing is known of them; of one that has some, all
        return outer if text.chapters and book is None else None
    inside = article is None or any(first <= article.number < end for _number, first, end in chapters)
    return None if inside else article


def _chapters(text: LawText, book: int | None = None) -> list[tuple[int, int, int]]:
    """Return number, first article and end of each chapter: of one 编 only where `book` names one that counts anew."""
    books = [part for part in text.chapters if isinstance(part, tuple)]
    single = tuple(part for part in text.chapters if isinstance(part, int))
    firsts = [first for part in books for first in part] or list(single)
    ends = dict(pairwise([*firsts, (count_of(text) or 0) + 1]))
    chosen = books[book - 1 : book] if books and book else books or [single]
    return [(number, first, ends[first]) for part in chosen for number, first in enumerate(part, 1)]
