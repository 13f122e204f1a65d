"""`catalog show`: one item, all of it."""

from gettext import gettext as _

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import ItemName, TableFormat
from catalog_cli.cli.output import write
from catalog_cli.search.lookup import find_item
from catalog_cli.store.loader import load_catalogue

PANEL = _("Look")
SYNONYMS = {"": "get view cat display read detail details info 查看 显示 详情 看"}


def command(invocation: Invocation, item: ItemName, at: At = None, format: TableFormat = None) -> None:
    """Show one item in full, with its legal basis, its time limit and the statutory limit explained."""
    # deferred: what the law sets takes much to load
    from catalog_cli.facts.bodies import body_of_item
    from catalog_cli.facts.deadlines import deadlines_of, may_have_deadline
    from catalog_cli.views.statutory import full_item_lines, item_record

    source = source_at(invocation, at)
    catalogue = load_catalogue(source).catalogue
    found = find_item(catalogue.items, item)
    run = run_at(invocation, at)
    deadlines = deadlines_of(found, body_of_item(found, catalogue.settings), run) if may_have_deadline(found) else ()
    form = table_format(format)
    if form == "json":
        from catalog_cli.model.json_text import dumps

        write([f"{dumps(item_record(found, deadlines), indent=2)}\n"])
    elif form in {"table", "markdown"}:
        # deferred: reading citations and time limits takes much to load
        from catalog_cli.check.facts_files import facts_of
        from catalog_cli.facts.laws import laws_in
        from catalog_cli.views.sheet import item_sheet

        companion = next((each for each in catalogue.items if each.id == found.published_with), None)
        answer(item_sheet(found, companion, deadlines, laws_in(facts_of(source))), form)
    else:
        answer(full_item_lines(found, deadlines), form)
