"""`catalog edit`: an item or a file of settings in the user's editor, checked before it is kept."""

from gettext import gettext as _
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from catalog_cli.check.new_findings import check_changes
from catalog_cli.cli.editor import draft, edit_until_right
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_new_findings
from catalog_cli.cli.options import completing
from catalog_cli.cli.output import write
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import find_item
from catalog_cli.store.items import file_bytes
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import ITEMS, RECORDS, SUFFIXES, TOP_FILES, Folder
from catalog_cli.store.transaction import commit

PANEL = _("Change")
SYNONYMS = {"": "modify change open 编辑 修改 更改"}
NO_ARGS_IS_HELP = True

What = Annotated[
    str,
    typer.Argument(
        metavar="ID|FILE",
        help=_("An item's id, part of an id, or name; or catalog.yaml, or another file of the catalogue."),
        autocompletion=completing("item or settings"),
        show_default=False,
    ),
]


def command(invocation: Invocation, what: What) -> None:
    """Open an item, or catalog.yaml, in your editor ($VISUAL or $EDITOR) and check it before saving."""
    root = invocation.workspace
    path = _path_of(root, invocation.start, what)
    before = file_bytes(root, path)
    with draft(Path(path).name, before) as copy:
        after, found = edit_until_right(
            copy, before, lambda text: check_changes(root, [FileChange(path, before, text)], invocation.run)
        )
        if after != before:
            commit(root, [FileChange(path, before, after)])
    said = _("{path}: saved") if after != before else _("{path}: nothing changed")
    write([said.format(path=one_line(path)) + "\n"])
    tell_new_findings(found)


def _path_of(root: Path, start: Path, what: str) -> str:
    """Return the path of the file that is meant, which may hold no item: by its own path, by an id or by a name."""
    # no id has a dot
    if what in TOP_FILES:
        if not (root / what).is_file():
            raise CatalogError(message("there is no {path} yet", path=what))
        return what
    if what.endswith(SUFFIXES):
        for place in (start / what, root / what):
            path = place.resolve()
            if path.is_file() and any(path.is_relative_to(root.resolve() / each) for each in (ITEMS, RECORDS)):
                return path.relative_to(root.resolve()).as_posix()
    reading = load_catalogue(Folder(root))
    unread = [entry.path for entry in reading.entries if entry.item is None and PurePosixPath(entry.path).stem == what]
    return unread[0] if unread else find_item(reading.catalogue.items, what).path
