"""Print what is due: a table, or a calendar or a page that may go into a file."""

from collections.abc import Sequence
from datetime import date, timedelta
from gettext import gettext as _
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.find_due import DueRequest
from catalog_cli.cli.answers import answer
from catalog_cli.cli.output import screen, tell, write_bytes
from catalog_cli.due.due_days import DueDay
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.item import Item
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.search.lookup import find_item
from catalog_cli.views.agenda import Agenda
from catalog_cli.views.due import due_table, provisional_words

AGENDAS = format_names("due")
"""The formats of calendars and pages."""


class DueShape(Struct, frozen=True):
    """How due days are printed: the format, the time before for reminders, and the file to write."""

    form: str
    alarm: timedelta | None
    output: Path | None


def named(items: Sequence[Item], names: Sequence[str] | None) -> Sequence[Item]:
    """Return the items that are named, each once, in the order of the catalogue; all where none is.

    Raises:
        ItemNotFoundError: there is no such item, or several.
    """
    if not names:
        return items
    wanted = {find_item(items, name).id for name in names}
    return [item for item in items if item.id in wanted]


def tell_nothing_due(found: Sequence[DueDay], names: Sequence[str] | None, request: DueRequest) -> None:
    """Say how to ask for the last day after an event, where items are named that are due by none."""
    if names and not found and not (request.formed or request.undated):
        tell([_("nothing is due by itself; add --formed DATE for the last day after an event") + "\n"])


def answer_days(found: Sequence[DueDay], today: date, form: str, asked: Sequence[WorkspaceLabel] = ()) -> None:
    """Print a table of due days; where several workspaces are `asked`, a column says which each day is of."""
    if form == "table" and not found:
        tell([_("nothing is due") + "\n"])
        return
    width = screen().width if form == "table" else None
    if asked:
        # deferred: most answers are about one catalogue
        from catalog_cli.formats.folding import width_of
        from catalog_cli.views.workspaces import labelled, width_of_names

        labels = [day.workspace for day in found if day.workspace]
        taken = width_of_names(asked, width_of)
        table = labelled(due_table(found, today, None if width is None else width - taken), labels, asked)
    else:
        table = due_table(found, today, width)
    answer(table, form)
    if form == "table" and (words := provisional_words(found)):
        tell([words + "\n"])


def answer_agenda(agenda: Agenda, shape: DueShape, start: Path) -> None:
    """Write the calendar or the page to a file, or print it.

    Raises:
        CatalogError: the file cannot be written.
    """
    data = "".join(writer("due", shape.form)(agenda, screen())).encode()
    if shape.output is None:
        # as bytes, as the line ends of a calendar are the same on every system
        write_bytes(data)
        return
    # deferred: most answers are printed
    from catalog_cli.store.documents import write_document

    write_document(start / shape.output, data)
    tell([_("wrote {path}").format(path=shape.output) + "\n"])
