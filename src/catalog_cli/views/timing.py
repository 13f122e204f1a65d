"""Where the time of a run went, as tables of parts and of functions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.model.table import Cell, Column, Table

DEAREST = 15
"""How many functions are shown."""
_LEAST = 0.005
"""Parts that took less than this share of the time are summed up."""


class Spent(Struct, frozen=True):
    """What one function took: the part that it belongs to, its name and place, its calls, its own seconds."""

    part: str
    function: str
    calls: int
    seconds: float


def timing_tables(spent: Sequence[Spent], before: float) -> Iterator[Table]:
    """Yield a table of the parts and one of the slowest functions; `before` are the seconds until measuring began."""
    parts: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0])
    for each in spent:
        parts[each.part][0] += each.seconds
        parts[each.part][1] += each.calls
    whole = before + sum(each.seconds for each in spent)
    rows = [(_("before measuring"), 0, before), *((part, int(calls), own) for part, (own, calls) in parts.items())]
    large = [row for row in rows if row[2] >= _LEAST * whole]
    rest = sum(row[2] for row in rows) - sum(row[2] for row in large)
    listed = sorted(large, key=lambda row: -row[2])
    yield _table(_("Part"), [*listed, (_("all others"), 0, rest), (_("total"), 0, whole)], whole)
    dearest = sorted(spent, key=lambda each: -each.seconds)[:DEAREST]
    yield _table(_("Function"), [(each.function, each.calls, each.seconds) for each in dearest], whole)


def _table(heading: str, rows: Sequence[tuple[str, int, float]], whole: float) -> Table:
    return Table(
        columns=(
            Column("seconds", _("Seconds"), number=True),
            Column("share", _("Share"), number=True),
            Column("calls", _("Calls"), number=True),
            Column("where", heading),
        ),
        rows=[
            (
                Cell(f"{seconds:.3f}"),
                Cell(f"{100 * seconds / whole:.0f} %" if whole else ""),
                Cell(str(calls) if calls else ""),
                Cell(name),
            )
            for name, calls, seconds in rows
        ],
    )
