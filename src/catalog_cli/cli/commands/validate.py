"""`catalog validate`: find everything wrong with the files, and fix what can be fixed."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.validate import ValidateRequest, validate, write_new_baseline
from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.cli.paths import within_workspace
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
    choice_from,
    least_severity,
)
from catalog_cli.formats.registry import format_names
from catalog_cli.store.source import Folder, Source

PANEL = _("Judge")
SYNONYMS = {
    "": "check lint verify test audit inspect 检查 校验 核查 验证 审核",
    "--fix": "fix mend repair correct autofix 修正 修复 纠正",
}

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", help=_("Show only problems in these files and folders."), show_default=False),
]
Format = Annotated[
    str, choice("--format", "-f", names=format_names("findings"), help=_("Output format of the findings."))
]
Staged = Annotated[bool, typer.Option("--staged", help=_("Check the staged files, not the working tree."))]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="REV", help=_("Also check ids against this revision.")),
]


def command(
    invocation: Invocation,
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
) -> int:
    """Check every file; report each problem, its place and how to fix it.

    The whole workspace is read, whichever paths are given. To see what a rule means: catalog explain RULE. Exit
    status: 0 no errors (warnings count only with --strict), 1 errors found, 2 could not check.
    """
    root, start = invocation.workspace, invocation.start
    request = ValidateRequest(
        source=_staged(root) if staged_files else Folder(root),
        root=root,
        run=invocation.run,
        choice=choice_from(select, ignore, severity, pedantic=pedantic, strict=strict),
        places=tuple(within_workspace(start, paths or [], root)),
        least=least_severity(severity),
        base=base,
        baseline=start / baseline if baseline else None,
        format=format,
        output=start / output_file if output_file else None,
        statistics=statistics,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        show_diff=show_diff,
    )
    with open_cache(request.source) as cache:
        if baseline_to_write:
            outcome = write_new_baseline(request, start / baseline_to_write, cache)
        else:
            outcome = validate(request, cache, screen())
        write(outcome.pieces)
    tell([outcome.note] if outcome.note else [])
    return outcome.status


def _staged(root: Path) -> Source:
    # deferred: few look at what is staged
    from catalog_cli.store.git import staged

    return staged(root)
