"""Check whether a text of a law has the place that a citation names."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from catalog_cli.facts.laws import LawText, Shape
from catalog_cli.model.phrase import Locator, Step

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
