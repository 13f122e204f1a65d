"""`catalog history`: who changed what in one item, and when."""

from gettext import gettext as _

from catalog_cli.actions.documents_history import documents_history, is_of_documents
from catalog_cli.actions.item_history import cut_off_at, item_history
from catalog_cli.changes.history import events
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import place
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_cut_off
from catalog_cli.cli.options import ItemName, Limit, TableFormat
from catalog_cli.views.history import events_sheet, events_table

PANEL = _("Look")
SYNONYMS = {"": "log 历史 沿革"}


def command(invocation: Invocation, item: ItemName, limit: Limit = None, format: TableFormat = None) -> None:
    """Show the history of an item: who changed which fields, and when.

    The newest commit comes first. The item is followed through renames of its name, id and folder. Name an item
    that is gone or has another id now by its full old id or name. With documents.yaml, or the number of a document
    in it, the history of the office's own list of documents: when its status changed.
    """
    form = table_format(format)
    if is_of_documents(item):
        shown = documents_history(place(invocation), item)[:limit]
        answer(events_sheet(shown) if form in {"table", "markdown"} else events_table(shown), form)
        return
    steps = item_history(place(invocation), item)
    shown = events(steps)[:limit]
    answer(events_sheet(shown) if form in {"table", "markdown"} else events_table(shown), form)
    if commit := cut_off_at(steps):
        tell_cut_off(commit.short, commit.written[:10])
