"""Where a command works: the workspace here or at `-C`, and what is in it."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

import typer

from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import visible
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder


def read_items(invocation: Invocation) -> Reading:
    """Read the workspace for a command that looks at items."""
    return read(Folder(invocation.workspace))


def tell_unread(reading: Reading, at: str | None = None) -> None:
    """Name the files that hold no item that could be served, and exit with 1 when there are any.

    `at` is the user's word for the past in which they were read, where nothing can be mended any more.
    """
    unread = {entry.path for entry in reading.entries if entry.item is None}
    tell_unread_files(sorted(unread | {finding.path for finding in reading.findings}), at)


def tell_unread_files(bad: Sequence[str], at: str | None = None) -> None:
    """Name files that hold no item that could be served, and exit with 1 when there are any."""
    if not bad:
        return
    count = ngettext("{n} file could not be read:", "{n} files could not be read:", len(bad)).format(n=len(bad))
    more = [f"  {visible(path)}\n" for path in bad[:5]] + (["  …\n"] if len(bad) > 5 else [])  # noqa: PLR2004 - a handful
    hint = [] if at else [_("See what is wrong with: catalog validate") + "\n"]
    tell([f"{count}\n", *more, *hint])
    raise typer.Exit(1)
