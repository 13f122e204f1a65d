"""`catalog due`: what has to be published or reviewed by which day, and by whom."""

from datetime import date, timedelta
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.find_due import DueRequest, agenda_of, find_due
from catalog_cli.cli.answers import table_format
from catalog_cli.cli.due_answers import AGENDAS, DueShape, answer_agenda, answer_days, named, tell_nothing_due
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import ItemNames, choice
from catalog_cli.cli.suggestions import print_filter_advice
from catalog_cli.due.time_limits import add_units
from catalog_cli.formats.registry import format_names
from catalog_cli.model.phrase import TimeUnit
from catalog_cli.parsing.iso_date import iso_date
from catalog_cli.parsing.span import TimeSpan, parse_span
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.records import ledger_of
from catalog_cli.store.source import Folder

PANEL = _("Look")
SYNONYMS = {"": "deadline deadlines calendar agenda overdue 到期 截止 期限 日程 日历 逾期"}
FILTERED = SEVERAL = True
_PAGE = "html"
_FROM, _MOST_YEARS = date(2000, 1, 1), 10
_IN_DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7}


def _span(word: str) -> TimeSpan:
    found = parse_span(word)
    if found is None:
        raise typer.BadParameter(_("“{text}” is no length of time; write 90d, 12w, 3m or 1y").format(text=word))
    if add_units(_FROM, *found) > add_units(_FROM, _MOST_YEARS, TimeUnit.YEAR):
        raise typer.BadParameter(_("“{text}” is more than {n} years").format(text=word, n=_MOST_YEARS))
    return found


def _formed(word: str) -> date:
    found = iso_date(word)
    if found is None:
        raise typer.BadParameter(_("no such day “{word}”; write a day as in 2026-01-31").format(word=word))
    return date.fromisoformat(found)


def _alarm(word: str) -> timedelta:
    span = _span(word)
    if span.unit not in _IN_DAYS:
        raise typer.BadParameter(_("write --alarm in days or weeks: 7d, 2w"))
    return timedelta(days=span.number * _IN_DAYS[span.unit])


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
Alarm = Annotated[
    timedelta | None,
    typer.Option(
        "--alarm",
        metavar="TIME",
        parser=_alarm,
        help=_("With ics: remind this long before: 7d, 2w (default: 7d)."),
        show_default=False,
    ),
]
Format = Annotated[
    str | None,
    choice(
        "--format",
        "-f",
        names=sorted([*format_names("tables"), *AGENDAS]),
        help=_("Output format; tab-separated lines when piped; ics for calendar programs, html is a page to print."),
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file (.ics or .html)."))
]


def command(
    invocation: Invocation,
    items: ItemNames = None,
    within: Within = None,
    formed: Formed = None,
    undated: Undated = False,
    check: Check = False,
    alarm: Alarm = None,
    format: Format = None,
    output: Output = None,
) -> int:
    """List what is due next and by whom: yearly and periodic limits, reviews, and open records of the ledger.

    Examples: catalog due --within 1y · catalog due 预算 --formed 2026-12-20 · catalog due -o 日程.ics
    """
    form = _form(format, output)
    if undated and form in AGENDAS:
        raise typer.BadParameter(_("--undated lists what has no day for a calendar; choose another format"))
    request = DueRequest(within or _within(form), formed, undated, whole_months=form == _PAGE and within is None)
    shape = DueShape(form, alarm, output)
    if invocation.is_about_several:
        # deferred: most runs are about one catalogue
        from catalog_cli.cli.several.due import due_several

        return due_several(invocation, items or [], request, shape, check=check)
    root = invocation.workspace
    reading, ledger = load_catalogue(Folder(root)), ledger_of(root)
    settings = reading.catalogue.settings
    deadlines = invocation.deadlines_asked(settings, lambda: invocation.run)
    chosen = invocation.select(reading.catalogue.items, deadlines)
    if not chosen:
        print_filter_advice(reading.catalogue.items, invocation.conditions, deadlines)
    found = find_due(named(chosen, items), settings, request, invocation.run, ledger.records)
    tell_nothing_due(found, items, request)
    if form in AGENDAS:
        answer_agenda(agenda_of(found, settings, request, invocation.run, alarm), shape, invocation.start)
    else:
        answer_days(found, invocation.run.today, form)
    status = tell_unread(reading, others=ledger.unread)
    return 1 if check and any(day.is_overdue(invocation.run.today) for day in found) else status


def _form(format: str | None, output: Path | None) -> str:
    """Return the format that is asked for, by name or by the ending of a file."""
    if output is None:
        return table_format(format)
    form = format or output.suffix.removeprefix(".").casefold()
    if form not in AGENDAS:
        raise typer.BadParameter(_("-o writes a calendar (ics) or a page (html); redirect other formats"))
    return form


def _within(form: str) -> TimeSpan:
    return TimeSpan(11, TimeUnit.MONTH) if form == _PAGE else TimeSpan(90, TimeUnit.DAY)
