"""Parsed item files, from the cache where unchanged, otherwise parsed in parallel."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from catalog_cli.cache.codec import CacheMissError, dumps_or_none, loads
from catalog_cli.cache.incremental import PerFile
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, digest_of
from catalog_cli.model.catalogue import ItemFile
from catalog_cli.model.finding import Comment, Finding
from catalog_cli.store.reading import FileRead, item_file_from, read_bytes, read_file, unreadable
from catalog_cli.store.source import SETTINGS, Source, UnreadableFileError

LAYER = cache_key("files")


class ParsedFile(Struct, frozen=True, omit_defaults=True):
    """An item file: its entry, what is wrong with it, and its comments about findings."""

    entry: ItemFile
    findings: tuple[Finding, ...] = ()
    comments: tuple[Comment, ...] = ()


def read_files(source: Source, paths: Sequence[str], cache: WorkspaceCache | None) -> Iterator[ParsedFile]:
    """Return the item files of a source, in the order of `paths`, which are all that it has.

    Raises:
        RevisionError: git cannot read the repository.
    """
    return (file for _path, file in _FILES.results(source, paths, cache, LAYER))


def read_settings_file(source: Source, cache: WorkspaceCache | None) -> FileRead:
    """Read `catalog.yaml`, which is parsed only when its bytes have changed."""
    if cache is None:
        return read_file(source, SETTINGS)
    try:
        data = source.read(SETTINGS)
    except UnreadableFileError as error:
        return unreadable(SETTINGS, error)
    key = b"settings " + digest_of(data)
    stored = cache.get_meta(key)
    if stored is not None:
        try:
            return loads(stored, FileRead)
        except CacheMissError:
            pass
    read = read_bytes(data, SETTINGS)
    packed = dumps_or_none(read, FileRead)
    if packed is not None:
        cache.commit(metadata={key: packed})
    return read


def _parse(path: str, data: bytes | UnreadableFileError) -> ParsedFile:
    return _parsed(path, unreadable(path, data) if isinstance(data, UnreadableFileError) else read_bytes(data, path))


def _parsed(path: str, read: FileRead) -> ParsedFile:
    return ParsedFile(item_file_from(path, read.values), read.findings, read.comments)


_FILES = PerFile(ParsedFile, _parse)
