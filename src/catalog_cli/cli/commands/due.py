"""`catalog due`: what has to be published or reviewed by which day, and by whom."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import ItemNames, choice
from catalog_cli.cli.output import screen, tell
from catalog_cli.formats.registry import format_names
from catalog_cli.model.item import Item
from catalog_cli.parsing.span import TimeSpan, parse_span
from catalog_cli.search.lookup import find_item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder

PANEL = _("Look")
SYNONYMS = {"": "deadline deadlines calendar agenda overdue 到期 截止 期限 日程 日历 逾期"}
FILTERED = True
_WITHIN = "90d"


def _span(word: str) -> TimeSpan:
    found = parse_span(word)
    if found is None:
        raise typer.BadParameter(_("“{text}” is no length of time; write 90d, 12w, 3m or 1y").format(text=word))
    return found


def _formed(word: str) -> date:
    # deferred: few calls name a day
    from catalog_cli.parsing.iso_date import iso_date

    found = iso_date(word)
    if found is None:
        raise typer.BadParameter(_("no such day “{word}”; write a day as in 2026-01-31").format(word=word))
    return date.fromisoformat(found)


Within = Annotated[
    TimeSpan | None,
    typer.Option(
        "--within",
        metavar="TIME",
        parser=_span,
        help=_("Show what is due within this time: 90d, 12w, 3m, 1y (default: 90d)."),
        show_default=False,
    ),
]
Formed = Annotated[
    date | None,
    typer.Option(
        "--formed",
        metavar="DATE",
        parser=_formed,
        help=_("Show the last day for information formed or changed on this date."),
        show_default=False,
    ),
]
Undated = Annotated[
    bool, typer.Option("--undated", help=_("List the items whose time limit names no day (及时, 长期)."))
]
Check = Annotated[bool, typer.Option("--check", help=_("Exit with 1 when something is overdue."))]
Format = Annotated[
    str | None,
    choice("--format", "-f", names=format_names("tables"), help=_("Output format; tab-separated lines when piped.")),
]


def command(
    invocation: Invocation,
    items: ItemNames = None,
    within: Within = None,
    formed: Formed = None,
    undated: Undated = False,
    check: Check = False,
    format: Format = None,
) -> int:
    """List what is due next and by whom: yearly and periodic limits, and reviews.

    Examples: catalog due --within 1y · catalog due 预算 --formed 2026-12-20
    """
    # deferred: the days off take a while to load, and most commands need none
    from catalog_cli.actions.find_due import DueRequest, find_due
    from catalog_cli.views.due import due_table, provisional_words

    today = invocation.run.today
    reading = load_catalogue(Folder(invocation.workspace))
    settings = reading.catalogue.settings
    chosen = invocation.select(reading.catalogue.items, invocation.deadlines_asked(settings, lambda: invocation.run))
    named = _named(chosen, items)
    found = find_due(named, settings, DueRequest(within or _span(_WITHIN), formed, undated), invocation.run)
    form = table_format(format)
    if form == "table" and not found:
        tell([_("nothing is due") + "\n"])
    else:
        answer(due_table(found, today, screen().width if form == "table" else None), form)
        if form == "table" and (words := provisional_words(found)):
            tell([words + "\n"])
    status = tell_unread(reading)
    return 1 if check and any(day.is_overdue(today) for day in found) else status


def _named(items: Sequence[Item], names: list[str] | None) -> Sequence[Item]:
    """Return the items that are named, each once, in the order of the catalogue; all where none is."""
    if not names:
        return items
    wanted = {find_item(items, name).id for name in names}
    return [item for item in items if item.id in wanted]
