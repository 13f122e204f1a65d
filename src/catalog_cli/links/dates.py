"""The days that a page shows: its `PubDate` (国办发〔2017〕47号), or else the dates beside the entries of a list."""

import re
from collections.abc import Iterator
from datetime import date

from catalog_cli.links.page import WebPage
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.rule import SeenDay

MOST_DAYS = 10
"""Days that are kept of a page, the newest ones; those in the future are for the reader to leave out."""
META, LIST = "PubDate", "list"
_TAGS = frozenset({"pubdate", "publishdate"})
_DAY = r"(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?"
_BEGINNING = lazy_regex(rf"\s*{_DAY}(?!\d)")
_ENTRY = lazy_regex(
    rf"[\[（(【]?\s?(?:(?:发布|发文|公开|公布|成文|生成)?(?:时间|日期)\s?[:：]\s?)?{_DAY}"
    r"(?:[\sT]\s?\d{1,2}:\d\d(?::\d\d)?)?\s?[\]）)】]?"
)
"""A stretch of text that is a date and nothing else; one within a sentence says nothing of the page's age."""


def days_on(page: WebPage) -> tuple[SeenDay, ...]:
    """Return the days of a page, the newest first: those of its meta tags, or where it has none those of its list."""
    in_tags = {day for name, content in page.metas if name in _TAGS for day in _days(_BEGINNING.match(content))}
    where, days = (META, in_tags) if in_tags else (LIST, set(_listed(page)))
    return tuple(SeenDay(day, where) for day in sorted(days, reverse=True)[:MOST_DAYS])


def _listed(page: WebPage) -> Iterator[date]:
    for text in page.texts:
        yield from _days(_ENTRY.fullmatch(text))


def _days(found: re.Match[str] | None) -> Iterator[date]:
    if found:
        try:
            yield date(*map(int, found.groups()))
        except ValueError:
            return
