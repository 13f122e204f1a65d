"""A time limit (公开时限): the printed words, taken apart into clauses."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from catalog_cli.model.phrase_token import PhraseToken, TokenKind


class ClauseKind(StrEnum):
    """How a clause limits the time."""

    AFTER = "after"
    """Within a number of units after an event, said or implied."""
    YEARLY = "yearly"
    """By a day of every year."""
    PERIODIC = "periodic"
    """Once in every period."""
    PROMPTLY = "promptly"
    """及时, 实时, 随时: no number at all."""
    STANDING = "standing"
    """长期, 永久, 常年, 任期内: it stays on show."""
    BEFORE = "before"
    """A number of units before an event."""
    DISPLAY = "display"
    """A shortest time on show."""
    SAME = "same"
    """同上: as the item above."""
    UNKNOWN = "unknown"
    """Ambiguous (1年) or not understood."""


class TimeUnit(StrEnum):
    """What a number of a time limit counts."""

    WORKING_DAY = "working_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    MINUTE = "minute"


class Period(StrEnum):
    """How often something recurs."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Clause(Struct, frozen=True, kw_only=True):
    """One clause of a time limit; what it does not say is None or empty.

    `start` is its place in the whole printed text. `date` is the `MM-DD` of a yearly clause, and is as printed even
    where there is no such day (02-30). `day` is the last calendar day that an unknown clause names (2019年底前).
    `trigger` is the event that the time counts from, `subject` what the clause is about, both as printed. `unparsed`
    are the stretches of the clause that were not understood.
    """

    text: str
    start: int
    kind: ClauseKind
    number: int | None = None
    unit: TimeUnit | None = None
    date: str | None = None
    day: dt.date | None = None
    period: Period | None = None
    trigger: str = ""
    subject: str = ""
    unparsed: tuple[PhraseToken, ...] = ()


class TimeLimit(Struct, frozen=True):
    """A time limit as printed: its clauses, and whether it gives way to other law (另有规定的，从其规定).

    `tokens` are all tokens of the text in order; `str()` gives the text back.
    """

    tokens: tuple[PhraseToken, ...]
    clauses: tuple[Clause, ...]
    exception: bool = False

    @property
    def unparsed(self) -> tuple[PhraseToken, ...]:
        """The stretches that were not understood, within clauses and between them."""
        between = tuple(token for token in self.tokens if token.kind is TokenKind.UNPARSED)
        within = tuple(stretch for clause in self.clauses for stretch in clause.unparsed)
        return tuple(sorted((*between, *within), key=lambda token: token.start))

    def __str__(self) -> str:
        return "".join(token.text for token in self.tokens)
