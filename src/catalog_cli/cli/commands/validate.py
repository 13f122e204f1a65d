"""`catalog validate`: everything wrong with the files, all at once, and what can be mended."""

from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.baselines import baseline_path, known_in, note_in_baseline
from catalog_cli.cli.fixing import Mending, mend, show_mended, write_mended
from catalog_cli.cli.global_options import start_folder
from catalog_cli.cli.judging import Judge, nothing_known
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import screen
from catalog_cli.cli.paths import is_within, within_workspace
from catalog_cli.cli.replaying import Replay
from catalog_cli.cli.reports import Form, give, report_on
from catalog_cli.cli.rule_options import (
    Baseline,
    Fix,
    Ignore,
    OutputFile,
    Pedantic,
    Select,
    SeverityOf,
    ShowDiff,
    Statistics,
    Strict,
    UnsafeFixes,
    WriteBaseline,
    at_least,
    choice_from,
    least_severity,
)
from catalog_cli.cli.workspace import workspace as workspace_of
from catalog_cli.formats.registry import format_names
from catalog_cli.model.finding import Finding
from catalog_cli.store.cache.memory import remembering
from catalog_cli.store.git import resolve, staged
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder

PANEL = _("Judge")

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", help=_("Show only what is wrong in these files and folders."), show_default=False),
]
Format = Annotated[str, choice("--format", "-f", names=format_names("findings"), help=_("How to write the findings."))]
Staged = Annotated[
    bool, typer.Option("--staged", help=_("Check what git is about to commit, not the files as they are now."))
]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="REV", help=_("Check as well what became of the ids since this revision.")),
]


def command(
    context: typer.Context,
    paths: Paths = None,
    format: Format = "text",
    output_file: OutputFile = None,
    statistics: Statistics = False,
    select: Select = None,
    ignore: Ignore = None,
    severity: SeverityOf = None,
    strict: Strict = False,
    pedantic: Pedantic = False,
    staged_files: Staged = False,
    base: Base = None,
    baseline: Baseline = None,
    baseline_to_write: WriteBaseline = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    show_diff: ShowDiff = False,
) -> None:
    """Check every file and show all that is wrong, where, and how to mend it.

    The whole workspace is read, whichever paths are shown. Every rule is explained by: catalog explain RULE. Exit
    status: 0 nothing wrong (warnings do not count without --strict), 1 errors found, 2 could not check.
    """
    root, start = workspace_of(context), start_folder(context)
    source = staged(root) if staged_files else Folder(root)
    places, least = within_workspace(start, paths or [], root), least_severity(severity)
    asked = choice_from(select, ignore, severity, pedantic=pedantic, strict=strict)
    mending = Mending(fix=fix, unsafe=unsafe_fixes, show=show_diff)
    form = Form(name=format, path=start / output_file if output_file else None, statistics=statistics)
    judge = Judge(
        asked,
        read(resolve(root, base)) if base is not None else None,
        lambda settings: known_in(baseline_path(baseline, start, settings, root)),
    )

    def shown(finding: Finding) -> bool:
        return is_within(finding.path, places) and at_least(finding, least)

    if baseline_to_write:
        note_in_baseline(start / baseline_to_write, replace(judge, known=nothing_known).verdict(source))
        return
    with remembering(source) as memory:
        usual = base is None and form.path is None and not mending.asked
        replay = Replay(memory if usual else None, (asked, places, least, baseline, form, screen(), start))
        replay.give_again()
        mended = mend(source, judge, lambda finding: shown(finding) and mending.takes(finding), memory)
        if show_diff:
            raise typer.Exit(show_mended(mended))
        if mending.asked:
            write_mended(mended, source)
        files = sum(is_within(path, places) for path in source.paths())
        report = report_on(mended.verdict, shown, files, root, fixed=mended.count)
        give(report, form, replay.recorded)
        status = 1 if report.failed else 0
        replay.keep(status, filter(None, [baseline_path(baseline, start, mended.verdict.settings, root)]))
    raise typer.Exit(status)
