"""Text in the user's own editor, opened again until it is right; what was typed is never lost."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path

from catalog_cli.check.new_findings import errors_in
from catalog_cli.cli.dialogue import ask_one_of, can_ask, wait_for_enter
from catalog_cli.cli.notices import tell_worst
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message

_IN_TERMINAL = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "joe", "micro", "hx", "helix", "ne", "mg"}
)
"""Editors that need a terminal; any other may have a window of its own."""
_FALLBACK = "vi"

Check = Callable[[bytes], Sequence[Finding]]
"""Returns what is wrong with an edited text and was not wrong before."""


@contextmanager
def draft(name: str, text: bytes) -> Iterator[Path]:
    """Make a copy of a text for the editor; it is deleted in the end, or kept and named if something goes wrong.

    Raises:
        CatalogError: what was raised inside, with the place of the copy.
    """
    folder = Path(tempfile.mkdtemp(prefix="catalog-"))
    copy = folder / name
    copy.write_bytes(text)
    try:
        yield copy
    except BaseException as error:
        if not copy.is_file() or copy.read_bytes() == text:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        kept = message("What you typed is kept in {path}", path=str(copy))
        if not isinstance(error, CatalogError):
            tell([f"{kept}\n"])
            raise
        remedy = message("{remedy} {kept}", remedy=error.remedy, kept=kept) if error.remedy else kept
        raise CatalogError(error.message, remedy) from error
    shutil.rmtree(folder, ignore_errors=True)


def edit_until_right(copy: Path, before: bytes, check: Check) -> tuple[bytes, Sequence[Finding]]:
    """Open the editor until the text brings no new errors, or the user keeps or discards it with them.

    Returns:
        The text, which is that of before if it was discarded, and the findings that the user has not yet seen.

    Raises:
        CatalogError: the editor cannot be started or fails, or the text has errors and nobody can be asked.
    """
    while True:
        _open(copy)
        after = _read(copy)
        found = check(after) if after != before else []
        if not errors_in(found):
            return after, found
        tell_worst(found)
        choice = _next_step()
        if choice == "s":
            return after, []
        if choice == "d":
            return before, []


def _read(copy: Path) -> bytes:
    try:
        return copy.read_bytes()
    except OSError as error:
        raise CatalogError(
            message("the editor left no file {path}: {reason}", path=str(copy), reason=reason_of(error))
        ) from error


def _next_step() -> str:
    if not can_ask():
        raise CatalogError(
            message("nothing was written: the edited file has errors"), message("They are listed above.")
        )
    return ask_one_of(_("What now?"), {"e": _("edit again"), "d": _("drop my changes"), "s": _("save anyway")})


def _open(copy: Path) -> None:
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


def _editor() -> list[str]:
    """Return the words that start the user's editor.

    Raises:
        CatalogError: it needs a terminal, and there is none.
    """
    chosen = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip()
    if os.name == "nt":
        return shlex.split(chosen, posix=False) or ["notepad"]
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise CatalogError(
            message("the editor {editor} cannot be started: {reason}", editor=chosen, reason=str(error)),
            message("Set the variable EDITOR to an editor that is installed."),
        ) from error
    if Path((words or [_FALLBACK])[0]).name in _IN_TERMINAL and not _in_terminal():
        raise CatalogError(
            message("no terminal to open an editor in"),
            message("Run this in a terminal, or change fields with: catalog set ID FIELD=VALUE"),
        )
    if not words:
        tell(
            [
                _("Your editor is not set, so vi opens: press i to type; Esc, then :wq and Enter, saves and leaves.")
                + "\n"
            ]
        )
        tell([_("Esc, then :q! and Enter, leaves without saving. To use another editor: export EDITOR=nano") + "\n"])
        wait_for_enter(_("Press Enter to open vi"))
    return words or [_FALLBACK]


def _in_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
