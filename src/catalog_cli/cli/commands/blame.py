"""`catalog blame`: which commit changed each field of an item last."""

from gettext import gettext as _

from catalog_cli.actions.item_history import cut_off_at, item_history
from catalog_cli.changes.history import origins
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import place
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_cut_off
from catalog_cli.cli.options import ItemName, TableFormat
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.views.history import origins_sheet, origins_table

PANEL = _("Look")
SYNONYMS = {"": "who annotate praise 追溯 责任 谁改的"}


def command(invocation: Invocation, item: ItemName, format: TableFormat = None) -> None:
    """Show who changed each field of an item last, when, and in which commit."""
    steps = item_history(place(invocation), item)
    found = origins(steps)
    if not found:
        raise CatalogError(
            message("“{item}” is gone or cannot be read, so it has no fields now", item=item),
            message("See what happened to it with: catalog history {item}", item=item),
        )
    form = table_format(format)
    answer(origins_sheet(found) if form in {"table", "markdown"} else origins_table(found), form)
    if commit := cut_off_at(steps):
        tell_cut_off(commit.short, commit.written[:10])
