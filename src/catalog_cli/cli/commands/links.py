"""`catalog links`: whether the links of the items open; the one command that asks the network by itself."""

from collections.abc import Iterator, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.apply_plan import apply_plan
from catalog_cli.actions.check_links import (
    LinksOutcome,
    LinksRequest,
    check_links,
    note_in_baseline,
    plan_moves,
)
from catalog_cli.check.result import FindingFilter, ReportForm, render, report_on
from catalog_cli.cli.answers import answer
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import KNOWN, Baseline, ShowSuppressed, WriteBaseline, choice, complete_item
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.cli.plan_output import carry_out
from catalog_cli.cli.progress import progress
from catalog_cli.formats.findings.text import finding_texts
from catalog_cli.formats.registry import format_names
from catalog_cli.links.options import CONFIRM_AFTER, TIMEOUT, AskOptions
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.finding import Report
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.choice import Choice
from catalog_cli.search.lookup import find_item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.views.links import links_summary, links_table, proxy_note
from catalog_cli.views.report import summary_lines

PANEL = _("Judge")
FILTERED = True
SYNONYMS = {
    "": "link url dead broken check-links 链接 死链 断链 失效 网址",
    "--fresh": "fresh stale outdated 时效 过期",
}
ASKING = _("Requests")
FIXES = _("Fixes")
FRESH = "link/fresh"
TABLES = tuple(format_names("tables"))
FORMATS = sorted({*format_names("findings"), *TABLES})
_AGE = lazy_regex(r"(\d{1,6})\s*(d|h|m|天|日|小时|时|分钟|分)?", first="0123456789")
_SECONDS = {"d": 86400, "天": 86400, "日": 86400, "h": 3600, "小时": 3600, "时": 3600, "m": 60, "分钟": 60, "分": 60}


LONGEST = 3600
"""Seconds; more is a slip of the pen."""


def _finite(seconds: float) -> float:
    """Refuse what is no number, as no bound does."""
    if not isfinite(seconds):
        raise typer.BadParameter(_("write a number of seconds"))
    return seconds


Items = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID…", help=_("Only the links of these items."), autocompletion=complete_item, show_default=False
    ),
]
Format = Annotated[
    str,
    choice(
        "--format",
        "-f",
        names=FORMATS,
        help=_("Output format; table, tsv, csv, json, jsonl … list every link, the others the findings."),
    ),
]
Fresh = Annotated[bool, typer.Option("--fresh", help=_("Also check that pages are updated as the items promise."))]
Timeout = Annotated[
    float,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=0.1,
        max=LONGEST,
        callback=_finite,
        help=_("Time limit for one request."),
        rich_help_panel=ASKING,
    ),
]
ConfirmAfter = Annotated[
    float,
    typer.Option(
        "--confirm-after",
        metavar="SECONDS",
        min=0,
        max=LONGEST,
        callback=_finite,
        help=_("Check seemingly dead links again after this many seconds."),
        rich_help_panel=ASKING,
    ),
]
MaxAge = Annotated[
    str,
    typer.Option(
        "--max-age",
        metavar="TIME",
        help=_("Reuse results of links that opened within this time: 7d, 12h."),
        rich_help_panel=ASKING,
    ),
]
NoLinkCache = Annotated[
    bool,
    typer.Option("--no-link-cache", help=_("Check every link again; ignore earlier results."), rich_help_panel=ASKING),
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="ADDRESS",
        envvar="CATALOG_CONTACT",
        help=_("E-mail or web address to send with each request, for server operators."),
        rich_help_panel=ASKING,
        show_default=False,
        show_envvar=False,
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private-hosts",
        help=_("Also check hosts on private networks (intranets)."),
        rich_help_panel=ASKING,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help=_("Treat warnings as errors."), rich_help_panel=KNOWN)]
Fix = Annotated[
    bool,
    typer.Option("--fix", help=_("Write the new address of permanently moved pages."), rich_help_panel=FIXES),
]
ShowDiff = Annotated[
    bool,
    typer.Option("--diff", help=_("Show what would be fixed; write nothing."), rich_help_panel=FIXES),
]


def command(
    invocation: Invocation,
    items: Items = None,
    format: Format = "text",
    fresh: Fresh = False,
    timeout: Timeout = TIMEOUT,
    confirm_after: ConfirmAfter = CONFIRM_AFTER,
    max_age: MaxAge = "7d",
    no_link_cache: NoLinkCache = False,
    contact: Contact = None,
    allow_private_hosts: AllowPrivate = False,
    strict: Strict = False,
    baseline: Baseline = None,
    baseline_to_write: WriteBaseline = None,
    show_suppressed: ShowSuppressed = False,
    fix: Fix = False,
    show_diff: ShowDiff = False,
) -> int:
    """Check whether the items' links open; find dead and moved ones.

    Each address is requested once, at most two a second from a host, as robots.txt allows. Scripts on pages are not
    run. Ctrl-C shows the results so far. Exit status: 0 no dead links, 1 dead links found, 2 could not check.
    """
    root, start = invocation.workspace, invocation.start
    reading = load_catalogue(Folder(root))
    request = LinksRequest(
        root=root,
        run=invocation.run,
        choice=Choice(also=(FRESH,) if fresh else (), strict=strict),
        baseline=start / baseline if baseline else None,
        contact=contact,
        options=AskOptions(timeout=timeout, confirm_after=confirm_after, allow_private=allow_private_hosts),
        max_age=0 if no_link_cache else _seconds(max_age),
    )
    with progress(_("checking links")) as step:
        outcome = check_links(reading, _chosen(invocation, reading, items), request, step)
    if baseline_to_write:
        return _write_baseline(start / baseline_to_write, outcome)
    failed = _answer(outcome, root, format, fresh=fresh, with_suppressed=show_suppressed)
    if outcome.left_out:
        words = ngettext("stopped: {n} link was not checked", "stopped: {n} links were not checked", outcome.left_out)
        tell([words.format(n=outcome.left_out) + "\n"])
        raise typer.Abort
    if fix or show_diff:
        _fix(invocation, root, outcome, is_text=format == "text", dry_run=show_diff)
    return max(int(failed), tell_unread(reading))


def _chosen(invocation: Invocation, reading: LoadedCatalogue, names: list[str] | None) -> Sequence[Item]:
    items = reading.catalogue.items
    deadlines = invocation.deadlines_asked(reading.catalogue.settings, lambda: invocation.run)
    named = [find_item(items, name) for name in names] if names else items
    return invocation.select(named, deadlines)


def _answer(outcome: LinksOutcome, root: Path, form: str, *, fresh: bool, with_suppressed: bool) -> bool:
    """Print the answers or the findings; return whether a finding is an error."""
    report = report_on(outcome.result, FindingFilter(suppressed=with_suppressed), len(outcome.pairs), root)
    if form in TABLES:
        answer(links_table(outcome.pairs, with_days=fresh), form)
    elif form == "text":
        write([*finding_texts(report.shown, screen()), *(f"{line}\n" for line in _summary(outcome, report))])
    else:
        write(render(report, ReportForm(name=form), screen()))
    if note := proxy_note(outcome.pairs):
        tell([f"{note}\n"])
    return report.failed


def _summary(outcome: LinksOutcome, report: Report) -> Iterator[str]:
    """Sum up the links; then what else there is to say of the findings."""
    yield links_summary(outcome.pairs)
    yield from list(summary_lines(report))[1:]


def _fix(invocation: Invocation, root: Path, outcome: LinksOutcome, *, is_text: bool, dry_run: bool) -> None:
    make_plan = partial(plan_moves, root, outcome)
    if is_text:
        carry_out(root, make_plan, invocation.run, dry_run=dry_run)
        return
    # what is written for a program stays of one kind
    plan = apply_plan(root, make_plan, invocation.run, dry_run=dry_run)
    tell(f"{one_line(str(line))}\n" for line in plan.lines)


def _write_baseline(path: Path, outcome: LinksOutcome) -> int:
    count = note_in_baseline(path, outcome)
    words = ngettext("{path}: {n} finding noted", "{path}: {n} findings noted", count)
    write([words.format(path=one_line(str(path)), n=count) + "\n"])
    return 0


def _seconds(text: str) -> float:
    """Return the seconds that a time such as 7d has.

    Raises:
        UsageError: it is none.
    """
    found = _AGE.fullmatch(text.strip())
    if not found:
        raise UsageError(message("write --max-age as 7d, 12h or 30m, not “{text}”", text=text))
    return float(int(found[1]) * _SECONDS[found[2] or "d"])
