"""A cache of git blobs for one run: blobs that several revisions share are parsed once."""

from collections.abc import Iterable, Sequence

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.store.parse_cache import ParsedFile, read_files
from catalog_cli.store.source import SETTINGS, ObjectSource, Source


class BlobCache:
    """What the blobs of revisions hold; folders are read as ever."""

    def __init__(self) -> None:
        """Begin with nothing."""
        # by path as well, which findings and items name
        self._files: dict[tuple[str, bytes], ParsedFile] = {}

    def read_files(self, source: Source, paths: Sequence[str], cache: WorkspaceCache | None) -> Iterable[ParsedFile]:
        """Return the item files of a source, in the order of `paths`; revisions that share a blob share its item.

        Raises:
            RevisionError: git cannot read the repository.
        """
        if not isinstance(source, ObjectSource):
            return read_files(source, paths, cache)
        names = source.object_ids
        missing = [path for path in paths if (path, names[path]) not in self._files]
        if len(missing) == len(paths):
            # the first revision goes through the cache on the disk; the others share most of its blobs
            found = read_files(source, paths, cache)
        else:
            # git is asked once, for these and for what is read after them
            source.fetch([*missing, *(path for path in (SETTINGS,) if path in names)])
            found = read_files(source, missing, None)
        self._files.update(((each.entry.path, names[each.entry.path]), each) for each in found)
        return [self._files[path, names[path]] for path in paths]
