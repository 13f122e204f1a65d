"""The undo journal of a transaction: what the files were, so that a write cut short is rolled back.

The folder `.catalog.undo` holds the journal, whole, from before the first file is touched until the last one is
written. A journal that is found under the lock was left by a program that was killed; the next to take the lock rolls
its work back. Commands that only read leave it alone.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from catalog_cli.store.atomic_replace import AtomicReplace, flush_all, flush_folders
from catalog_cli.store.source import ITEMS, SCHEMAS, SUFFIXES, TOP_FILES, is_entry

UNDO = ".catalog.undo"
_JOURNAL = "journal.json"
_UNFINISHED = "journal.tmp"
_IGNORE = ".gitignore"
_FOR_GIT = {".gitignore", f"{ITEMS}/.gitkeep"}
"""Files that a new workspace gets for git."""


class Preimage(Struct, frozen=True, rename={"new_digest": "successor"}):
    """A file before the transaction; the path is relative to the workspace."""

    path: str
    data: bytes | None
    """Its contents; None if it did not exist."""
    new_digest: str | None
    """The digest of what the transaction writes; None if it deletes the file."""
    mode: Annotated[int, Meta(ge=0, le=0o777)] | None = None
    link: str | None = None
    """Where it pointed, if it was a symbolic link that the transaction deletes."""


class Journal(Struct, frozen=True, rename={"preimages": "files"}):
    """What rolling back a transaction takes: the files as they were, and the folders it makes, outermost first."""

    # the pattern keeps a forged journal from naming a staging path elsewhere
    token: Annotated[str, Meta(pattern="^[0-9a-f]+$")]
    """Hexadecimal digits that no other transaction has."""
    preimages: tuple[Preimage, ...]
    folders: tuple[str, ...]

    def staging_path(self, target: Path, number: int) -> Path:
        """Return the path at which the new contents of a file wait to be committed; files are numbered from 0."""
        return target.with_name(f".catalog-{self.token}-{number}.tmp")


def digest(data: bytes | None) -> str | None:
    """Return the digest of a file's contents; None for no file."""
    return None if data is None else sha256(data).hexdigest()


def read_or_none(path: Path) -> bytes | None:
    """Read a file, through symbolic links; None if there is none.

    Raises:
        OSError: there is one, but it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def is_catalogue_file(root: Path, path: str) -> bool:
    """Return whether a path names one of the catalogue's own files, inside the workspace once links are followed.

    A journal may come with a stranger's repository: rolling it back must not reach any other file.
    """
    if not _is_inside(root, path):
        return False
    if path in _FOR_GIT:
        return True
    parts = path.split("/")
    # no empty part, no dot file, nothing that the system reads as two parts or as a drive
    plain = all(PurePath(part).parts == (part,) and not part.startswith(".") for part in parts)
    entry = is_entry(path) and path.endswith(SUFFIXES)
    schema = path.startswith(f"{SCHEMAS}/") and path.endswith(".json")
    return plain and (path in TOP_FILES or entry or schema)


def _is_inside(root: Path, path: str) -> bool:
    return (root / path).resolve().is_relative_to(root.resolve())


def file_mode(path: Path) -> int | None:
    """Return a file's permissions; None if there is no file."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None


def missing_folders(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """List the folders that these files need and that do not exist yet, outermost first."""
    above = {str(parent) for path in paths for parent in PurePath(path).parents if not (root / parent).exists()}
    return tuple(sorted(folder.replace(os.sep, "/") for folder in above))


def write_journal(root: Path, journal: Journal) -> None:
    """Put the journal on the disk, before any file of it is touched.

    Raises:
        OSError: it cannot be written; what is left is no journal that `rollback` accepts.
    """
    folder = root / UNDO
    folder.mkdir(exist_ok=True)
    # ignored from inside the folder: workspaces of any age have it ignored, whatever their own .gitignore says
    (folder / _IGNORE).write_text("*\n", encoding="utf-8")
    # json and not msgspec's encoder: names that are not UTF-8 hold surrogates, which json escapes
    body = json.dumps(msgspec.to_builtins(journal)).encode()
    # the digest tells a whole journal from one that a full disk or a power cut has left
    replacement = AtomicReplace(folder / _JOURNAL, folder / _UNFINISHED, f"{digest(body)}\n".encode() + body, None)
    replacement.stage()
    replacement.flush()
    replacement.commit()
    flush_folders((folder, root))


def discard(root: Path) -> None:
    """Delete the journal: the transaction is final.

    Raises:
        OSError: it cannot be deleted.
    """
    folder = root / UNDO
    # the journal goes first: without it the rest means nothing
    for name in (_JOURNAL, _UNFINISHED, _IGNORE):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
    flush_folders((root,))


def rollback(root: Path) -> None:
    """Undo an unfinished transaction, if there is a journal of one; call it under the lock.

    A file that someone changed since keeps their change. A journal that is not whole is discarded: its transaction has
    touched no file. Rolling back may itself be killed and is then started over, since each step can be repeated.

    Raises:
        OSError: a file cannot be written; the journal stays, for another try.
    """
    if not (root / UNDO).is_dir():
        return
    if (root / UNDO).is_symlink():
        # we make no such link, and what it points to is not ours either
        (root / UNDO).unlink()
        return
    journal = _load(root)
    if journal:
        _restore(root, journal)
    discard(root)


def _load(root: Path) -> Journal | None:
    try:
        head, _, body = (root / UNDO / _JOURNAL).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    if head.decode("ascii", "replace") != digest(body):
        return None
    try:
        journal = msgspec.convert(json.loads(body), Journal)
        inside = all(_is_inside(root, folder) for folder in journal.folders)
        own = all(is_catalogue_file(root, each.path) for each in journal.preimages)
    except ValueError:
        # no JSON, or not a journal's; a path with a null byte
        return None
    return journal if inside and own else None


def _restore(root: Path, journal: Journal) -> None:
    replacements = [_inverse(root, journal, number) for number in range(len(journal.preimages))]
    for replacement in replacements:
        with suppress(FileNotFoundError, NotADirectoryError):
            replacement.staging.unlink()
    # only files that hold what the transaction wrote: the others it did not reach, or someone has changed them since
    written = [each for each, old in zip(replacements, journal.preimages, strict=True) if _was_written(root, old)]
    for replacement in written:
        replacement.target.parent.mkdir(parents=True, exist_ok=True)
        replacement.stage()
    list(flush_all(written))
    for replacement in written:
        replacement.commit()
    for folder in reversed(journal.folders):
        # a folder that someone else uses stays
        with suppress(OSError):
            (root / folder).rmdir()
    flush_folders(
        [each.target.parent for each in replacements] + [(root / folder).parent for folder in journal.folders]
    )


def _inverse(root: Path, journal: Journal, number: int) -> AtomicReplace:
    old = journal.preimages[number]
    path = root / old.path
    # a link that was deleted comes back itself; any other is followed, as when the file was written
    target = path if old.link is not None else path.resolve()
    return AtomicReplace(target, journal.staging_path(path.resolve(), number), old.data, old.mode, old.link)


def _was_written(root: Path, old: Preimage) -> bool:
    path = root / old.path
    if old.new_digest is None and path.is_symlink():
        return False
    try:
        return digest(read_or_none(path)) == old.new_digest
    except OSError:
        return False
