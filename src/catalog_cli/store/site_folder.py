"""The folder of a site: the note of what builds made in it, what became of these files since, and writing new ones."""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from errno import ENOTDIR
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

import msgspec
from msgspec import Struct

from catalog_cli.cache.stat_snapshot import MISSING, TICK, file_stat
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import flush_folders, write_atomically, write_error
from catalog_cli.store.documents import read_document

NOTE = ".catalog-site.json"
_STAGING = ".catalog-site-"
_DAY = 24 * 60 * 60


class BuildNote(Struct, frozen=True, omit_defaults=True):
    """What the last build noted: its day, the address it was built for, and the digest of each file that it made.

    `pending` are the digests of files that a build began to put in place: it may have been stopped on the way.
    """

    as_of: str = ""
    base_url: str = ""
    files: Mapping[str, str] = {}
    pending: Mapping[str, str] = {}

    def made(self, path: str, digest: str) -> bool:
        """Return whether a build made a file as it is now."""
        return digest in {self.files.get(path), self.pending.get(path)}


def digest_of(data: bytes) -> str:
    """Return the digest by which a file is known again."""
    return sha256(data).hexdigest()


def read_note(folder: Path) -> BuildNote:
    """Read the note of the last build; an empty one where there was none.

    Raises:
        CatalogError: it cannot be read, or names a file that is not in the folder.
    """
    data = read_document(folder / NOTE)
    if data is None:
        return BuildNote()
    try:
        note = msgspec.json.decode(data, type=BuildNote)
        if note.as_of:
            date.fromisoformat(note.as_of)
    except (msgspec.DecodeError, ValueError) as error:
        raise _broken(folder) from error
    if not all(map(is_inside, (*note.files, *note.pending))):
        raise _broken(folder)
    return note


def is_inside(path: str) -> bool:
    """Return whether a path names a file below the folder that it starts from, on any system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and not {"\\", ":", "\0"} & set(path)


class SeenFile(Struct, frozen=True, array_like=True):
    """The digest of a file, and the stat signature that vouches for it."""

    signature: bytes
    digest: str


class DiskDigests:
    """The digests of the files of a site as they are; a file whose stat signature is known is not read again."""

    def __init__(self, folder: Path, known: Mapping[str, SeenFile]) -> None:
        """Take the folder, and what an earlier look at it has `seen`."""
        self._folder = folder
        self._known = known
        self._settled = time.time_ns() - TICK
        self.seen: dict[str, SeenFile] = {}

    def digest(self, path: str) -> str | None:
        """Return the digest of a file; None where there is none.

        Raises:
            CatalogError: there is something else in its place, or it cannot be read.
        """
        try:
            # before the file is read, see StatSnapshot; ten thousand Path objects cost more than looking
            seen = file_stat(os.lstat(f"{self._folder}/{path}"), self._settled)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            # reading it says what is wrong
            seen = MISSING
        known = self._known.get(path)
        if known and not seen.racy and known.signature == seen.fingerprint:
            self.seen[path] = known
            return known.digest
        data = read_document(self._folder / path)
        if data is None:
            return None
        digest = digest_of(data)
        if not seen.racy:
            self.seen[path] = SeenFile(seen.fingerprint, digest)
        return digest


class SiteWriter:
    """Puts files of a site in place, all together at the end; until then they are in a folder of their own."""

    def __init__(self, folder: Path, staging: Path, note: BuildNote) -> None:
        """Take the folder of the site, that of new files, and the note of the last build."""
        self._folder = folder
        self._staging = staging
        self._note = note
        self._staged: dict[str, Path] = {}
        self._removed: list[str] = []

    def stage(self, path: str, data: bytes) -> None:
        """Write what a file is to be; any process of the build may do so.

        Raises:
            CatalogError: it cannot be written.
        """
        try:
            self._staged_path(path).write_bytes(data)
        except OSError as error:
            raise write_error(self._folder / path, error) from error

    def put(self, path: str) -> None:
        """Note a file that is to come, whose bytes are staged."""
        self._staged[path] = self._staged_path(path)

    def _staged_path(self, path: str) -> Path:
        return self._staging / sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def remove(self, path: str) -> None:
        """Note a file that is to go."""
        self._removed.append(path)

    def commit(self, note: BuildNote) -> None:
        """Put all new files in place, and take those away that are to go; then keep the note.

        Raises:
            CatalogError: a file cannot be put in place; those before it are.
        """
        try:
            if hasattr(os, "sync"):
                # once for all files, where each would wait for the disk by itself
                os.sync()
            if self._staged or self._removed:
                self._keep(msgspec.structs.replace(self._note, pending=note.files))
            folders = _SiteFolders(self._folder)
            for path, staged in self._staged.items():
                folders.make(path.rpartition("/")[0])
                staged.replace(f"{self._folder}/{path}")
            for path in self._removed:
                folders.make(path.rpartition("/")[0])
                (self._folder / path).unlink(missing_ok=True)
                self._remove_empty(PurePosixPath(path).parent)
            self._keep(note)
        except OSError as error:
            raise write_error(self._folder, error) from error
        flush_folders((self._folder,))

    def _keep(self, note: BuildNote) -> None:
        data = msgspec.json.format(msgspec.json.encode(note), indent=1) + b"\n"
        if read_document(self._folder / NOTE) != data:
            write_atomically(self._folder / NOTE, data)

    def _remove_empty(self, folder: PurePosixPath) -> None:
        for each in (folder, *folder.parents):
            if each == PurePosixPath():
                return
            with suppress(OSError):
                (self._folder / each).rmdir()


class _SiteFolders:
    """Makes the folders of a site, and refuses links in their place that lead out of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {""}

    def make(self, path: str) -> None:
        """Make a folder and those above it, where they are missing.

        Raises:
            CatalogError: a link leads out of the site.
            OSError: it cannot be made.
        """
        if path in self._known:
            return
        self.make(path.rpartition("/")[0])
        place = Path(self._folder, path)
        try:
            place.mkdir()
        except FileExistsError:
            self._refuse_outside(place)
        self._known.add(path)

    def _refuse_outside(self, place: Path) -> None:
        if not place.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(place))
        if place.is_symlink() and not place.resolve().is_relative_to(self._folder.resolve()):
            raise CatalogError(
                message("{path} leads out of {folder}", path=str(place), folder=str(self._folder)),
                message("Remove this link, or build the site into an empty folder."),
            )


@contextmanager
def site_writer(folder: Path, note: BuildNote) -> Iterator[SiteWriter]:
    """Open the folder of a site for writing; what is not committed is taken away again.

    Raises:
        CatalogError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_stale(folder)
        staging = Path(mkdtemp(prefix=_STAGING, dir=folder))
    except OSError as error:
        raise write_error(folder, error) from error
    try:
        yield SiteWriter(folder, staging, note)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _remove_stale(folder: Path) -> None:
    """Remove the staged files of builds that were killed: no build goes on for a day."""
    for staging in folder.glob(f"{_STAGING}*/"):
        if time.time() - staging.stat().st_mtime > _DAY:
            shutil.rmtree(staging, ignore_errors=True)


def _broken(folder: Path) -> CatalogError:
    return CatalogError(
        message("{path} is broken", path=str(folder / NOTE)), message("Build the site into an empty folder.")
    )
