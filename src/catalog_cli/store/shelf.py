"""What files held in revisions that are read together: what two of them share is read once."""

from collections.abc import Callable, Iterable, Sequence

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.model.reading import Entry
from catalog_cli.store.file_reading import FileRead
from catalog_cli.store.parse_cache import read_files
from catalog_cli.store.source import SETTINGS, ObjectSource, Source

_Key = tuple[str, bytes]
"""A file's path, and the name of what it held as git knows it."""


class Shelf:
    """Keeps what was read of revisions, by git's own names for it; folders are read as ever."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._files: dict[_Key, FileRead] = {}
        self._entries: dict[_Key, Entry] = {}

    def read_files(
        self, source: Source, paths: Sequence[str], memory: WorkspaceCache | None
    ) -> Iterable[tuple[str, FileRead]]:
        """Give what item files hold, each after its path, in the order of `paths`.

        Raises:
            RevisionError: git cannot read the repository.
        """
        if not isinstance(source, ObjectSource):
            return read_files(source, paths, memory)
        names = source.object_ids
        missing = [path for path in paths if (path, names[path]) not in self._files]
        source.fetch([*missing, *(path for path in (SETTINGS,) if path in names)])
        self._files.update(((path, names[path]), read) for path, read in read_files(source, missing, None))
        return ((path, self._files[path, names[path]]) for path in paths)

    def entry(self, source: Source, path: str, make: Callable[[], Entry]) -> Entry:
        """Give the entry of a file, the same one for all revisions in which it held the same."""
        if not isinstance(source, ObjectSource):
            return make()
        key = path, source.object_ids[path]
        if key not in self._entries:
            self._entries[key] = make()
        return self._entries[key]
