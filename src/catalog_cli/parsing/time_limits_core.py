"""The core of a clause: the words that say the time itself, without what it counts from or is about."""

from dataclasses import dataclass
from enum import IntEnum

from catalog_cli.model.time_limit import ClauseKind, Period, TimeUnit
from catalog_cli.parsing.numerals import NUMERAL

Span = tuple[int, int]

N = rf"(?:(?<![0-9])(?=[0-9])|(?<![零〇一二两三四五六七八九十百千万])(?![0-9])){NUMERAL}(?![0-9])"
"""A numeral that is not the rest of a longer one."""

INSIDE = r"内(?!容|部|设|网|页|在|外)"


class Weight(IntEnum):
    """How much a core counts beside others."""

    VAGUE = 0
    """按规定, 定期: counts only where the sentence says nothing else."""
    EVENT = 1
    """会后, 形成时: counts only where no time stands beside it."""
    ADVERB = 2
    """及时, 实时: says nothing beside a number."""
    FULL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The words `text[start:end]` of a squeezed text and what they say; `slips` are places not understood."""

    start: int
    end: int
    kind: ClauseKind
    number: int | None = None
    unit: TimeUnit | None = None
    date: str | None = None
    period: Period | None = None
    suffix: str = ""
    quantity: bool = False
    weight: Weight = Weight.FULL
    slips: tuple[Span, ...] = ()
