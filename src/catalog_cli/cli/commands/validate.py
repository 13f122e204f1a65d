"""`catalog validate`: everything wrong with the files, all at once."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.global_options import start_folder
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import screen, write
from catalog_cli.cli.workspace import workspace as workspace_of
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.report import Report
from catalog_cli.rules.engine import check
from catalog_cli.store.locating import located
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder

PANEL = _("Judge")

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", help=_("Show only what is wrong in these files and folders."), show_default=False),
]
Format = Annotated[str, choice("--format", "-f", names=format_names("findings"), help=_("How to write the findings."))]


def command(context: typer.Context, paths: Paths = None, format: Format = "text") -> None:
    """Check every file and show all that is wrong, where, and how to mend it.

    The whole workspace is read, whichever paths are shown. Exit status: 0 nothing wrong, 1 errors found, 2 could not
    check.
    """
    root = workspace_of(context)
    shown = _relative(start_folder(context), paths or [], root)
    source = Folder(root)
    reading = read(source, for_checking=True)
    checked = [path for path in source.paths() if _within(path, shown)]
    findings = located((each for each in check(reading) if _within(each.path, shown)), source)
    report = Report(tuple(findings), len(checked))
    write(writer("findings", format)(report, screen()))
    raise typer.Exit(1 if report.failed else 0)


def _relative(start: Path, paths: list[Path], root: Path) -> list[str]:
    """Give paths that the user typed as paths within the workspace."""
    found = []
    for path in paths:
        full = (start / path).absolute()
        if not full.exists() and not full.is_symlink():
            raise CatalogError(
                message("there is no file or folder {path}", path=str(path)),
                message("Paths are taken from the folder you are in."),
            )
        resolved = full.parent.resolve() / full.name
        if resolved != root and not resolved.is_relative_to(root):
            raise CatalogError(
                message("{path} is not in the workspace {root}", path=str(path), root=str(root)),
                message("Name files of this workspace, or another workspace with -C."),
            )
        found.append(resolved.relative_to(root).as_posix())
    return found


def _within(path: str, shown: list[str]) -> bool:
    return not shown or any(each in {path, "."} or path.startswith(f"{each}/") for each in shown)
