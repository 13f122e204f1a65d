"""Anchors of a time limit: the words that say when, and the shapes in which they are printed."""

import datetime as dt
import re
from collections.abc import Callable

from msgspec import Struct

from catalog_cli.model.time_limit import ClauseKind, Period, TimeUnit

Stretch = tuple[int, int]
"""Start and end of a stretch of text."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Words that say when: 20个工作日内, 每年1月31日前, 长期.

    `subject` is one that the words hold themselves, `unparsed` the stretch of them that is not understood.
    `weak` words (及时, 定期) are adverbs beside any others, and say when only where they are alone.
    """

    start: int
    end: int
    kind: ClauseKind
    number: int | None = None
    unit: TimeUnit | None = None
    date: str | None = None
    day: dt.date | None = None
    period: Period | None = None
    subject: str = ""
    weak: bool = False
    unparsed: tuple[int, int] | None = None


class Shape(Struct, frozen=True):
    """A way to print such words, and how to read them.

    `read` takes the match and the place before which the text belongs to other words; it may decline with None. The
    words begin with one of the characters in `first`, and one of those in `needs`, if any, is in the text: most texts
    are of few shapes, and an expression that cannot match is neither tried nor compiled.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], int], Anchor | None]
    first: str
    needs: str = ""
