"""`catalog merge`: two edits of one file become one."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.merge import MergedFile, keep_both_records, merge_files, merge_folders
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import as_texts
from catalog_cli.model.merge import Conflict
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.store.documents import write_document
from catalog_cli.store.merge.git_setup import shows_base
from catalog_cli.store.merge.text_merge import MARKER_SIZE, Markers
from catalog_cli.views.headings import typed_name

PANEL = _("Change")
SYNONYMS = {"": "combine 合并"}
NO_ARGS_IS_HELP = True

Base = Annotated[
    Path, typer.Argument(metavar="BASE", help=_("The version that both sides started from."), show_default=False)
]
Ours = Annotated[
    Path, typer.Argument(metavar="OURS", help=_("Our side; the result is written here."), show_default=False)
]
Theirs = Annotated[Path, typer.Argument(metavar="THEIRS", help=_("The other side."), show_default=False)]
Shown = Annotated[str | None, typer.Option("--path", metavar="PATH", help=_("The file's name in the repository."))]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("Write the result to this file instead."))
]
Size = Annotated[int, typer.Option("--marker-size", metavar="N", min=1, help=_("The length of conflict markers."))]


def command(
    invocation: Invocation,
    base: Base,
    ours: Ours,
    theirs: Theirs,
    path: Shown = None,
    output: Output = None,
    marker_size: Size = MARKER_SIZE,
) -> int:
    """Merge two edits of one file or folder, field by field.

    Lists are merged by their elements; comments of both sides are kept. A field that both sides changed differently
    is kept twice, between conflict markers, and the exit status is 1. Files that cannot be parsed are merged by
    git.
    """
    files = [invocation.start / file for file in (base, ours, theirs)]
    markers = Markers(marker_size, shows_base(invocation.start))
    if all(file.is_dir() for file in files):
        return _merge_folders(files, markers, output)
    if path and output is None and (other := keep_both_records(files, invocation.start, path)):
        tell(
            [
                _("{path}: both sides added a record of this day; theirs is kept as {other}").format(
                    path=path, other=other
                )
                + "\n"
            ]
        )
        tell([_("Add both files: git add {path} {other}").format(path=path, other=other) + "\n"])
        return 1
    merged = merge_files(files, markers)
    write_document(invocation.start / output if output else files[1], merged.data)
    _tell_conflict(one_line(path or str(ours)), merged)
    return int(not merged.is_clean)


def _merge_folders(folders: list[Path], markers: Markers, output: Path | None) -> int:
    if output:
        raise CatalogError(
            message("folders are merged into OURS, not into {path}", path=str(output)),
            message("Leave out --output, and merge into a copy of the folder."),
        )
    merged = merge_folders(folders, markers)
    for path, file in merged.files.items():
        _tell_conflict(one_line(path), file)
    for each in merged.deleted:
        words = (
            _("{path}: we deleted it, they edited it; their edited file is kept")
            if each.by_ours
            else _("{path}: they deleted it, we edited it; our edited file is kept")
        )
        tell([words.format(path=one_line(each.path)) + "\n"])
    return int(not merged.is_clean)


def _tell_conflict(name: str, merged: MergedFile) -> None:
    """Name the fields that both sides changed, and what to do where there are conflict markers."""
    tell(line for conflict in merged.conflicts for line in _conflict_lines(name, conflict))
    if not merged.is_clean:
        tell([_("{path}: resolve the conflict between the markers, then add the file").format(path=name) + "\n"])


def _conflict_lines(name: str, conflict: Conflict) -> list[str]:
    field = ".".join([typed_name(conflict.path[0]), *conflict.path[1:]])
    sides = ((_("ours"), conflict.ours), (_("theirs"), conflict.theirs))
    gone = _("(removed)")
    values = [
        "  " + _("{heading}: ").format(heading=side) + one_line("；".join(as_texts(value)) or gone) + "\n"
        for side, value in sides
    ]
    return [_("{path}: both sides changed {field}").format(path=name, field=one_line(field)) + "\n", *values]
