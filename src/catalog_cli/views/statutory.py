"""The times that laws set for an item, in words for people and as data for programs."""

from collections.abc import Sequence
from gettext import gettext as _

from catalog_cli.facts.deadlines import StatutoryDeadline
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Clause, ClauseKind
from catalog_cli.model.table import Cell, Row, Table
from catalog_cli.views.deadlines import clause_words
from catalog_cli.views.items import item_lines, record


def statutory_words(deadline: StatutoryDeadline) -> str:
    """Return a time that a law sets, with its source: “within 2 working days (《…》第五十条第一款, …)”."""
    limit = clause_words(_clause(deadline))
    if deadline.also_shown:
        shown = Clause(text="", start=0, kind=ClauseKind.DISPLAY, number=deadline.also_shown, unit=deadline.unit)
        limit = _("{limit}, {display}").format(limit=limit, display=clause_words(shown))
    source = deadline.source
    if deadline.event:
        source = _("{source}, counted from {event}").format(source=source, event=_event(deadline))
    return _("{limit} ({source})").format(limit=limit, source=source)


def item_record(item: Item, deadlines: Sequence[StatutoryDeadline]) -> dict[str, object]:
    """Return an item as data, with the times that laws set for it under `statutory`, where there are any."""
    records = [_record(deadline) for deadline in deadlines]
    return {**record(item), **({"statutory": records} if records else {})}


def full_item_lines(item: Item, deadlines: Sequence[StatutoryDeadline]) -> Table:
    """Show an item for programs: a row for each field, and one for each time that a law sets, as JSON."""
    lines = item_lines(item)
    return Table(lines.columns, [*lines.rows, *map(_row, deadlines)], [item_record(item, deadlines)])


def _row(deadline: StatutoryDeadline) -> Row:
    # deferred: laws set few items a time of their own
    from catalog_cli.model.json_text import dumps

    return Cell("statutory"), Cell(dumps(_record(deadline)))


def _record(deadline: StatutoryDeadline) -> dict[str, object]:
    """Return a time as data; what it does not say is left out."""
    values = {
        "topic": deadline.topic,
        "kind": deadline.kind.value,
        "number": deadline.number,
        "unit": deadline.unit.value if deadline.unit else None,
        "date": deadline.date,
        "period": deadline.period.value if deadline.period else None,
        "event": deadline.event or None,
        "source": deadline.source,
    }
    return {key: value for key, value in values.items() if value is not None}


def _clause(deadline: StatutoryDeadline) -> Clause:
    return Clause(
        text="",
        start=0,
        kind=deadline.kind,
        number=deadline.number,
        unit=deadline.unit,
        date=deadline.date,
        period=deadline.period,
    )


def _event(deadline: StatutoryDeadline) -> str:
    return deadline.event.removesuffix("之日起").removesuffix("后")
