"""Which days are worked: by the State Council's notices and `catalog.yaml`; by statute alone in other years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from msgspec import Struct

from catalog_cli.due.statutory_holidays import statutory_holidays
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Value

_DAY = timedelta(days=1)
_WEEKDAYS = 5


class YearDays(Struct, frozen=True):
    """What is known of a year: days off besides plain weekends, and days of a weekend that are worked."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()


class Calendar(Struct, frozen=True):
    """The days off of the years that are announced; in any other year only weekends and statutory holidays are off."""

    announced: Mapping[int, YearDays]

    def is_announced(self, year: int) -> bool:
        """Return whether the days off of a year are known."""
        return year in self.announced

    def is_working(self, day: date) -> bool:
        """Return whether a day is a working day."""
        known = self.announced.get(day.year)
        if known is None:
            return day.weekday() < _WEEKDAYS and day not in statutory_holidays(day.year)
        return day in known.workdays or (day.weekday() < _WEEKDAYS and day not in known.holidays)

    def is_provisional(self, first: date, last: date) -> bool:
        """Return whether what is counted over these days may change once the days off of a year are announced."""
        return any(not self.is_announced(year) for year in range(first.year, last.year + 1))

    def working_day_from(self, day: date) -> date:
        """Return a day itself if it is a working day, else the next one that is."""
        while not self.is_working(day) and day < date.max:
            day += _DAY
        return day

    def working_day_until(self, day: date) -> date:
        """Return a day itself if it is a working day, else the last one before it."""
        while not self.is_working(day) and day > date.min:
            day -= _DAY
        return day

    def add_working_days(self, day: date, number: int) -> date:
        """Return the working day that is the `number`th after a day, which does not count itself."""
        while number and day < date.max:
            day += _DAY
            number -= self.is_working(day)
        return day


def calendar_of(settings: Settings) -> Calendar:
    """Return the calendar of a catalogue: the years announced so far, and what its `calendar` adds to them.

    What `calendar` says of a day goes before the notice. A year that it names counts as announced.
    """
    years = dict(announced_years())
    for name, values in settings.calendar.items():
        year = int(name) if name.isdecimal() else 0
        if MINYEAR <= year <= MAXYEAR and isinstance(values, Mapping):
            years[year] = _joined(years.get(year) or _by_statute(year), _year_days(values, year))
    return Calendar(years)


@cache
def announced_years() -> Mapping[int, YearDays]:
    """Return the days off and make-up days of each year from 2004 on that the State Council has announced."""
    # deferred: only due days need it
    from chinese_calendar import constants

    holidays, workdays = _by_year(constants.holidays), _by_year(constants.workdays)
    return {year: YearDays(holidays[year], workdays[year]) for year in holidays}


def _by_year(days: Iterable[date]) -> defaultdict[int, frozenset[date]]:
    found = defaultdict[int, frozenset[date]](frozenset)
    for day in days:
        found[day.year] |= {day}
    return found


def _by_statute(year: int) -> YearDays:
    return YearDays(statutory_holidays(year))


def _joined(notice: YearDays, own: YearDays) -> YearDays:
    return YearDays(
        (notice.holidays - own.workdays) | own.holidays,
        (notice.workdays - own.holidays) | own.workdays,
    )


def _year_days(values: Mapping[str, Value], year: int) -> YearDays:
    """Take the days of the year that are days; the rest is the schema's to report."""
    return YearDays(*(_days(values.get(key), year) for key in ("holidays", "workdays")))


def _days(values: Value, year: int) -> frozenset[date]:
    texts = values if isinstance(values, (list, tuple)) else ()
    return frozenset(day for text in texts if isinstance(text, str) and (day := _day(text)) and day.year == year)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
