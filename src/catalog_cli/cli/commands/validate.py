"""`catalog validate`: find everything wrong with the files, and fix what can be fixed."""

import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from msgspec.structs import replace

from catalog_cli.actions.validate import ValidateOutcome, ValidateRequest, validate, write_new_baseline
from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import choice, complete_rule, completing
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import format_names
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import listed, message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.choice import Choice
from catalog_cli.store.source import (
    ITEMS,
    SIZE_LIMIT,
    SUFFIXES,
    TOP_FILES,
    Folder,
    OverlaySource,
    Source,
    find_workspace,
    is_entry,
)

PANEL = _("Judge")
SYNONYMS = {
    "": "check lint verify test audit inspect 检查 校验 核查 验证 审核",
    "--fix": "fix mend repair correct autofix 修正 修复 纠正",
}
RULES = _("Which rules")
KNOWN = _("Known findings")
FIXES = _("Fixes")
OUTPUT = _("Output")
LEVELS = tuple(str(level) for level in Severity)
"""From the worst to the mildest."""


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
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help=_("Do not show the findings listed in this file."), rich_help_panel=KNOWN
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help=_("Write all current findings to this file, so that only new ones are shown."),
        rich_help_panel=KNOWN,
    ),
]
ShowSuppressed = Annotated[
    bool,
    typer.Option(
        "--show-suppressed",
        help=_("Also show findings that a comment or the baseline suppresses."),
        rich_help_panel=KNOWN,
    ),
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
    start, new_baseline = invocation.start, invocation.start / baseline_to_write if baseline_to_write else None
    asked = _asked(start, paths or [], stdin_filename, each_workspace=each_workspace, staged_files=staged_files)
    if len(asked) > 1 and (format != "text" or output_file or new_baseline):
        raise _several(len(asked))
    request = ValidateRequest(
        source=Folder(start),
        root=start,
        run=invocation.run,
        choice=_choice_from(select, ignore, severity, pedantic=pedantic, strict=strict),
        places=(),
        least=_least_severity(severity),
        base=base,
        new_since=new_since,
        baseline=start / baseline if baseline else None,
        format=format,
        output=start / output_file if output_file else None,
        statistics=statistics,
        with_suppressed=show_suppressed,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        show_diff=show_diff,
    )
    status = 0
    for each in asked:
        write([_heading(start, each.root)] if len(asked) > 1 else [])
        of_one = replace(request, source=each.source, root=each.root, places=each.places)
        status = max(status, _validate_one(of_one, new_baseline, reason_to_ignore))
    return status


def _validate_one(request: ValidateRequest, new_baseline: Path | None, reason_to_ignore: str | None) -> int:
    with open_cache(request.source) as cache:
        outcome = _carry_out(request, cache, new_baseline, reason_to_ignore)
        write(outcome.pieces)
    tell([outcome.note] if outcome.note else [])
    return outcome.status


def _carry_out(
    request: ValidateRequest, cache: WorkspaceCache | None, new_baseline: Path | None, reason_to_ignore: str | None
) -> ValidateOutcome:
    if new_baseline:
        return write_new_baseline(request, new_baseline, cache)
    if reason_to_ignore is None:
        return validate(request, cache, screen())
    # deferred: few suppress anything
    from catalog_cli.actions.add_ignores import add_ignores

    return add_ignores(request, reason_to_ignore, cache, screen())


def _choice_from(select: Words, ignore: Words, severity: Words, *, pedantic: bool, strict: bool) -> Choice:
    """Return what the user chose.

    Raises:
        typer.BadParameter: a name is no rule's and no family's, or a level is none.
    """
    pairs = [word.rpartition("=") for word in severity or [] if "=" in word]
    return Choice(
        select=tuple(name for text in select or [] for name in _names(text, "--select")),
        ignore=tuple(name for text in ignore or [] for name in _names(text, "--ignore")),
        severities={name: _level(level) for names, _equals, level in pairs for name in _names(names, "--severity")},
        pedantic=pedantic,
        strict=strict,
    )


def _least_severity(severity: Words) -> Severity:
    """Return the mildest level that the user wants to see.

    Raises:
        typer.BadParameter: a level is none.
    """
    asked = [_level(word) for word in severity or [] if "=" not in word]
    return min(asked, key=LEVELS.index, default=Severity.INFO)


def _names(text: str, option: str) -> list[str]:
    # deferred: most runs choose no rules
    from catalog_cli.rules.choice import current_name
    from catalog_cli.rules.registry import known_names

    names = [current_name(word.strip().casefold()) for word in text.replace("，", ",").split(",") if word.strip()]
    for name in names:
        if name not in known_names():
            near = nearest_name(name, known_names())
            problem = _("{option}: unknown rule or family “{name}”").format(option=option, name=name)
            hint = _("; did you mean {near}?").format(near=near) if near else ""
            raise typer.BadParameter(problem + hint)
    return names


def _level(word: str) -> Severity:
    try:
        return Severity(word.strip().casefold())
    except ValueError as error:
        problem = _("--severity: unknown level “{word}”; choose from: {levels}")
        raise typer.BadParameter(problem.format(word=word, levels=listed(LEVELS))) from error


class _Asked(NamedTuple):
    """A workspace to check, as it is in `source`, and what of it is asked for; nothing means all."""

    root: Path
    source: Source
    places: tuple[str, ...] = ()


def _asked(
    start: Path, paths: list[Path], filename: Path | None, *, each_workspace: bool, staged_files: bool
) -> list[_Asked]:
    """Return the workspaces that the paths are in, those below the folder `start` too.

    Raises:
        CatalogError: there is nothing at a path, or no workspace around it.
    """
    if Path("-") in paths or filename is not None:
        return [_standard_input(start, paths, filename)]
    sources = _staged if staged_files else Folder
    if not paths:
        root = find_workspace(start)
        return [_Asked(root, sources(root))]
    # deferred, here and below: most runs name no paths
    from catalog_cli.cli.workspaces import by_workspace, workspaces_with

    if each_workspace:
        return [_Asked(root, sources(root)) for root in workspaces_with(start, paths)]
    return [
        _Asked(root, sources(root), tuple(_relative(start, path, root) for path in within))
        for root, within in by_workspace(start, paths).items()
    ]


def _heading(start: Path, root: Path) -> str:
    from catalog_cli.cli.workspaces import heading

    return heading(start, root)


def _several(count: int) -> UsageError:
    """Return the error for an answer that is about one workspace, where paths are in several."""
    return UsageError(
        message("these paths are in {n} workspaces; name those of one", n=count),
        message("A report in a file or for a program is about one workspace."),
    )


def _standard_input(start: Path, paths: list[Path], filename: Path | None) -> _Asked:
    """Return the workspace with standard input in the place of a file.

    Raises:
        UsageError: standard input and the name of its file are not given together.
        CatalogError: the file would be none of the catalogue's.
    """
    if paths != [Path("-")] or filename is None:
        raise UsageError(
            message("standard input needs its name: catalog validate - --stdin-filename data/items/ID.yaml")
        )
    from catalog_cli.cli.workspaces import by_workspace

    (root,) = by_workspace(start, [filename])
    path = _relative(start, filename, root, exists=False)
    if path not in TOP_FILES and not (is_entry(path) and path.endswith(SUFFIXES)):
        raise CatalogError(
            message("{path} is no file of a catalogue", path=path),
            message("Items are in {folder}, and their names end in .yaml.", folder=ITEMS),
        )
    return _Asked(root, OverlaySource(Folder(root), {path: sys.stdin.buffer.read(SIZE_LIMIT + 1)}), (path,))


def _staged(root: Path) -> Source:
    # deferred: few look at what is staged
    from catalog_cli.store.git import staged

    return staged(root)


def _relative(start: Path, path: Path, root: Path, *, exists: bool = True) -> str:
    """Return a path typed in the folder `start` as one from the workspace's root, with `/`.

    Raises:
        CatalogError: there is nothing at the path, or it lies outside of the workspace.
    """
    full = (start / path).absolute()
    if exists and not full.exists() and not full.is_symlink():
        raise CatalogError(
            message("no file or folder {path}", path=str(path)),
            message("Paths are taken from the folder you are in."),
        )
    resolved = full.parent.resolve() / full.name
    if resolved != root and not resolved.is_relative_to(root):
        raise CatalogError(
            message("{path} is not in the workspace {root}", path=str(path), root=str(root)),
            message("Name files of this workspace, or another workspace with -C."),
        )
    return resolved.relative_to(root).as_posix()
