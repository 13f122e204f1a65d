"""Days as people write them, in the one form that is kept: 2026-12-01."""

import unicodedata
from datetime import date

from catalog_cli.parsing.lazy_regex import lazy_regex

_DAY = lazy_regex(
    r"([0-9]{4})\s*+(?:年|[-./])\s*+([0-9]{1,2})\s*+(?:月|[-./])\s*+([0-9]{1,2})"
    r"(?:\s*+日)?(?:[T\s]++0?0:00(?::00)?|\s*+)"
)


_TODAY = frozenset({"today", "今天", "今日", "当天", "当日"})


def typed_day(text: str, today: date) -> date | None:
    """Return a day as a user types it: in any form of `iso_date`, or `today` or 今天; None when it is none."""
    if text.strip().casefold() in _TODAY:
        return today
    day = iso_date(text)
    return date.fromisoformat(day) if day else None


def iso_date(text: str) -> str | None:
    """Return a day as `YYYY-MM-DD`: `2026-12-01`, `2026/12/1`, `2026.12.1` or `2026年12月1日`; None when it is none.

    Spreadsheets may show a day with the time of its midnight, which says nothing.
    """
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None
