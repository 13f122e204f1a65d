"""`catalog stats`: the catalogue in figures."""

from gettext import gettext as _

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import TableFormat
from catalog_cli.cli.output import write
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.json_text import dumps
from catalog_cli.store.loader import load_catalogue
from catalog_cli.views.figures import count_figures, figures_record, figures_table

PANEL = _("Look")
SYNONYMS = {"": "count statistics summary report numbers figures 统计 汇总 数量 报告"}
FILTERED = True


def command(invocation: Invocation, at: At = None, format: TableFormat = None) -> int:
    """Count the items by category, office, channel and law, and the links present and absent."""
    reading = load_catalogue(source_at(invocation, at))
    deadlines = invocation.deadlines_asked(reading.catalogue.settings, lambda: run_at(invocation, at))
    items = tuple(invocation.select(reading.catalogue.items, deadlines))
    counted = count_figures(Catalogue(reading.catalogue.settings, items))
    if table_format(format) == "json":
        write([f"{dumps(figures_record(counted), indent=2)}\n"])
    else:
        answer(figures_table(counted), format)
    return tell_unread(reading, at)
