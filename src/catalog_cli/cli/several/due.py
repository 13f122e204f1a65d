"""`catalog due` over several workspaces: one list or one calendar, the first day first."""

from collections.abc import Sequence
from gettext import ngettext

from msgspec.structs import replace

from catalog_cli.actions.find_due import DueRequest, agenda_of, by_day, find_due
from catalog_cli.cli.due_answers import AGENDAS, DueShape, answer_agenda, answer_days, named, tell_nothing_due
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.several.reading import Reading, Workspaces, for_any
from catalog_cli.cli.suggestions import print_filter_advice
from catalog_cli.due.due_days import DueDay
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import AmbiguousItemError, ItemNotFoundError
from catalog_cli.model.item import Item
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.store.records import ledger_of
from catalog_cli.views.agenda import Agenda, identities_of


def due_several(
    invocation: Invocation, names: Sequence[str], request: DueRequest, shape: DueShape, *, check: bool
) -> int:
    """List what is due in several workspaces; return the exit status.

    Raises:
        ItemNotFoundError: no workspace has an item that is named.
    """
    workspaces = Workspaces(invocation)
    found = _FoundDays(names, request)
    for reading in workspaces.loaded():
        found.add(reading, workspaces)
    workspaces.refuse_unknown_fields()
    if not workspaces.any_read:
        return workspaces.finish()
    found.refuse_unknown_names()
    if not found.any_chosen:
        readings = [(each, each.loaded.catalogue.items) for each in found.readings]
        deadlines = for_any([(workspaces.deadlines(each.invocation, each.settings), items) for each, items in readings])
        print_filter_advice([item for _each, items in readings for item in items], invocation.conditions, deadlines)
    days = sorted(found.days, key=by_day)
    tell_nothing_due(days, names, request)
    if shape.form in AGENDAS:
        answer_agenda(_agenda(days, found.labels, request, invocation, shape), shape, invocation.start)
    else:
        answer_days(days, invocation.run.today, shape.form, found.labels)
    status = workspaces.finish()
    return max(status, 1) if check and any(day.is_overdue(invocation.run.today) for day in days) else status


class _FoundDays:
    """The due days found so far, each with its workspace."""

    def __init__(self, names: Sequence[str], request: DueRequest) -> None:
        self.days: list[DueDay] = []
        self.labels: list[WorkspaceLabel] = []
        self.readings: list[Reading] = []
        """Those read as long as no item met the conditions."""
        self.any_chosen = False
        self._names = names
        self._request = request
        self._missing: ItemNotFoundError | None = None
        self._any_named = False

    def add(self, reading: Reading, workspaces: Workspaces) -> None:
        """Find what is due in a workspace.

        Raises:
            AmbiguousItemError: several items answer to a name.
        """
        ledger = ledger_of(reading.invocation.start)
        workspaces.note_unread(reading.label, ledger.unread)
        self.labels.append(reading.label)
        chosen = workspaces.select(reading.invocation, reading.loaded.catalogue.items, reading.settings)
        self.any_chosen = self.any_chosen or bool(chosen)
        self.readings.append(reading)
        if self.any_chosen:
            self.readings.clear()
        run = reading.invocation.run
        days = find_due(self._named(chosen), reading.settings, self._request, run, ledger.records)
        self.days += (replace(day, workspace=reading.label) for day in days)

    def refuse_unknown_names(self) -> None:
        """Stop where items are named and no workspace has all of them.

        Raises:
            ItemNotFoundError: it is so.
        """
        if self._missing and not self._any_named:
            raise self._missing

    def _named(self, items: Sequence[Item]) -> Sequence[Item]:
        try:
            found = named(items, self._names)
        except AmbiguousItemError:
            raise
        except ItemNotFoundError as error:
            self._missing = error
            return ()
        self._any_named = True
        return found


def _agenda(
    days: Sequence[DueDay],
    labels: Sequence[WorkspaceLabel],
    request: DueRequest,
    invocation: Invocation,
    shape: DueShape,
) -> Agenda:
    title = ngettext("{n} catalogue", "{n} catalogues", len(labels)).format(n=len(labels))
    publishers = tuple(dict.fromkeys(label.name for label in labels))
    settings = Settings(title=title, publishers=publishers)
    return replace(agenda_of(days, settings, request, invocation.run, shape.alarm), identities=identities_of(labels))
