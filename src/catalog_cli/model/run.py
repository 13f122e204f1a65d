"""One run of the program: the day it takes for today and the reader's language, made once and handed down."""

from datetime import date, timedelta
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace

_ONE_DAY = timedelta(days=1)


class Run(Struct, frozen=True):
    """What an answer depends on besides the files and the request.

    `is_pinned` says that the user named the day. Rules never read `today`: they ask `has_passed`, so that a cached
    answer can tell on which other days it holds.
    """

    today: date
    language: str = "en"
    is_pinned: bool = False

    def has_passed(self, day: date) -> bool:
        """Return whether a day is over."""
        return self.today > day

    def has_come(self, day: date) -> bool:
        """Return whether a day is today or over."""
        return day == date.min or self.has_passed(day - _ONE_DAY)

    def looking_back_from(self, day: date) -> Self:
        """Return the run with `day` for today, unless the user has named another."""
        return self if self.is_pinned else replace(self, today=day)


class ValidDays(Struct, frozen=True):
    """The days, both included, on which an answer is the same."""

    first: date = date.min
    last: date = date.max

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __and__(self, other: "ValidDays") -> "ValidDays":
        """Return the days on which two answers are both the same."""
        return ValidDays(max(self.first, other.first), min(self.last, other.last))


ALWAYS = ValidDays()


class TrackedRun(Run, frozen=True):
    """A run that records on which days all it has answered is the same; the first of `recorded` is the result."""

    recorded: list[ValidDays] = field(default_factory=lambda: [ALWAYS])

    def has_passed(self, day: date) -> bool:
        """Return whether a day is over; record the nearest day on which the answer changes."""
        passed = self.today > day
        self.narrow(ValidDays(first=_day_after(day)) if passed else ValidDays(last=day))
        return passed

    def narrow(self, days: ValidDays) -> None:
        """Record that something was answered that holds on `days` only."""
        self.recorded[0] &= days

    def take(self) -> ValidDays:
        """Return the days recorded, and start again."""
        days, self.recorded[0] = self.recorded[0], ALWAYS
        return days


def tracked(run: Run) -> TrackedRun:
    """Return the same run, recording what its answers depend on."""
    return TrackedRun(run.today, run.language, run.is_pinned)


def _day_after(day: date) -> date:
    return day + _ONE_DAY
