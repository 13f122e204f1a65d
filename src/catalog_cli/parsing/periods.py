"""The period to which a document's title confines it: 2016年…工作要点, “十三五”规划, 纲要（2021—2025年）."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import number_from

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
    yield from (int(found["last"]) for found in _ONE_YEAR.finditer(title))


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
