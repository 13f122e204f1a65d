"""`catalog merge`: two edits of one file become one."""

import os
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.changes.merging.values import merge_values
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import as_texts
from catalog_cli.model.merged import Clash
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.store.documents import read_document, write_document
from catalog_cli.store.merging.git_setup import shows_base
from catalog_cli.store.merging.plainly import merged_plainly
from catalog_cli.store.merging.texts import MARKER_SIZE, Markers, merged_text
from catalog_cli.store.merging.trees import merge_trees
from catalog_cli.yaml import parse

PANEL = _("Change")
NO_ARGS_IS_HELP = True

Base = Annotated[Path, typer.Argument(metavar="BASE", help=_("What both sides began with."), show_default=False)]
Ours = Annotated[
    Path, typer.Argument(metavar="OURS", help=_("Our side; the outcome is written here."), show_default=False)
]
Theirs = Annotated[Path, typer.Argument(metavar="THEIRS", help=_("The other side."), show_default=False)]
Shown = Annotated[str | None, typer.Option("--path", metavar="PATH", help=_("The file's name in the repository."))]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("Write here instead."))]
Size = Annotated[int, typer.Option("--marker-size", metavar="N", min=1, help=_("How long conflict markers are."))]


def command(
    invocation: Invocation,
    base: Base,
    ours: Ours,
    theirs: Theirs,
    path: Shown = None,
    output: Output = None,
    marker_size: Size = MARKER_SIZE,
) -> None:
    """Merge two edits of one file or folder, field by field.

    Lists are merged by their elements, comments of both sides are kept. A field that both sides changed differently
    stands twice, between conflict markers; then the exit status is 1. Files that cannot be read are merged by git.
    """
    files = [invocation.start / file for file in (base, ours, theirs)]
    markers = Markers(marker_size, shows_base(invocation.start))
    if all(file.is_dir() for file in files):
        _merge_folders(files, markers, output)
        return
    data, clashes, clean = _merged(files, markers)
    write_document(invocation.start / output if output else files[1], data)
    name = one_line(path or str(ours))
    _tell_conflict(name, clashes, clean=clean)
    if not clean:
        raise typer.Exit(1)


def _merge_folders(folders: list[Path], markers: Markers, output: Path | None) -> None:
    if output:
        raise CatalogError(
            message("folders are merged into OURS, not into {path}", path=str(output)),
            message("Leave out --output, and merge into a copy of the folder."),
        )
    conflicts: list[str] = []

    def merge_files(path: str, files: Sequence[Path]) -> bytes:
        data, clashes, clean = _merged([files[0] if files[0].exists() else Path(os.devnull), *files[1:]], markers)
        _tell_conflict(one_line(path), clashes, clean=clean)
        conflicts.extend([path] * (not clean))
        return data

    deleted = merge_trees(folders, merge_files)
    for each in deleted:
        words = (
            _("{path}: we deleted it, they edited it; it stays as they edited it")
            if each.by_ours
            else _("{path}: they deleted it, we edited it; it stays as we edited it")
        )
        tell([words.format(path=one_line(each.path)) + "\n"])
    if conflicts or deleted:
        raise typer.Exit(1)


def _tell_conflict(name: str, clashes: tuple[Clash, ...], *, clean: bool) -> None:
    tell(line for clash in clashes for line in _explained(name, clash))
    if not clean:
        tell([_("{path}: resolve what stands between the markers, then add the file").format(path=name) + "\n"])


def _merged(files: list[Path], markers: Markers) -> tuple[bytes, tuple[Clash, ...], bool]:
    read = [_read(file) for file in files]
    values = [parse(data, "").values if data.strip() else {} for data in read]
    base, ours, theirs = values
    if base is not None and ours and theirs:
        merged = merge_values(base, ours, theirs)
        old, left, right = (data.decode() for data in read)
        text = merged_text(old, left, right, merged, markers)
        if text is not None:
            return text.encode(), merged.clashes, not merged.clashes
    data, clean = merged_plainly(files, markers.size)
    return data, (), clean


def _read(file: Path) -> bytes:
    data = read_document(file)
    if data is None:
        raise CatalogError(message("there is no file {path}", path=str(file)), message("Name three files."))
    return data


def _explained(name: str, clash: Clash) -> list[str]:
    field = ".".join(clash.path)
    sides = ((_("ours"), clash.ours), (_("theirs"), clash.theirs))
    gone = _("(taken away)")
    values = [f"  {side}: {one_line('；'.join(as_texts(value)) or gone)}\n" for side, value in sides]
    return [_("{path}: both sides changed {field}").format(path=name, field=one_line(field)) + "\n", *values]
