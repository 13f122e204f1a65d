"""`catalog stats`: the catalogue in figures."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, place, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import PAGE, PageFormat, choice
from catalog_cli.cli.output import tell, write
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.json_text import dumps
from catalog_cli.store.loader import load_catalogue
from catalog_cli.views.figures import count_figures, figures_record, figures_table

PANEL = _("Look")
SYNONYMS = {"": "count statistics summary numbers figures 统计 汇总 数量 报告"}
FILTERED = SEVERAL = True
_WORKSPACE = "workspace"

By = Annotated[
    str | None,
    choice(
        "--by",
        names=["office", "category", "law", _WORKSPACE],
        help=_("For each of these: items, those without a link or an office, findings."),
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV|DATE",
        help=_("Show which numbers changed since a revision or date."),
        show_default=False,
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write the page to this file."))]


def command(
    invocation: Invocation,
    by: By = None,
    since: Since = None,
    at: At = None,
    format: PageFormat = None,
    output: Output = None,
) -> int:
    """Count the items by category, office, channel and law, and the links present and absent.

    Examples: catalog stats --by office · catalog stats --since 2026-01 · catalog stats -o 统计.html
    """
    if output is not None and format not in {None, PAGE}:
        raise typer.BadParameter(_("-o writes a page (html); redirect other formats"))
    if invocation.is_about_several:
        # deferred: most runs count one catalogue
        from catalog_cli.cli.several.stats import StatsRequest, count_several

        return count_several(invocation, StatsRequest(by, since, at, table_format(format), output))
    if by == _WORKSPACE:
        raise typer.BadParameter(_("--by workspace counts several catalogues: add --workspace or --below"))
    if by or since or output or format == PAGE:
        return _count(invocation, by, since, at, format, output)
    reading = load_catalogue(source_at(invocation, at))
    deadlines = invocation.deadlines_asked(reading.catalogue.settings, lambda: run_at(invocation, at))
    items = tuple(invocation.select(reading.catalogue.items, deadlines))
    counted = count_figures(Catalogue(reading.catalogue.settings, items))
    if table_format(format) == "json":
        write([f"{dumps(figures_record(counted), indent=2)}\n"])
    else:
        answer(figures_table(counted), format)
    return tell_unread(reading, at)


def _count(
    invocation: Invocation, by: str | None, since: str | None, at: str | None, format: str | None, output: Path | None
) -> int:
    """Count with findings: by office, category or law, since an earlier time, or as a page."""
    # deferred: figures alone need no check of the files
    from catalog_cli.actions.count_numbers import Counted, changed_numbers, count, count_records, happened, page_of
    from catalog_cli.cli.figures_page import write_page
    from catalog_cli.views.breakdown import breakdown_table, changes_table

    run = run_at(invocation, at)

    def counted(word: str | None) -> Counted:
        return count(
            source_at(invocation, word),
            place(invocation),
            lambda reading: invocation.select(
                reading.catalogue.items, invocation.deadlines_asked(reading.catalogue.settings, lambda: run)
            ),
            run,
        )

    now, before = counted(at), counted(since) if since else None
    if output or format == PAGE:
        write_page(page_of(now, before, by, since, run.today), invocation.start, output)
    elif before:
        changes = changes_table(changed_numbers(before, now, by), by, happened(before, now))
        if not changes.rows:
            tell([_("no number changed") + "\n"])
        answer(changes, format)
    else:
        of_records = count_records(source_at(invocation, at), now.catalogue, run) if by == "office" else None
        answer(breakdown_table(now.by(by), by or "", of_records), format)
    return tell_unread(now.reading, at)
