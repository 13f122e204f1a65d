"""A source whose files have all been read, each once, and may be asked for as often as wanted."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from catalog_cli.store.reading import FileRead, read_bytes
from catalog_cli.store.source import ObjectSource, Source, UnreadableFileError, no_file

ReadBytes = Callable[[bytes, str], FileRead]
"""Reads the bytes of the file at a path."""


class SourceInMemory(Struct, frozen=True):
    """The files of another source as they were when they were read; of those that cannot be, the reason."""

    label: str
    files: Mapping[str, bytes | UnreadableFileError]

    def paths(self) -> list[str]:
        """List the files, sorted."""
        return list(self.files)

    def read(self, path: str) -> bytes:
        """Return a file's bytes.

        Raises:
            UnreadableFileError: the file could not be read.
        """
        data = self.files.get(path)
        if isinstance(data, bytes):
            return data
        raise data or no_file(path)


def in_memory(source: Source) -> SourceInMemory:
    """Read all files of a source.

    Raises:
        RevisionError: git cannot read the repository.
    """
    paths = source.paths()
    if isinstance(source, ObjectSource):
        source.fetch(paths)
    return SourceInMemory(source.label, {path: _bytes_or_error(source, path) for path in paths})


def _bytes_or_error(source: Source, path: str) -> bytes | UnreadableFileError:
    try:
        return source.read(path)
    except UnreadableFileError as error:
        return error


class ReadOnce:
    """Reads the bytes of files, and remembers what they hold: those of one path are the same every time."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._read: dict[str, FileRead] = {}

    def __call__(self, data: bytes, path: str) -> FileRead:
        """Read the bytes of a file, unless they have been read before."""
        if path not in self._read:
            self._read[path] = read_bytes(data, path)
        return self._read[path]
