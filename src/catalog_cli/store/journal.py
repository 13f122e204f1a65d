"""Keep what many files were while they are written, so that a write cut short is taken back.

While `write_together` works, the folder `.catalog.undo` holds a journal of the old files. The journal is there, whole,
from before the first file is touched until the last one is written; one that is found under the lock was left by a
program that was killed, and the next writer takes its work back. Commands that only read leave it alone.
"""

import base64
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from msgspec import Struct

from catalog_cli.store.atomic_replace import Swap, flush_all, flush_folders
from catalog_cli.store.source import ITEMS, SCHEMAS, SETTINGS, SUFFIXES

UNDO = ".catalog.undo"
_JOURNAL = "journal.json"
_UNFINISHED = "journal.tmp"
_IGNORE = ".gitignore"


class Old(Struct, frozen=True):
    """A file as it was; its path is relative to the workspace."""

    path: str
    data: bytes | None
    """What it held; None if it was not there."""
    successor: str | None
    """The digest of what takes its place; None if nothing does."""
    mode: int | None = None
    link: str | None = None
    """Where it led, if it was a symbolic link that is taken away."""


class Journal(Struct, frozen=True):
    """What a write needs to be taken back: the files as they were, and the folders that it makes, outermost first."""

    token: str
    """Hexadecimal digits that no other write has."""
    files: tuple[Old, ...]
    folders: tuple[str, ...]

    def beside(self, target: Path, number: int) -> Path:
        """Give the path at which the contents of the file of this number wait."""
        return target.with_name(f".catalog-{self.token}-{number}.tmp")


def digest(data: bytes | None) -> str | None:
    """Give what tells contents from others."""
    return None if data is None else sha256(data).hexdigest()


def present(path: Path) -> bytes | None:
    """Give a file's bytes, through symbolic links; None if there is no file.

    Raises:
        OSError: there is one, but it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def belongs(root: Path, path: str) -> bool:
    """Say whether a path is one of the catalogue's files and leads nowhere outside the workspace.

    A journal may have come with a stranger's repository: it must not reach any other file.
    """
    parts = path.split("/")
    plain = all(PurePath(part).parts == (part,) and not part.startswith(".") for part in parts)
    item = path.startswith(f"{ITEMS}/") and path.endswith(SUFFIXES)
    schema = path.startswith(f"{SCHEMAS}/") and path.endswith(".json")
    return plain and (path == SETTINGS or item or schema) and _inside(root, path)


def _inside(root: Path, path: str) -> bool:
    return (root / path).resolve().is_relative_to(root.resolve())


def permissions(path: Path) -> int | None:
    """Give a file's permissions; None if there is no file."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None


def keep(root: Path, journal: Journal) -> None:
    """Put the journal on the disk, before any file of it is touched.

    Raises:
        OSError: it cannot be written; there is none, or a part that nobody will mistake for one.
    """
    folder = root / UNDO
    folder.mkdir(exist_ok=True)
    # git shall not see it, in workspaces of any age
    (folder / _IGNORE).write_text("*\n", encoding="utf-8")
    files = [_packed(old) for old in journal.files]
    body = json.dumps({"token": journal.token, "folders": journal.folders, "files": files}).encode()
    swap = Swap(folder / _JOURNAL, folder / _UNFINISHED, f"{digest(body)}\n".encode() + body, None)
    swap.stage()
    swap.flush()
    swap.make()
    flush_folders((folder, root))


def forget(root: Path) -> None:
    """Take the journal away: what was written stays.

    Raises:
        OSError: it cannot be taken away.
    """
    folder = root / UNDO
    # the journal goes first: without it the rest means nothing
    for name in (_JOURNAL, _UNFINISHED, _IGNORE):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
    flush_folders((root,))


def take_back(root: Path) -> None:
    """Make the files what they were before an unfinished write, if there is a journal of one; call it under the lock.

    A file that someone changed since stays as they left it. A journal that is not whole is dropped: no file is touched
    before it is.

    Raises:
        OSError: a file cannot be written; the journal stays, for another try.
    """
    if not (root / UNDO).is_dir():
        return
    if (root / UNDO).is_symlink():
        # never made by us; what it leads to is not ours either
        (root / UNDO).unlink()
        return
    journal = _kept(root)
    if journal:
        _restore(root, journal)
    forget(root)


def _restore(root: Path, journal: Journal) -> None:
    swaps = [_swap_back(root, journal, number) for number in range(len(journal.files))]
    for swap in swaps:
        with suppress(FileNotFoundError, NotADirectoryError):
            swap.beside.unlink()
    changed = [swap for swap, old in zip(swaps, journal.files, strict=True) if _was_written(root, old)]
    for swap in changed:
        swap.target.parent.mkdir(parents=True, exist_ok=True)
        swap.stage()
    list(flush_all(changed))
    for swap in changed:
        swap.make()
    for folder in reversed(journal.folders):
        # one that someone else uses stays
        with suppress(OSError):
            (root / folder).rmdir()
    flush_folders([swap.target.parent for swap in swaps] + [(root / path).parent for path in journal.folders])


def _swap_back(root: Path, journal: Journal, number: int) -> Swap:
    old = journal.files[number]
    path = root / old.path
    target = path if old.link is not None else path.resolve()
    return Swap(target, journal.beside(path.resolve(), number), old.data, old.mode, old.link)


def _was_written(root: Path, old: Old) -> bool:
    path = root / old.path
    if old.successor is None and path.is_symlink():
        return False
    try:
        return digest(present(path)) == old.successor
    except OSError:
        return False


def _kept(root: Path) -> Journal | None:
    try:
        head, _, body = (root / UNDO / _JOURNAL).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    if head.decode("ascii", "replace") != digest(body):
        return None
    try:
        return _unpacked(root, json.loads(body))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _packed(old: Old) -> dict[str, object]:
    data = None if old.data is None else base64.b64encode(old.data).decode()
    return {"path": old.path, "data": data, "successor": old.successor, "mode": old.mode, "link": old.link}


def _unpacked(root: Path, found: Mapping[str, Any]) -> Journal:
    files = tuple(_old(each) for each in found["files"])
    bytes.fromhex(found["token"])
    folders = tuple(found["folders"])
    if not all(belongs(root, old.path) for old in files) or not all(_inside(root, folder) for folder in folders):
        raise ValueError
    return Journal(found["token"], files, folders)


def _old(found: Mapping[str, Any]) -> Old:
    data = None if found["data"] is None else base64.b64decode(found["data"], validate=True)
    mode = None if found["mode"] is None else int(found["mode"]) & 0o777
    return Old(found["path"], data, found["successor"], mode, found["link"])


def made_folders(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """List the folders that these files need and that are not there yet, outermost first."""
    above = {str(parent) for path in paths for parent in PurePath(path).parents if not (root / parent).exists()}
    return tuple(sorted(folder.replace(os.sep, "/") for folder in above))
