"""Each day in `calendar` is in the year above it, and is either off or worked.

`catalog due` counts working days by `calendar` in `catalog.yaml`. A day of another year is not counted at all, so that
due days come out wrong without a word. That a date is none is reported by the schema.
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Pointer, Severity
from catalog_cli.model.item import Value
from catalog_cli.model.message import message
from catalog_cli.rules.examples import RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem

TITLE = "放假日期在所属年份"
SEVERITY = Severity.ERROR
_CALENDAR = SETTINGS + 'calendar:\n  "2027":\n    holidays:\n      - "2027-01-01"\n'
VALID = ({**RIGHT, SETTINGS_FILE: _CALENDAR + '    workdays:\n      - "2027-02-06"\n'},)
INVALID = (
    {**RIGHT, SETTINGS_FILE: _CALENDAR + '      - "2026-12-31"\n'},
    {**RIGHT, SETTINGS_FILE: _CALENDAR + '    workdays:\n      - "2027-01-01"\n'},
)


def check_settings(settings: Settings) -> Iterator[Problem]:
    """Report each day of another year, and each that is both off and worked."""
    for year, days in settings.calendar.items():
        if isinstance(days, Mapping):
            yield from _wrong_days(year, days)


def _wrong_days(year: str, days: Mapping[str, Value]) -> Iterator[Problem]:
    off = {day for day, _pointer in _listed(days, year, "holidays")}
    for key in ("holidays", "workdays"):
        for day, pointer in _listed(days, year, key):
            if not day.startswith(f"{year}-"):
                yield Problem(
                    path="catalog.yaml",
                    pointer=pointer,
                    message=message("{day} is not in {year}", day=day, year=year),
                    remedy=message("Move it to its own year in calendar."),
                )
            elif key == "workdays" and day in off:
                yield Problem(
                    path="catalog.yaml",
                    pointer=pointer,
                    message=message("{day} is both off and worked", day=day),
                    remedy=message("Delete it from holidays or from workdays."),
                )


def _listed(days: Mapping[str, Value], year: str, key: str) -> Iterator[tuple[str, Pointer]]:
    """Yield each text in a list of days; what is none is the schema's to report."""
    texts = days.get(key)
    for place, text in enumerate(texts if isinstance(texts, (list, tuple)) else ()):
        if isinstance(text, str):
            yield text, ("calendar", year, key, place)
