"""One clause of a time limit, put together from its core and the words before and after it."""

import re
from typing import Final

from catalog_cli.model.part import Part, PartKind
from catalog_cli.model.time_limit import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.time_limits_core import Core, Span, Weight
from catalog_cli.parsing.time_limits_lead import Lead, lead
from catalog_cli.parsing.time_limits_show import Shown, shown
from catalog_cli.parsing.time_limits_tail import tail
from catalog_cli.parsing.time_limits_text import Squeezed

_AT_MOST: Final = re.compile(r"(?:不(?:得|应|能|可)?(?:超过|迟于|晚于|多于)|最迟|最晚|最长|至多|最多|≤)(?:为)?\(?$")


def clause(squeezed: Squeezed, start: int, end: int, core: Core) -> Clause:
    """Make the clause of the stretch `text[start:end]` of a squeezed text around its core."""
    text = squeezed.text
    show = shown(text, start, core)
    must = core.weight is Weight.EVENT or core.suffix == "前"
    before = lead(text, start, show.start if show else core.start, event=must, counts=core.quantity and show is None)
    after = tail(text, core.end, end)
    first, last = squeezed.stretch(start, end)
    return Clause(
        text=squeezed.printed[first:last],
        start=first,
        kind=_kind(text, core, before, show),
        number=core.number,
        unit=core.unit,
        date=core.date,
        period=core.period,
        trigger=_printed(squeezed, before.trigger, after.trigger),
        subject=_printed(squeezed, before.subject, after.subject, show.subject if show else (0, 0)),
        slips=tuple(part(squeezed, PartKind.UNPARSED, *span) for span in sorted((*core.slips, *after.slips))),
    )


def not_understood(squeezed: Squeezed, start: int, end: int) -> Clause:
    """Make the clause of a stretch that says no time at all."""
    whole = part(squeezed, PartKind.UNPARSED, start, end)
    return Clause(text=whole.text, start=whole.start, kind=ClauseKind.UNKNOWN, slips=(whole,))


def part(squeezed: Squeezed, kind: PartKind, start: int, end: int) -> Part:
    """Make a part of the stretch `text[start:end]` as it was printed."""
    first, last = squeezed.stretch(start, end)
    return Part(kind, squeezed.printed[first:last], first)


def _printed(squeezed: Squeezed, *spans: Span) -> str:
    """Give the first stretch that is not empty as it was printed."""
    return next((squeezed.slice(*span) for span in spans if span[0] < span[1]), "")


def _kind(text: str, core: Core, before: Lead, show: Shown | None) -> ClauseKind:
    if not core.quantity:
        return core.kind
    if show:
        return ClauseKind.DISPLAY
    if core.suffix == "前" or before.before:
        return ClauseKind.BEFORE
    if core.suffix.endswith("内") or _AT_MOST.search(text, max(0, core.start - 8), core.start):
        return ClauseKind.AFTER
    span_of_time = core.unit is TimeUnit.YEAR or text.startswith("半年", core.start)
    return ClauseKind.UNKNOWN if span_of_time or core.suffix.endswith("后") else ClauseKind.AFTER
