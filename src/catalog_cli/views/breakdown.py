"""The catalogue in numbers for each office, category or law, and what became of these numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from gettext import gettext as _
from operator import add

from msgspec import Struct, field
from msgspec.structs import asdict, astuple

from catalog_cli.due.ledger import RecordState
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import Change, ChangeKind
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.changes import kind_word
from catalog_cli.views.figures import laws_of
from catalog_cli.views.headings import heading

BY = ("office", "category", "law")
"""What items are counted by."""
KINDS = (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.RENAMED, ChangeKind.MOVED, ChangeKind.CHANGED)
"""The kinds of change that are counted."""


class Numbers(Struct, frozen=True):
    """How many items there are, how many of them lack a link or an office, and how many findings they have."""

    items: int = 0
    without_link: int = 0
    without_office: int = 0
    findings: int = 0


Breakdown = tuple[tuple[str, Numbers], ...]
"""Names with their numbers; the empty name is that of items without any."""


OfficeRecords = Mapping[str, Mapping[RecordState, int]]
"""How many records of each office are in each state."""


class NumberChange(Struct, frozen=True):
    """A number of an office, a category or a law (or of all items, with an empty name), before and after."""

    name: str
    figure: str
    before: int
    after: int


class FiguresPage(Struct, frozen=True, kw_only=True):
    """What a page of figures shows: the numbers of all items, the breakdowns by their key, and what changed `since`."""

    title: str
    publishers: tuple[str, ...]
    day: str
    all: Numbers
    breakdowns: tuple[tuple[str, Breakdown], ...]
    since: str = ""
    changed: tuple[NumberChange, ...] = ()
    happened: Mapping[ChangeKind, int] = field(default_factory=dict)


def numbers_of(items: Sequence[Item], findings: Mapping[str, int]) -> Numbers:
    """Count items; `findings` has the number of findings by the path of an item's file."""
    return Numbers(
        items=len(items),
        without_link=sum(not item.link for item in items),
        without_office=sum(not item.responsible for item in items),
        findings=sum(findings.get(item.path, 0) for item in items),
    )


def break_down(catalogue: Catalogue, by: str, findings: Mapping[str, int]) -> Breakdown:
    """Count items by one of `BY`; an item of two offices counts for both.

    Categories are in the catalogue's order, those without items included; others go by number, the largest first.
    Items that name none come last.
    """
    groups: dict[str, list[Item]] = {name: [] for name in catalogue.settings.categories} if by == "category" else {}
    for item in catalogue.items:
        for name in _names(item, by):
            groups.setdefault(name, []).append(item)
    counted = [(name, numbers_of(items, findings)) for name, items in groups.items()]
    if by != "category":
        counted.sort(key=lambda pair: (not pair[0], -pair[1].items))
    return tuple(counted)


def compare_numbers(before: Breakdown, after: Breakdown) -> tuple[NumberChange, ...]:
    """Return the numbers that are not what they were, in the order of the names now; those that are gone come last."""
    old, new = dict(before), dict(after)
    return tuple(
        NumberChange(name, figure, getattr(was, figure), getattr(now, figure))
        for name in dict.fromkeys((*new, *old))
        for was, now in [(old.get(name, Numbers()), new.get(name, Numbers()))]
        for figure in Numbers.__struct_fields__
        if getattr(was, figure) != getattr(now, figure)
    )


def sum_breakdowns(parts: Iterable[Breakdown]) -> Breakdown:
    """Add the numbers of several catalogues; names that are the same count together, the largest first."""
    total: dict[str, Numbers] = {}
    for name, numbers in (pair for part in parts for pair in part):
        known = total.get(name, Numbers())
        total[name] = Numbers(*map(add, astuple(known), astuple(numbers)))
    return tuple(sorted(total.items(), key=lambda pair: (not pair[0], -pair[1].items)))


def count_changes(changes: Sequence[Change]) -> dict[ChangeKind, int]:
    """Count what happened to items, each kind of `KINDS`, none left out."""
    counted = Counter(change.kind for change in changes if change.item)
    return {kind: counted[kind] for kind in KINDS}


def breakdown_table(
    rows: Breakdown, by: str, of_records: OfficeRecords | None = None, *, has_records: bool = False
) -> Table:
    """Show the numbers of each office, category or law on a row; of offices also those of their records, if any.

    With `has_records` there are columns for records even where there are none.
    """
    states = _STATES if of_records or has_records else ()
    known = dict(rows)
    rows = (*rows, *((name, Numbers()) for name in of_records or () if name not in known))
    counted = [(name, numbers, _by_state(of_records or {}, name)) for name, numbers in rows]
    return Table(
        columns=(
            Column(by, by_word(by)),
            *(Column(key, figure_word(key), number=True) for key in (*_FIGURES, *(state.value for state in states))),
        ),
        rows=[
            (_name_cell(name), *_number_cells((*asdict(numbers).values(), *(found[state] for state in states))))
            for name, numbers, found in counted
        ],
        records=[
            {by: name, **asdict(numbers), **{state.value: found[state] for state in states}}
            for name, numbers, found in counted
        ],
    )


def numbers_table(rows: Sequence[Numbers]) -> Table:
    """Show numbers alone, of each catalogue on a row."""
    return Table(
        columns=tuple(Column(key, figure_word(key), number=True) for key in _FIGURES),
        rows=[tuple(_number_cells(astuple(numbers))) for numbers in rows],
        records=[asdict(numbers) for numbers in rows],
    )


def changes_table(changed: Sequence[NumberChange], by: str | None, happened: Mapping[ChangeKind, int]) -> Table:
    """Show the numbers that changed, before and after; without `by`, those of all items and what happened to these."""
    rows = [] if by else [(kind.value, kind_word(kind), count) for kind, count in happened.items()]
    lead = (Column(by, by_word(by)),) if by else ()
    records: list[Mapping[str, object]] = [
        {"figure": key, "before": None, "after": None, "change": count} for key, _word, count in rows
    ]
    records += [({by: each.name} if by else {}) | _change_record(each) for each in changed]
    return Table(
        columns=(
            *lead,
            Column("figure", _("Figure")),
            Column("before", _("Before"), number=True),
            Column("after", _("After"), number=True),
            Column("change", _("By how much"), number=True),
        ),
        rows=[
            *((Cell(word, data=key), Cell(""), Cell(""), Cell(f"{count}")) for key, word, count in rows),
            *_change_rows(changed, by),
        ],
        records=records,
    )


def by_word(by: str) -> str:
    """Return the reader's word for what items are counted by."""
    words = {
        "office": heading("responsible"),
        "category": heading("category"),
        "law": _("Law"),
        "workspace": _("Catalogue"),
    }
    return words[by]


def figure_word(key: str) -> str:
    """Return the reader's word for a number."""
    words = {
        "items": _("items"),
        "without_link": _("without a link"),
        "without_office": _("without an office"),
        "findings": _("findings"),
        "on_time": _("published on time"),
        "late": _("published late"),
        "open": _("open"),
        "overdue": _("overdue"),
    }
    return words[key]


def shown_name(name: str) -> str:
    """Return the name of an office, a category or a law, or a word for none."""
    return name or _("(none)")


_FIGURES = Numbers.__struct_fields__
_STATES = (RecordState.ON_TIME, RecordState.LATE, RecordState.OPEN, RecordState.OVERDUE)
"""What is counted of records; one that is published and has no due day is neither on time nor late."""


def _by_state(of_records: OfficeRecords, name: str) -> Mapping[RecordState, int]:
    counted = of_records.get(name, {})
    return {state: counted.get(state, 0) for state in _STATES}


def _names(item: Item, by: str) -> tuple[str, ...]:
    if by == "category":
        return (item.category,)
    names = item.responsible if by == "office" else tuple(law for text in item.basis for law in laws_of(text))
    return tuple(dict.fromkeys(names)) or ("",)


def _name_cell(name: str) -> Cell:
    return Cell(shown_name(name), data=name)


def _number_cells(numbers: Iterable[int]) -> Iterator[Cell]:
    for number in numbers:
        # a zero says nothing to a person, and hides what is to be seen
        yield Cell(f"{number}" if number else "", data=f"{number}")


def _change_rows(changed: Sequence[NumberChange], by: str | None) -> Iterator[Row]:
    for place, each in enumerate(changed):
        repeated = place > 0 and changed[place - 1].name == each.name
        name = (Cell("" if repeated else shown_name(each.name), data=each.name),) if by else ()
        yield (
            *name,
            Cell(figure_word(each.figure), data=each.figure),
            Cell(f"{each.before}"),
            Cell(f"{each.after}"),
            Cell(f"{each.after - each.before:+}", data=f"{each.after - each.before}"),
        )


def _change_record(each: NumberChange) -> dict[str, object]:
    return {"figure": each.figure, "before": each.before, "after": each.after, "change": each.after - each.before}
