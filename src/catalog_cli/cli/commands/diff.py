"""`catalog diff`: what changed between two versions of the catalogue."""

import sys
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.diff.comparison import (
    FORMATS,
    compare_sides,
    comparison_bytes,
    format_for,
    write_comparison,
)
from catalog_cli.actions.diff.returned_side import ReturnedComparison, compare_returned, refuse_to_overwrite
from catalog_cli.actions.diff.side import Side
from catalog_cli.actions.diff.sides import AnySide, DiffRequest, find_sides, read_sides
from catalog_cli.actions.incoming_document import IncomingDocument
from catalog_cli.cli.answers import table_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.kind_advice import KindToRead
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import screen, tell, write, write_bytes
from catalog_cli.cli.progress import progress
from catalog_cli.formats.registry import format_names, is_binary, writer
from catalog_cli.model.change import Comparison
from catalog_cli.model.document import Decision
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.views.changes import changes_stat
from catalog_cli.views.reading_notes import comment_lines, note_lines
from catalog_cli.views.returned import together_lines

PANEL = _("Look")
SYNONYMS = {"": "compare status changes difference 比较 对比 差异 对照"}
FILTERED = True

Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[A] [B]",
        help=_("Revisions, A..B, folders or documents; uncommitted changes by default."),
        show_default=False,
    ),
]
Staged = Annotated[bool, typer.Option("--staged", help=_("Compare staged files instead of the files here."))]
ReturnedDir = Annotated[
    Path | None,
    typer.Option("--returned", metavar="DIR", help=_("Compare with all documents of a folder that offices returned.")),
]
Format = Annotated[
    str | None,
    choice("--format", "-f", names=format_names("changes"), help=_("Output format of the changes.")),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file; its extension decides the format.")),
]
Stat = Annotated[bool, typer.Option("--stat", help=_("Show only how much changed."))]
NameOnly = Annotated[bool, typer.Option("--name-only", help=_("Show only the ids that changed, one per line."))]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 when anything differs."))]


def command(
    invocation: Invocation,
    sides: Sides = None,
    staged: Staged = False,
    returned: ReturnedDir = None,
    from_: KindToRead = None,
    format: Format = None,
    output: Output = None,
    stat: Stat = False,
    name_only: NameOnly = False,
    exit_code: ExitCode = False,
) -> int:
    """Show what changed, item by item and field by field.

    Without A and B: the files here against the last commit. With A: the files here against A. A Word, Excel, CSV or
    web table: what the office changed in the copy that it sent back. With --returned: what each office changed in its
    sheet. Example: catalog diff 目录.docx -o 对照表.docx

    Items are matched by id, renamed ones by similarity. The order of keys, the style of quotes and the order of
    channels do not count.
    """
    if stat + name_only + (format is not None or output is not None) > 1:
        raise UsageError(message("--stat, --name-only and --format or -o exclude each other"))
    if returned:
        if sides or staged or from_:
            raise UsageError(message("--returned is compared with the files here: leave out --staged, --from, A and B"))
        together = _read_returned(invocation, returned, output)
        comparison, read = together.comparison, (together.before, *together.documents)
    else:
        together = None
        read = _read(DiffRequest(invocation.start, tuple(sides or ()), staged, from_))
        deadlines = invocation.deadlines_asked(read[1].catalogue.settings, lambda: invocation.run)
        comparison = compare_sides(*read, invocation.conditions, deadlines)
    if stat:
        write([f"{changes_stat(comparison.changes)}\n"])
    elif name_only:
        write(f"{one_line(change.id)}\n" for change in comparison.shown)
    elif output:
        write_comparison(invocation.start, output, comparison, format or format_for(output))
        tell([_("wrote {path}").format(path=output) + "\n"])
    else:
        _print(comparison, table_format(format))
    unfinished = [_tell_left_out(side) for side in read]
    if together:
        unfinished.append(_tell_together(together))
    for side in read:
        if side.reading and tell_unread(side.reading):
            return 1
    return int(any(unfinished) or (exit_code and bool(comparison.changes)))


def _read(request: DiffRequest) -> tuple[Side, Side]:
    """Read both sides, with progress where one is a document."""
    both: tuple[AnySide, AnySide] = find_sides(request, sys.stdin.buffer)
    names = "、".join(side.name for side in both if isinstance(side, IncomingDocument))
    if not names:
        return read_sides(request.start, *both, lambda _done, _all: None)
    with progress(_("Reading {file}").format(file=names)) as step:
        return read_sides(request.start, *both, step)


def _read_returned(invocation: Invocation, folder: Path, output: Path | None) -> ReturnedComparison:
    """Read the sheets of a folder, and compare each with the files here.

    Raises:
        CatalogError: a sheet cannot be read, or the answer would be written over one.
    """
    if output:
        refuse_to_overwrite(invocation.start, folder, output)
    deadlines = partial(invocation.deadlines_asked, run=lambda: invocation.run)
    with progress(_("Reading {file}").format(file=folder)) as step:
        return compare_returned(invocation.start, folder, invocation.conditions, deadlines, step)


def _tell_together(together: ReturnedComparison) -> bool:
    """Tell how much each file changes and where files contradict each other; give whether any do or are not read."""
    tell(
        _("{path}: {changes}").format(path=one_line(file), changes=changes_stat(changes)) + "\n"
        for file, changes in together.each
    )
    tell(f"{line}\n" for line in together_lines(together.returned, together.others, together.without_file))
    return bool(together.others or together.returned.conflicts)


def _print(comparison: Comparison, name: str) -> None:
    if not is_binary(FORMATS, name):
        write(writer(FORMATS, name)(comparison, screen()))
        return
    if sys.stdout.isatty():
        raise UsageError(message("a {kind} file cannot be shown in a terminal: write it with -o FILE", kind=name))
    write_bytes(comparison_bytes(comparison, name))


def _tell_left_out(side: Side) -> bool:
    """Tell what of a document was not compared, and what its reviewers said; give whether anything was missed."""
    if side.left_out:
        words = ngettext(
            "{n} row of {file} has no item and was not compared; see it with: catalog import {file} --dry-run",
            "{n} rows of {file} have no item and were not compared; see them with: catalog import {file} --dry-run",
            side.left_out,
        )
        tell([words.format(n=side.left_out, file=one_line(side.label)) + "\n"])
    if side.document:
        tell(f"{line}\n" for line in comment_lines(side.document.reading))
        missed = [note for note in side.document.reading if note.decision is Decision.MISSED]
        tell(f"{line}\n" for line in note_lines(missed))
    return side.document is not None and not side.document.is_complete
