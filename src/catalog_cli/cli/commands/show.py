"""`catalog show`: one item, all of it."""

from gettext import gettext as _

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import ItemName, TableFormat
from catalog_cli.cli.output import write
from catalog_cli.model.json_text import dumps
from catalog_cli.search.lookup import find_item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.views.items import item_lines, record

PANEL = _("Look")


def command(invocation: Invocation, item: ItemName, at: At = None, format: TableFormat = None) -> None:
    """Show one item in full; its legal basis and its time limit are said in words too."""
    items = load_catalogue(source_at(invocation, at)).catalogue.items
    found = find_item(items, item)
    form = table_format(format)
    if form == "json":
        write([f"{dumps(record(found), indent=2)}\n"])
    elif form in {"table", "markdown"}:
        # deferred: reading citations and time limits takes much to load
        from catalog_cli.views.sheet import item_sheet

        companion = next((each for each in items if each.id == found.published_with), None)
        answer(item_sheet(found, companion), form)
    else:
        answer(item_lines(found), form)
