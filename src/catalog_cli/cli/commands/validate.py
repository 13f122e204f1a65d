"""`catalog validate`: find everything wrong with the files, and fix what can be fixed."""

import sys
from collections.abc import Callable, Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from catalog_cli.actions.validate import (
    Asked,
    EarlierState,
    FixOptions,
    ReportOptions,
    ValidateOptions,
    ValidateOutcome,
    ValidateRequest,
    replay,
)
from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import KNOWN, Baseline, ShowSuppressed, WriteBaseline, choice, complete_rule, completing
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import format_names
from catalog_cli.model.errors import UsageError
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.choice import Choice
from catalog_cli.store.source import Folder, Source

PANEL = _("Judge")
SEVERAL = True
SYNONYMS = {
    "": "check lint verify test audit inspect 检查 校验 核查 验证 审核",
    "--fix": "fix mend repair correct autofix 修正 修复 纠正",
}
RULES = _("Which rules")
FIXES = _("Fixes")
OUTPUT = _("Output")


def _rules(*flags: str, help: str) -> Any:
    return typer.Option(
        *flags, metavar="RULE,…", help=help, autocompletion=complete_rule, rich_help_panel=RULES, show_default=False
    )


Words = list[str] | None
Select = Annotated[Words, _rules("--select", help=_("Check only these rules or families."))]
Ignore = Annotated[Words, _rules("--ignore", help=_("Do not check these rules or families."))]
SeverityOf = Annotated[
    Words,
    typer.Option(
        "--severity",
        metavar="[RULE=]LEVEL",
        help=_("Minimum severity to show (error · warning · info); or RULE=LEVEL to override one rule."),
        autocompletion=completing("severity"),
        rich_help_panel=RULES,
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help=_("Treat warnings as errors."), rich_help_panel=RULES)]
Pedantic = Annotated[
    bool,
    typer.Option("--pedantic", help=_("Also run opt-in rules."), rich_help_panel=RULES),
]
AddIgnores = Annotated[
    str | None,
    typer.Option(
        "--add-ignores",
        metavar="REASON",
        help=_("Suppress all current findings by comments in the files that give this reason."),
        rich_help_panel=KNOWN,
        show_default=False,
    ),
]
Fix = Annotated[
    bool,
    typer.Option("--fix", help=_("Apply safe fixes."), rich_help_panel=FIXES),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes", help=_("Also apply fixes that may change meaning; review them."), rich_help_panel=FIXES
    ),
]
ShowDiff = Annotated[
    bool,
    typer.Option("--diff", help=_("Show what would be fixed; write nothing."), rich_help_panel=FIXES),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output-file", "-o", metavar="FILE", help=_("Write the findings to this file."), rich_help_panel=OUTPUT
    ),
]
Statistics = Annotated[
    bool,
    typer.Option("--statistics", help=_("Only count the findings of each rule."), rich_help_panel=OUTPUT),
]


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH…",
        help=_("Show only problems in these files and folders; - checks standard input."),
        show_default=False,
    ),
]
Format = Annotated[
    str, choice("--format", "-f", names=format_names("findings"), help=_("Output format of the findings."))
]
Staged = Annotated[bool, typer.Option("--staged", help=_("Check the staged files, not the working tree."))]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="REV", help=_("Also check ids against this revision.")),
]
StdinFilename = Annotated[
    Path | None,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        help=_("Take standard input (-) for the new text of this file, as an editor does."),
        show_default=False,
    ),
]
EachWorkspace = Annotated[
    bool,
    typer.Option("--each-workspace", help=_("Check each workspace that the paths are in, as a whole.")),
]
NewSince = Annotated[
    str | None,
    typer.Option(
        "--new-since",
        metavar="REV",
        help=_("Show errors, and of the rest only what this revision did not have."),
        show_default=False,
    ),
]


def command(
    invocation: Invocation,
    paths: Paths = None,
    stdin_filename: StdinFilename = None,
    format: Format = "text",
    output_file: OutputFile = None,
    statistics: Statistics = False,
    select: Select = None,
    ignore: Ignore = None,
    severity: SeverityOf = None,
    strict: Strict = False,
    pedantic: Pedantic = False,
    each_workspace: EachWorkspace = False,
    staged_files: Staged = False,
    base: Base = None,
    new_since: NewSince = None,
    baseline: Baseline = None,
    baseline_to_write: WriteBaseline = None,
    show_suppressed: ShowSuppressed = False,
    reason_to_ignore: AddIgnores = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    show_diff: ShowDiff = False,
) -> int:
    """Check every file; report each problem, its place and how to fix it.

    The whole workspace is read, whichever paths are given. To see what a rule means: catalog explain RULE. Exit
    status: 0 no errors (warnings count only with --strict), 1 errors found, 2 could not check.
    """
    start = invocation.start
    rules, least = _choice(select, ignore, severity, pedantic=pedantic, strict=strict)
    earlier = EarlierState(base, new_since, start / baseline if baseline else None)
    report = ReportOptions(format, start / output_file if output_file else None, statistics, show_suppressed)
    fixes = FixOptions(fix, unsafe_fixes, show_diff)
    options = ValidateOptions(invocation.run, rules, least, earlier, report, fixes)
    new_baseline = start / baseline_to_write if baseline_to_write else None
    task = _Task(options, new_baseline, reason_to_ignore, _staged if staged_files else Folder)
    if stdin_filename or Path("-") in (paths or ()):
        return task.check(_standard_input(invocation, paths or [], stdin_filename))
    roots = _roots(invocation, paths or [], each_workspace=each_workspace)
    if roots is not None and len(roots) == 1:
        return task.carry_out(*next(iter(roots.items())))
    # deferred: most runs check one workspace
    from catalog_cli.cli.several.validate import validate_several

    return validate_several(invocation, roots, task)


class _Task(Struct, frozen=True):
    """What to do with a workspace: check it, or suppress what is found, with a reason or in a baseline."""

    options: ValidateOptions
    new_baseline: Path | None
    reason_to_ignore: str | None
    source: Callable[[Path], Source]

    @property
    def is_report(self) -> bool:
        """Whether the answer is a report, so that those on several workspaces can be one.

        Raises:
            UsageError: it would be a baseline, which is of one workspace.
        """
        if self.new_baseline:
            raise UsageError(message("--write-baseline is for one catalogue; name it with -C"))
        return self.reason_to_ignore is None and not self.options.fixes.show_diff

    def carry_out(self, root: Path, places: tuple[str, ...]) -> int:
        """Do it with one workspace, or some paths in it; return the exit status."""
        return self.check((root, self.source(root), places))

    def check(self, asked: Asked) -> int:
        """Do it with the files of a source; return the exit status."""
        root, source, places = asked
        with open_cache(source) as cache:
            outcome = self._outcome(ValidateRequest(source, root, places, self.options), cache)
            write(outcome.pieces)
        tell([outcome.note] if outcome.note else [])
        return outcome.status

    def _outcome(self, request: ValidateRequest, cache: WorkspaceCache | None) -> ValidateOutcome:
        if self.new_baseline:
            # deferred, here and below: an answer that is cached needs none of it
            from catalog_cli.actions.check_workspace import write_new_baseline

            return write_new_baseline(request, self.new_baseline, cache)
        if self.reason_to_ignore is None:
            if outcome := replay(request, cache, screen()):
                return outcome
            from catalog_cli.actions.check_workspace import validate

            return validate(request, cache, screen())
        from catalog_cli.actions.add_ignores import add_ignores

        return add_ignores(request, self.reason_to_ignore, cache, screen())


def _choice(select: Words, ignore: Words, severity: Words, *, pedantic: bool, strict: bool) -> tuple[Choice, Severity]:
    """Return which rules the user chose, and the mildest level to show."""
    plain = Choice(pedantic=pedantic, strict=strict)
    if not (select or ignore or severity):
        return plain, Severity.INFO
    # deferred: most runs choose no rules
    from catalog_cli.cli.rule_choice import choose_rules, least_severity

    return choose_rules(plain, select or [], ignore or [], severity or []), least_severity(severity or [])


def _roots(invocation: Invocation, paths: list[Path], *, each_workspace: bool) -> Mapping[Path, tuple[str, ...]] | None:
    """Return the workspaces to check and the paths in each: those of the paths, or the one around the start folder.

    None means those that are named by options.

    Raises:
        UsageError: there are paths besides such options.
    """
    if invocation.is_about_several:
        if paths:
            raise UsageError(message("name files and folders, or catalogues by --workspace and --below, not both"))
        return None
    if not paths:
        return {invocation.workspace: ()}
    # deferred: most runs name no paths
    from catalog_cli.cli.workspaces import paths_by_workspace

    return paths_by_workspace(invocation.start, paths, as_a_whole=each_workspace)


def _standard_input(invocation: Invocation, paths: list[Path], filename: Path | None) -> Asked:
    """Return the workspace of the file that standard input is the new text of.

    Raises:
        UsageError: several workspaces are named.
    """
    if invocation.is_about_several:
        raise UsageError(message("standard input is one file; leave out --workspace and --below"))
    # deferred: few check a text that is not saved
    from catalog_cli.cli.workspaces import asked_by_standard_input

    return asked_by_standard_input(invocation.start, paths, filename, sys.stdin.buffer)


def _staged(root: Path) -> Source:
    # deferred: few look at what is staged
    from catalog_cli.store.git import staged

    return staged(root)
