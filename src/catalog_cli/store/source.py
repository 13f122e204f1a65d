"""Sources of a catalogue's files: a folder, the objects of git, and either with pending changes; and the workspace."""

import errno
import os
import re
import stat
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from catalog_cli.model.errors import WorkspaceNotFoundError, reason_of
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex

SETTINGS = "catalog.yaml"
DOCUMENTS = "documents.yaml"
TOP_FILES = (SETTINGS, DOCUMENTS)
"""The files of a catalogue that are in no folder."""
ITEMS = "data/items"
RECORDS = "data/records"
SCHEMAS = "schema"
FACTS = "facts"
SUFFIXES = (".yaml", ".yml")
SIZE_LIMIT = 1024 * 1024
"""The most bytes that a file of a catalogue may have."""
_MISNAMED = lazy_regex(r"/[^/.][^/]*\.ya?ml([^a-z0-9/][^/]*)?\Z", re.IGNORECASE)
"""The end of a path that looks like an item's or a record's but is of none: `a.YAML`, `a.yaml.txt`, `a.yaml~`."""


class Source(Protocol):
    """A set of files by their path, relative to the workspace and with `/`."""

    @property
    def label(self) -> str:
        """Say what this is to a person: a folder, a revision."""

    def paths(self) -> list[str]:
        """List `catalog.yaml`, `documents.yaml`, the schemas, the facts, and all in `data/items` and `data/records`.

        They are sorted. Of what lies there, `item_paths` are items and `record_paths` records; others are misnamed.
        """

    def read(self, path: str) -> bytes:
        """Return a file's bytes.

        Raises:
            UnreadableFileError: the file cannot or must not be read.
        """


class ObjectSource(ABC):
    """A content-addressed source, such as a commit: each file has an object id, which stands for its bytes.

    Reading many files together is faster than one by one. `folder` is the workspace that it belongs to.
    """

    folder: Path

    @property
    @abstractmethod
    def object_ids(self) -> Mapping[str, bytes]:
        """The object id of each file, by path."""

    @abstractmethod
    def fetch(self, paths: Iterable[str]) -> None:
        """Read files that `read` will be asked for."""


class UnreadableFileError(Exception):
    """Raised for a file that cannot be read; `rule`, `message` and `remedy` are those of the finding about it."""

    def __init__(self, rule: str, message: Message, remedy: Message | None = None) -> None:
        """Keep the parts of the finding."""
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.remedy = remedy


class Folder(Struct, frozen=True):
    """The files below a workspace's root folder."""

    root: Path

    @property
    def label(self) -> str:
        """Return the folder's path."""
        return str(self.root)

    def paths(self) -> list[str]:
        """List the files that exist, sorted; a folder of items that cannot be read as if it were one, with a `/`."""
        found = [path for path in TOP_FILES if (self.root / path).exists()]
        found += [path for path, _entry in self.entries()]
        return sorted(found)

    def entries(self) -> Iterator[tuple[str, "os.DirEntry[str] | Path"]]:
        """List all but the `TOP_FILES`, in no order, each with what its signature is asked of."""
        root = str(self.root)
        yield from _files_below(root, SCHEMAS, lambda path: path.endswith(".json"))
        yield from _files_below(root, FACTS, lambda path: path.endswith(".jsonl"))
        for folder in (ITEMS, RECORDS):
            yield from _files_below(root, folder, lambda path: path.endswith(SUFFIXES) or is_misnamed(path))

    def has_many(self, files: int) -> bool:
        """Return whether there are at least so many files, without counting those beyond."""
        return any(True for _entry in islice(self.entries(), files - 1, None))

    def read(self, path: str) -> bytes:
        """Return a file's bytes; one byte more than `SIZE_LIMIT` at the most.

        Raises:
            UnreadableFileError: it cannot be opened, is no regular file, or is a link that leads out.
        """
        full = os.path.join(self.root, path)  # noqa: PTH118 - ten thousand Path objects cost more than reading
        try:
            return _read_regular(full)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.EMLINK}:
                return self._through_link(path)
            raise _not_read(path, error) from error

    def _through_link(self, path: str) -> bytes:
        try:
            target = (self.root / path).resolve()
        except (OSError, RuntimeError) as error:
            # Python 3.13 takes the path of a circle as it is
            raise _no_target(path) from error
        if not target.is_relative_to(self.root.resolve()):
            raise UnreadableFileError(
                "file/inside-workspace",
                message("this is a symbolic link that leads out of the workspace, to {target}", target=str(target)),
                message("Put the file itself here instead of a link."),
            )
        try:
            return _read_regular(str(target))
        except OSError as error:
            raise _no_target(str(target)) from error


class OverlaySource(Struct, frozen=True):
    """Another source with pending changes applied: files put in or replaced, and files taken away (None)."""

    below: Source
    files: Mapping[str, bytes | None]

    @property
    def label(self) -> str:
        """Return the label of the source below."""
        return self.below.label

    def paths(self) -> list[str]:
        """List the paths that there will be, sorted."""
        there = {path for path, data in self.files.items() if data is not None}
        return sorted((set(self.below.paths()) - self.files.keys()) | there)

    def read(self, path: str) -> bytes:
        """Return the bytes put in, or those below.

        Raises:
            UnreadableFileError: the file is taken away, or the one below cannot be read.
        """
        if path not in self.files:
            return self.below.read(path)
        data = self.files[path]
        if data is None:
            raise no_file(path)
        return data


def no_file(path: str) -> UnreadableFileError:
    """Make the error about a path at which there is no file."""
    return UnreadableFileError("file/readable", message("no file {path}", path=path))


# A link is not followed by accident, and opening a named pipe does not wait for somebody to write into it.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def item_paths(paths: Iterable[str]) -> list[str]:
    """Return those of a source's paths that are of items, or of folders that may hold some and cannot be read."""
    return [path for path in paths if path.startswith(f"{ITEMS}/") and not is_misnamed(path)]


def record_paths(paths: Iterable[str]) -> list[str]:
    """Return those of a source's paths that are of records, or of folders that may hold some and cannot be read."""
    return [path for path in paths if is_record(path) and not is_misnamed(path)]


def is_record(path: str) -> bool:
    """Return whether a path is in the folder of records."""
    return path.startswith(f"{RECORDS}/")


def has_records(root: Path) -> bool:
    """Return whether a workspace has a folder of records; without one, nothing that reads them is loaded."""
    return (root / RECORDS).is_dir()


def is_entry(path: str) -> bool:
    """Return whether a path is in the folder of items or in that of records, whose files are each checked by itself."""
    return path.startswith((f"{ITEMS}/", f"{RECORDS}/"))


def is_misnamed(path: str) -> bool:
    """Return whether a path looks like an item's or a record's, but has an ending by which it is none."""
    return is_entry(path) and not path.endswith(SUFFIXES) and _MISNAMED.search(path) is not None


def _files_below(
    root: str, folder: str, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, "os.DirEntry[str] | Path"]]:
    """List the files in a folder and below, but for hidden ones; of folders, those that cannot be read.

    Links to other folders are not followed: they may lead out of the workspace, or round in a circle.
    """
    folders = [folder]
    while folders:
        within = folders.pop()
        try:
            with os.scandir(f"{root}/{within}") as entries:
                for entry in entries:
                    path = f"{within}/{entry.name}"
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(path)
                    elif wanted(path) and not _leads_to_folder(entry):
                        yield path, entry
        except FileNotFoundError:
            continue
        except OSError:
            yield f"{within}/", Path(root, within)


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # a link to itself is for `read` to report
        return False


def _not_read(path: str, error: OSError) -> UnreadableFileError:
    if path.endswith("/"):
        what = message("cannot read this folder: {reason}", reason=reason_of(error))
        return UnreadableFileError("file/readable", what, message("Make sure that you are allowed to read it."))
    what = message("cannot read this file: {reason}", reason=reason_of(error))
    return UnreadableFileError(
        "file/readable", what, message("Check that the file exists and that you are allowed to read it.")
    )


def _no_target(target: str) -> UnreadableFileError:
    return UnreadableFileError(
        "file/readable",
        message("this symbolic link leads to nothing that can be read: {target}", target=target),
        message("Fix the link, or put the file itself here."),
    )


def _read_regular(full: str) -> bytes:
    descriptor = os.open(full, _OPEN_FLAGS)
    try:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        # asking for `SIZE_LIMIT` at once would allocate a megabyte for each small file
        data = os.read(descriptor, min(seen.st_size, SIZE_LIMIT) + 1)
        while len(data) != seen.st_size and len(data) <= SIZE_LIMIT:
            more = os.read(descriptor, SIZE_LIMIT + 1 - len(data))
            if not more:
                break
            data += more
        return data
    finally:
        os.close(descriptor)


def find_workspace(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that has a `catalog.yaml`.

    Raises:
        WorkspaceNotFoundError: `start` is no folder, or there is no such folder.
    """
    if not start.is_dir():
        raise WorkspaceNotFoundError(
            message("no folder {folder}", folder=str(start)),
            message("Check the name after -C."),
        )
    found = nearest_workspace(start)
    if found is None:
        raise WorkspaceNotFoundError(
            message("no {name} in {folder} or in any folder above it", name=SETTINGS, folder=str(start.resolve())),
            message("Go to the folder of your catalogue, name it with -C, or start one with: catalog init"),
        )
    return found


def nearest_workspace(folder: Path) -> Path | None:
    """Return the nearest folder, from one upwards, that has a `catalog.yaml`; the first need not exist."""
    here = folder.resolve()
    return next((each for each in (here, *here.parents) if (each / SETTINGS).is_file()), None)
