"""`catalog edit`: an item in the user's editor, checked before it is kept."""

import os
import shlex
import subprocess
import tempfile
from gettext import gettext as _
from pathlib import Path

from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.check.new_errors import new_errors
from catalog_cli.cli.dialogue import ask_one_of, can_ask
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import ItemName
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import writer
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.model.report import Report
from catalog_cli.model.run import Run
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import find_item
from catalog_cli.store.items import file_bytes
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit

PANEL = _("Change")
SYNONYMS = {"": "modify change open 编辑 修改 更改"}
NO_ARGS_IS_HELP = True


def command(invocation: Invocation, item: ItemName) -> None:
    """Open an item in your editor ($VISUAL or $EDITOR) and check it before saving."""
    root = invocation.workspace
    path = find_item(load_catalogue(Folder(root)).catalogue.items, item).path
    before = file_bytes(root, path)
    change = FileChange(path, before, _edited(root, path, before, invocation.run))
    if not change.changed:
        write([_("{path}: nothing changed").format(path=one_line(path)) + "\n"])
        return
    commit(root, [change])
    write([_("{path}: saved").format(path=one_line(path)) + "\n"])


def _edited(root: Path, path: str, before: bytes, run: Run) -> bytes:
    """Open the editor until the file has no new errors, or the user keeps or discards it with them."""
    after = before
    while True:
        after = _in_editor(Path(path).name, after)
        change = FileChange(path, before, after)
        found = _new_errors(root, change, run) if change.changed else []
        if not found:
            return after
        tell(writer("findings", "text")(Report(tuple(found), 1), screen()))
        choice = _next_step()
        if choice == "s":
            return after
        if choice == "d":
            return before


def _new_errors(root: Path, change: FileChange, run: Run) -> list[Finding]:
    folder = Folder(root)
    with open_cache(folder) as cache:
        return new_errors(folder, cache, [change], run)


def _next_step() -> str:
    if not can_ask():
        raise CatalogError(
            message("nothing was written: the edited file has errors"), message("They are listed above.")
        )
    return ask_one_of(_("What now?"), {"e": _("edit again"), "d": _("drop my changes"), "s": _("save anyway")})


def _in_editor(name: str, data: bytes) -> bytes:
    """Open a copy of a file in the editor; return its contents when the editor exits."""
    with tempfile.TemporaryDirectory(prefix="catalog-") as folder:
        copy = Path(folder, name)
        copy.write_bytes(data)
        words = _editor()
        try:
            status = subprocess.run([*words, str(copy)], check=False).returncode  # noqa: S603 - the user's own editor
        except OSError as error:
            raise CatalogError(
                message("the editor {editor} cannot be started: {reason}", editor=words[0], reason=reason_of(error)),
                message("Set the variable EDITOR to an editor that is installed."),
            ) from error
        if status:
            raise CatalogError(message("the editor ended with status {status}; nothing was written", status=status))
        return copy.read_bytes()


def _editor() -> list[str]:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    return shlex.split(chosen, posix=os.name != "nt") if chosen else ["notepad" if os.name == "nt" else "vi"]
