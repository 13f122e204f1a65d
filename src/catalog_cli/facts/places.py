"""Check whether a version of a law has the article that a citation names."""

from itertools import takewhile

from catalog_cli.facts.laws import Law
from catalog_cli.model.citation import Locator, Step

_COUNTED = ("条", "款", "项")
_OUTSIDE = frozenset({"附件", "附录", "附表", "部分"})
"""Units that, coming first, make the numbers those of an annex or a part and not of the law."""


def step_missing(law: Law, locator: Locator) -> Step | None:
    """Find the first step of a locator that a version of a law does not have.

    Returns:
        The step; None where the place is there, or where the counts cannot tell (目, 第十条之一).
    """
    places = [locator.steps]
    if locator.until:
        places.append((*takewhile(lambda step: step.unit != locator.steps[-1].unit, locator.steps), locator.until))
    return next((step for steps in places if (step := _missing(law, steps))), None)


def item_meant(law: Law, locator: Locator) -> Step | None:
    """Find the 款 that must be a 项: the article has not so many 款, but so many 项.

    Returns:
        The step that is printed as 款; None where that is not the case.
    """
    article, paragraph = locator.step("条"), locator.step("款")
    if article is None or paragraph is None or locator.until or locator.step("项"):
        return None
    if step_missing(law, locator) is not paragraph:
        return None
    return paragraph if paragraph.number <= max(law.articles[article.number - 1]) else None


def is_counted(locator: Locator) -> bool:
    """Return whether the counts can decide about a locator: one of articles, 款 and 项 of the law itself."""
    article = locator.step("条")
    if article is None or article.branch or locator.steps[0].unit in _OUTSIDE:
        return False
    return all(step.unit in _COUNTED for step in locator.steps[locator.steps.index(article) :])


def _missing(law: Law, steps: tuple[Step, ...]) -> Step | None:
    if steps[0].unit in _OUTSIDE:
        return None
    by_unit = {step.unit: step for step in steps}
    article, paragraph, item = (by_unit.get(unit) for unit in _COUNTED)
    if article is None:
        return None
    if not 0 < article.number <= len(law.articles):
        return article
    if article.branch:
        return None
    items = law.articles[article.number - 1]
    if paragraph and not 0 < paragraph.number <= len(items):
        return paragraph
    most = items[paragraph.number - 1] if paragraph else max(items)
    return item if item and not 0 < item.number <= most else None
