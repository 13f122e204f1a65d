"""Parsed item files, from the cache where unchanged, otherwise parsed in parallel."""

from collections.abc import Iterator, Sequence

from catalog_cli.cache.errors import CacheMissError
from catalog_cli.cache.incremental import PerFile, cache_key, run_incremental
from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.store.file_reading import FileRead, read_bytes, read_file, unreadable
from catalog_cli.store.source import Source, UnreadableFileError

LAYER = cache_key("files")


def read_files(source: Source, paths: Sequence[str], cache: WorkspaceCache | None) -> Iterator[tuple[str, FileRead]]:
    """Give what item files hold, each after its path, in the order of `paths`, which are all of the source's.

    Raises:
        RevisionError: git cannot read the repository.
    """
    chunks = run_incremental(source, paths, cache, LAYER, _FILES.compute)
    try:
        found = dict(_FILES.entries(chunks))
    except CacheMissError:
        # an earlier run of the same program wrote something else: never seen, but no reason to stop
        found = {}
    for path in paths:
        yield path, found.get(path) or read_file(source, path)


def _parse(path: str, data: bytes | UnreadableFileError) -> FileRead:
    return unreadable(path, data) if isinstance(data, UnreadableFileError) else read_bytes(data, path)


_FILES = PerFile(FileRead, _parse)
