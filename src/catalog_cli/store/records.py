"""Records of the ledger: read from a source, and the changes by which they are added, edited, renamed and removed.

Like those of items, all changes are only planned: they are for `store.transaction` to commit.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from catalog_cli.cache.incremental import RECORD_SIGNATURES, PerFile
from catalog_cli.cache.workspace_cache import cache_key, open_cache
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Value
from catalog_cli.model.record import KEYS, LoadedLedger, Record, RecordFile, in_order, record_from, record_path
from catalog_cli.store.items import file_bytes, value_change
from catalog_cli.store.reading import FileRead, read_bytes, read_file, unreadable
from catalog_cli.store.source import Folder, ObjectSource, Source, UnreadableFileError, has_records, record_paths
from catalog_cli.yaml.emit import document

FEWEST_CACHED = 100
"""Fewer files are read as quickly as the cache is opened."""
_LAYER = cache_key("record files")


def load_ledger(source: Source) -> LoadedLedger:
    """Load all records of a source; one bad file never stops the rest. Unchanged files of a long ledger are cached.

    Raises:
        RevisionError: git cannot read the repository.
    """
    paths = record_paths(source.paths())
    if len(paths) < FEWEST_CACHED:
        if isinstance(source, ObjectSource):
            source.fetch(paths)
        files: Sequence[RecordFile] = [_file_from(path, read_file(source, path)) for path in paths]
    else:
        with open_cache(source) as cache:
            paths = record_paths((cache or source).paths())
            files = [file for _path, file in _FILES.results(source, paths, cache, _LAYER)]
    return LoadedLedger(in_order(file.record for file in files if file.record), tuple(files))


def new_record_changes(records: Iterable[Record], taken: Collection[str]) -> Iterator[tuple[Record, FileChange]]:
    """Yield each record with its path, which none of `taken` is, and the change that adds it."""
    paths = set(taken)
    for record in records:
        path = free_path(record, paths)
        paths.add(path)
        yield replace(record, path=path), FileChange(path, None, document(record.to_mapping()).encode())


def free_path(record: Record, taken: Collection[str]) -> str:
    """Return the first path that a record may have and no other has."""
    number = 1
    while (path := record_path(record.item, record.formed, number)) in taken:
        number += 1
    return path


def record_change(root: Path, record: Record, edits: Mapping[str, Value]) -> FileChange:
    """Return the change that sets some keys of a record's file; comments stay.

    Raises:
        CatalogError: the file cannot be read, or its form cannot be edited.
    """
    return value_change(root, record.path, edits, KEYS)


def moved_record_changes(
    root: Path, records: Sequence[Record], new_id: str, taken: Collection[str]
) -> list[tuple[FileChange, FileChange]]:
    """Return the changes that give records to an item of another id: for each, its new file and the old one.

    Raises:
        CatalogError: a file cannot be read, or its form cannot be edited.
    """
    changes, paths = [], set(taken)
    for record in records:
        edited = record_change(root, record, {"item": new_id})
        path = free_path(replace(record, item=new_id), paths)
        paths.add(path)
        changes.append((FileChange(path, None, edited.after), FileChange(record.path, edited.before, None)))
    return changes


def removed_record_changes(root: Path, records: Iterable[Record]) -> list[FileChange]:
    """Return the changes that delete the files of records.

    Raises:
        CatalogError: a file cannot be read.
    """
    return [FileChange(record.path, file_bytes(root, record.path), None) for record in records]


def _parse(path: str, data: bytes | UnreadableFileError) -> RecordFile:
    return _file_from(path, unreadable(path, data) if isinstance(data, UnreadableFileError) else read_bytes(data, path))


def _file_from(path: str, read: FileRead) -> RecordFile:
    return RecordFile(path, None if read.values is None else record_from(read.values, path), read.findings)


_FILES = PerFile(RecordFile, _parse, signatures=RECORD_SIGNATURES)


def ledger_of(root: Path) -> LoadedLedger:
    """Load the ledger of a workspace; none where there is no folder of records."""
    return load_ledger(Folder(root)) if has_records(root) else LoadedLedger()
