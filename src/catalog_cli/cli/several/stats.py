"""`catalog stats` over several workspaces: the numbers of each, and their sum."""

from collections import Counter
from collections.abc import Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.count_numbers import Counted, count, count_records, happened
from catalog_cli.actions.workspaces import WorkspacePlace, label_of
from catalog_cli.cli.answers import answer
from catalog_cli.cli.at import place, run_at, source_at
from catalog_cli.cli.figures_page import write_page
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell, write
from catalog_cli.cli.progress import progress
from catalog_cli.cli.several.reading import Workspaces
from catalog_cli.due.ledger import RecordState
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.json_text import dumps
from catalog_cli.model.table import Table
from catalog_cli.model.workspace_label import KEY, WorkspaceLabel
from catalog_cli.views.breakdown import (
    BY,
    Breakdown,
    FiguresPage,
    OfficeRecords,
    breakdown_table,
    changes_table,
    compare_numbers,
    numbers_table,
    sum_breakdowns,
)
from catalog_cli.views.figures import (
    Figures,
    count_figures,
    figures_record,
    figures_table,
    overview_table,
    sum_figures,
)
from catalog_cli.views.workspaces import labelled, names_of

_PAGE = "html"
_FOR_PEOPLE = frozenset({"table", "markdown"})
"""Formats in which each workspace is one row; programs get all figures."""


class StatsRequest(Struct, frozen=True):
    """What the options of `stats` ask for, besides the workspaces and the conditions."""

    by: str | None
    since: str | None
    at: str | None
    form: str
    output: Path | None

    @property
    def is_page(self) -> bool:
        """Whether the answer is a page."""
        return self.output is not None or self.form == _PAGE


class _Numbers(Struct, frozen=True):
    """The numbers of one workspace by what they are counted by, None for all items, and what they were before."""

    label: WorkspaceLabel
    now: Mapping[str | None, Breakdown]
    before: Mapping[str | None, Breakdown]
    happened: Mapping[ChangeKind, int]
    of_records: OfficeRecords | None


Labels = Sequence[WorkspaceLabel | None]
"""The labels of rows; a sum has none."""


def count_several(invocation: Invocation, request: StatsRequest) -> int:
    """Count the items of several workspaces; return the exit status."""
    workspaces = Workspaces(invocation, request.at)
    if request.by or request.since or request.is_page:
        _count_with_findings(workspaces, invocation, request)
    else:
        _count_items(workspaces, request.form)
    return workspaces.finish()


def _count_items(workspaces: Workspaces, form: str) -> None:
    labels: list[WorkspaceLabel | None] = []
    parts: list[Figures] = []
    for reading in workspaces.loaded():
        items = workspaces.select(reading.invocation, reading.loaded.catalogue.items, reading.settings)
        labels.append(reading.label)
        parts.append(count_figures(Catalogue(reading.settings, tuple(items))))
    workspaces.refuse_unknown_fields()
    if not parts:
        return
    labels, parts = [*labels, None], [*parts, sum_figures(parts)]
    if form in _FOR_PEOPLE:
        answer(labelled(overview_table(parts), labels), form)
    elif form == "json":
        records = [
            {KEY: label.record() if label else None, **figures_record(part)}
            for label, part in zip(labels, parts, strict=True)
        ]
        write([f"{dumps(records, indent=2)}\n"])
    else:
        _answer_all(labels, list(map(figures_table, parts)), form)


def _answer_all(labels: Labels, tables: Sequence[Table], form: str) -> None:
    """Print tables with the same columns as one, each row with its label."""
    of_rows = [label for label, table in zip(labels, tables, strict=True) for _row in table.rows]
    rows = [row for table in tables for row in table.rows]
    records = [record for table in tables for record in table.records]
    answer(labelled(Table(tables[0].columns, rows, records), of_rows), form)


def _count_with_findings(workspaces: Workspaces, invocation: Invocation, request: StatsRequest) -> None:
    parts = []
    with progress(_("Checking")) as step:
        for part in workspaces.each(lambda where, alone: _numbers(workspaces, where, alone, request)):
            parts.append(part)
            step(len(parts), len(workspaces))
    workspaces.refuse_unknown_fields()
    if not parts:
        return
    if request.is_page:
        write_page(_page(parts, invocation, request), invocation.start, request.output)
    elif request.since:
        _answer_changes(parts, request)
    else:
        _answer_breakdowns(parts, request)


def _numbers(workspaces: Workspaces, where: WorkspacePlace, alone: Invocation, request: StatsRequest) -> _Numbers:
    run, by = run_at(alone, request.at), None if request.by == KEY else request.by

    def counted(word: str | None) -> Counted:
        return count(
            source_at(alone, word),
            place(alone),
            lambda reading: workspaces.select(alone, reading.catalogue.items, reading.catalogue.settings),
            run,
        )

    now, before = counted(request.at), counted(request.since) if request.since else None
    source = source_at(alone, request.at)
    label = label_of(where, now.catalogue.settings, source)
    workspaces.note_loaded(label, now.reading)
    asked = (None, *BY) if request.is_page else (None, by)
    return _Numbers(
        label,
        {what: now.by(what) for what in asked},
        {what: before.by(what) for what in asked} if before else {},
        happened(before, now) if before else {},
        count_records(source, now.catalogue, run) if by == "office" else None,
    )


def _answer_breakdowns(parts: Sequence[_Numbers], request: StatsRequest) -> None:
    labels = [*(part.label for part in parts), None]
    if request.by == KEY:
        of_all = [part.now[None][0][1] for part in parts]
        ((_name, total),) = sum_breakdowns(part.now[None] for part in parts)
        answer(labelled(numbers_table([*of_all, total]), labels), request.form)
        return
    by = request.by or ""
    has_records = any(part.of_records for part in parts)
    tables = [breakdown_table(part.now[by], by, part.of_records, has_records=has_records) for part in parts]
    total_records = _sum_records(parts)
    tables.append(breakdown_table(sum_breakdowns(part.now[by] for part in parts), by, total_records))
    _answer_all(labels, tables, request.form)


def _answer_changes(parts: Sequence[_Numbers], request: StatsRequest) -> None:
    by = None if request.by == KEY else request.by
    tables = [changes_table(compare_numbers(part.before[by], part.now[by]), by, part.happened) for part in parts]
    if not any(table.rows for table in tables):
        tell([_("no number changed") + "\n"])
    before, now = (sum_breakdowns(each) for each in _before_and_now(parts, by))
    tables.append(changes_table(compare_numbers(before, now), by, _sum_happened(parts)))
    _answer_all([*(part.label for part in parts), None], tables, request.form)


def _page(parts: Sequence[_Numbers], invocation: Invocation, request: StatsRequest) -> FiguresPage:
    by = None if request.by == KEY else request.by
    labels = [part.label for part in parts]
    names = names_of(labels)
    asked = BY if request.by is None else (() if by is None else (by,))
    before, now = (sum_breakdowns(each) for each in _before_and_now(parts, by))
    return FiguresPage(
        title=ngettext("{n} catalogue", "{n} catalogues", len(parts)).format(n=len(parts)),
        publishers=tuple(dict.fromkeys(label.name for label in labels)),
        day=f"{run_at(invocation, None).today}",
        all=sum_breakdowns(part.now[None] for part in parts)[0][1],
        breakdowns=(
            (KEY, tuple((names[part.label.path], part.now[None][0][1]) for part in parts)),
            *((each, sum_breakdowns(part.now[each] for part in parts)) for each in asked),
        ),
        since=request.since or "",
        changed=compare_numbers(before, now) if request.since else (),
        happened=_sum_happened(parts) if request.since else {},
    )


def _before_and_now(parts: Sequence[_Numbers], by: str | None) -> tuple[list[Breakdown], list[Breakdown]]:
    return [part.before[by] for part in parts if part.before], [part.now[by] for part in parts]


def _sum_happened(parts: Sequence[_Numbers]) -> Mapping[ChangeKind, int]:
    total = Counter[ChangeKind]()
    for part in parts:
        total.update(part.happened)
    return total


def _sum_records(parts: Sequence[_Numbers]) -> OfficeRecords | None:
    total: dict[str, Counter[RecordState]] = {}
    for part in parts:
        for name, states in (part.of_records or {}).items():
            total.setdefault(name, Counter()).update(states)
    return total or None
