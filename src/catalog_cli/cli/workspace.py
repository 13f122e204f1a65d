"""Where a command works: the workspace here or at `-C`, and what is in it."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import typer

from catalog_cli.cli.output import tell
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import visible
from catalog_cli.rules.engine import new_errors
from catalog_cli.store.items import Draft
from catalog_cli.store.locating import located
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder, Overlay
from catalog_cli.store.workspace import find_workspace


def start_folder(context: typer.Context) -> Path:
    """Give the folder that the user works in: the one after `-C`, or the current one."""
    start: Path = context.find_root().meta.get("catalog.start", Path())
    return start


def workspace(context: typer.Context) -> Path:
    """Give the root of the workspace that the user works in."""
    return find_workspace(start_folder(context))


def read_items(context: typer.Context) -> Reading:
    """Read the workspace for a command that looks at items."""
    return read(Folder(workspace(context)))


def tell_unread(reading: Reading) -> None:
    """Name the files that hold no item that could be served, and exit with 1 when there are any."""
    bad = sorted(
        {*(entry.path for entry in reading.entries if entry.item is None), *(f.path for f in reading.findings)}
    )
    if not bad:
        return
    count = ngettext("{n} file could not be read:", "{n} files could not be read:", len(bad)).format(n=len(bad))
    more = [f"  {visible(path)}\n" for path in bad[:5]] + (["  …\n"] if len(bad) > 5 else [])  # noqa: PLR2004 - a handful
    tell([f"{count}\n", *more, _("See what is wrong with: catalog validate") + "\n"])
    raise typer.Exit(1)


def refuse_new_errors(root: Path, draft: Draft) -> None:
    """Stop a command whose edit would make wrong what was right before.

    Raises:
        CatalogError: the edited file breaks a rule that the file on disk keeps.
    """
    finding = next(iter(draft_errors(root, draft)), None)
    if finding:
        raise CatalogError(
            message("nothing was written: {message} [{rule}]", message=finding.message, rule=finding.rule),
            finding.remedy,
        )


def draft_errors(root: Path, draft: Draft) -> list[Finding]:
    """Give the errors, with their places, that a draft would bring into the workspace."""
    folder = Folder(root)
    drafted = Overlay(folder, {draft.path: draft.after})
    found = new_errors(read(folder, with_schemas=True), read(drafted, with_schemas=True))
    return located(found, drafted)
