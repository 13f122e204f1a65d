"""Load a catalogue with the cache: unchanged files are not parsed again, nor blobs that several revisions share."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.model.catalogue import LoadedCatalogue, loaded
from catalog_cli.store.parse_cache import ParsedFile, read_files, read_settings_file
from catalog_cli.store.reading import FileRead, settings_from
from catalog_cli.store.source import SETTINGS, ObjectSource, Source, item_paths

ReadFiles = Callable[[Source, Sequence[str], WorkspaceCache | None], Iterable[ParsedFile]]


def load_cached(source: Source) -> LoadedCatalogue:
    """Load settings and items with the cache of the source.

    Raises:
        RevisionError: git cannot read the repository.
    """
    with open_cache(source) as cache:
        return load_with(source, cache)


def load_with(source: Source, cache: WorkspaceCache | None, reader: ReadFiles = read_files) -> LoadedCatalogue:
    """Load settings and items with the open cache of the source.

    Raises:
        RevisionError: git cannot read the repository.
    """
    paths = cache.paths() if cache else source.paths()
    files = list(reader(source, item_paths(paths), cache))
    above = read_settings_file(source, cache) if SETTINGS in paths else FileRead(None)
    findings = (*above.findings, *chain.from_iterable(file.findings for file in files))
    return loaded(settings_from(above.values or {}), above.values, [file.entry for file in files], findings)


class BlobCache:
    """What the blobs of revisions hold; folders are read as ever."""

    def __init__(self) -> None:
        """Begin with nothing."""
        # by path as well, which findings and items name
        self._files: dict[tuple[str, bytes], ParsedFile] = {}

    def load_catalogue(self, source: Source) -> LoadedCatalogue:
        """Load settings and items; one bad file never stops the rest.

        Raises:
            RevisionError: git cannot read the repository.
        """
        with open_cache(source) as cache:
            return load_with(source, cache, self._read_files)

    def _read_files(self, source: Source, paths: Sequence[str], cache: WorkspaceCache | None) -> Iterable[ParsedFile]:
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
