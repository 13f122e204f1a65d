"""What is understood of a printed phrase: its tokens, the citations in a legal basis, the clauses of a time limit."""

import datetime as dt
from enum import StrEnum
from functools import cached_property

from msgspec import Struct


class TokenKind(StrEnum):
    """What a stretch of a printed legal basis or time limit is."""

    NUMBERING = "numbering"
    RANK = "rank"
    ISSUER = "issuer"
    TITLE = "title"
    REFERENCE = "reference"
    DATE = "date"
    LOCATOR = "locator"
    QUOTE = "quote"
    CLAUSE = "clause"
    EXCEPTION = "exception"
    MARK = "mark"
    UNPARSED = "unparsed"


class PhraseToken(Struct, frozen=True):
    """One stretch; `start` counts characters from the beginning of the whole printed text.

    The tokens of a text follow each other without gaps: joined, they are the text.
    """

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self.start + len(self.text)


class Step(Struct, frozen=True):
    """One step of a locator: `unit` is 条, 款, 项, 目, 点, 部分, 章, 节 …, `number` counts from 1.

    `unit` is empty where only a number in brackets stands there (第四部分（一）). `branch` is 1 in
    第十条之一, 0 without 之. 附则, and a 编 that is cited by its name (合同编), have no number (0). `start` and `end`
    are the step's place in the whole printed text.
    """

    unit: str
    number: int
    branch: int
    start: int
    end: int


class Locator(Struct, frozen=True):
    """Where in a source, as printed (第二十条第（七）项), from the outermost step to the innermost.

    In 第二十条第（一）项、第（三）项 the second locator is 第（三）项; its steps begin with the 条 that it shares.
    `until` is the last step of a range or list (第三条至第五条, 第一、二项), of which `steps` hold the first.
    """

    text: str
    steps: tuple[Step, ...]
    start: int
    until: Step | None = None

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self.start + len(self.text)

    def step(self, unit: str) -> Step | None:
        """Return the step with this unit; None when the locator has none."""
        return next((step for step in self.steps if step.unit == unit), None)

    def number(self, unit: str) -> int | None:
        """Return the number of the step with this unit; None when the locator has none."""
        step = self.step(unit)
        return step.number if step else None

    def last(self, unit: str) -> Step | None:
        """Return the last step with this unit: 第五条 of 第三条至第五条, the only one where there is no range."""
        return self.until if self.until and self.until.unit == unit else self.step(unit)

    @property
    def supplementary(self) -> bool:
        """Whether the place is said to be in the supplementary provisions (附则第五十六条)."""
        return self.step("附则") is not None


class Order(Struct, frozen=True):
    """An order (令) that a citation names, with or without spaces and 第: 国务院 令492号 is 国务院令第492号.

    `issuer` is without 中华人民共和国, and 国务院 for 国令; it is empty where only 令第1号 is printed. `year` is that
    printed within the number (国务院令〔2019〕第711号). `start` and `end` are its place in the whole printed text.
    """

    issuer: str
    number: int
    year: int | None
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.issuer}令第{self.number}号"


class Quotation(Struct, frozen=True):
    """Words of a source that are quoted, and the locator that precedes them, if any."""

    text: str
    locator: Locator | None
    start: int


class Citation(Struct, frozen=True, dict=True):
    """One legal source: its tokens in the order of the text, and what rules need of them in typed values.

    `orders` are all orders named, those of earlier versions included, as printed. `years` are those of the versions
    named by date (2019年修订, 2018修正), as printed; a year within a number is none of them.
    """

    tokens: tuple[PhraseToken, ...]
    locators: tuple[Locator, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    orders: tuple[Order, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The citation as printed, with the marks around it."""
        return "".join(token.text for token in self.tokens)

    @cached_property
    def issuer(self) -> str:
        """Who issued it, if named before the title; otherwise empty."""
        return self._joined(TokenKind.ISSUER)

    @cached_property
    def title(self) -> str:
        """The title without its outer 《》; the words as printed where there are none."""
        return self._joined(TokenKind.TITLE)

    @cached_property
    def reference(self) -> str:
        """The number (国务院令第711号, 国办发〔2017〕97号) without the brackets around it; empty when absent."""
        return self._joined(TokenKind.REFERENCE)

    @cached_property
    def version(self) -> str:
        """The words on dates and versions (2019年4月3日修订), as printed; empty when absent."""
        return self._joined(TokenKind.DATE)

    @cached_property
    def quote(self) -> str:
        """The words of the law that are quoted after a colon or after the locator; empty when absent."""
        return self._joined(TokenKind.QUOTE)

    def token(self, kind: TokenKind) -> PhraseToken | None:
        """Return the first token of a kind."""
        return next((token for token in self.tokens if token.kind is kind), None)

    def _joined(self, kind: TokenKind) -> str:
        return "".join(token.text for token in self.tokens if token.kind is kind).strip()


class Basis(Struct, frozen=True):
    """A legal basis as printed: one citation or several, with nothing lost between them.

    `tokens` are all tokens of the text in order, those of the citations included; `str()` gives the text back.
    """

    tokens: tuple[PhraseToken, ...]
    citations: tuple[Citation, ...]

    @property
    def unparsed(self) -> tuple[PhraseToken, ...]:
        """The stretches that were not understood."""
        return tuple(token for token in self.tokens if token.kind is TokenKind.UNPARSED)

    def __str__(self) -> str:
        return "".join(token.text for token in self.tokens)


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
