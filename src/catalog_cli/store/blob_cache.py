"""A cache of git blobs for one run: blobs that several revisions share are parsed once."""

from collections.abc import Callable, Iterable, Sequence

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.model.reading import Entry
from catalog_cli.store.file_reading import FileRead
from catalog_cli.store.parse_cache import read_files
from catalog_cli.store.source import SETTINGS, ObjectSource, Source

_Key = tuple[str, bytes]
"""A file's path, and the name of its blob."""


class BlobCache:
    """What the blobs of revisions hold; folders are read as ever."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._files: dict[_Key, FileRead] = {}
        self._entries: dict[_Key, Entry] = {}

    def read_files(
        self, source: Source, paths: Sequence[str], cache: WorkspaceCache | None
    ) -> Iterable[tuple[str, FileRead]]:
        """Give what item files hold, each after its path, in the order of `paths`.

        Raises:
            RevisionError: git cannot read the repository.
        """
        if not isinstance(source, ObjectSource):
            return read_files(source, paths, cache)
        names = source.object_ids
        missing = [path for path in paths if (path, names[path]) not in self._files]
        # git is asked once, for these and for what is read after them
        source.fetch([*missing, *(path for path in (SETTINGS,) if path in names)])
        # the first revision fills the cache on the disk; of the others, few blobs are missing
        found = read_files(source, paths, cache) if len(missing) == len(paths) else read_files(source, missing, None)
        self._files.update(((path, names[path]), read) for path, read in found)
        return ((path, self._files[path, names[path]]) for path in paths)

    def entry(self, source: Source, path: str, make: Callable[[], Entry]) -> Entry:
        """Give the entry of a file, the same object for all revisions that share its blob."""
        if not isinstance(source, ObjectSource):
            return make()
        key = path, source.object_ids[path]
        if key not in self._entries:
            self._entries[key] = make()
        return self._entries[key]
