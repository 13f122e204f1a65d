"""`catalog fmt`: keys in their usual order, lists in their usual style."""

from gettext import gettext as _
from gettext import ngettext
from typing import Annotated

import typer

from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import ItemNames
from catalog_cli.cli.output import write
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import find_item
from catalog_cli.store.items import canonical_change
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit

PANEL = _("Change")

Check = Annotated[bool, typer.Option("--check", help=_("Change nothing; exit with 1 when something would change."))]


def command(invocation: Invocation, items: ItemNames = None, check: Check = False) -> None:
    """Put the keys of items into their usual order and lists into their usual style.

    Values and comments stay as they are. Files with mistakes in their YAML are left alone.
    """
    root = invocation.workspace
    reading = read(Folder(root))
    wanted = [find_item(reading.catalogue.items, name).path for name in items or []]
    paths = wanted or [entry.path for entry in reading.entries if entry.is_mapping]
    changes = [change for path in paths if (change := canonical_change(root, path)).changed]
    if not check:
        commit(root, changes)
    words = _("would put into form: {path}") if check else _("put into form: {path}")
    write(words.format(path=one_line(change.path)) + "\n" for change in changes)
    same = len(paths) - len(changes)
    write([ngettext("{n} file is in form", "{n} files are in form", same).format(n=same) + "\n"])
    if check and changes:
        raise typer.Exit(1)
