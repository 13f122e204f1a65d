"""Merge two edits of a whole catalogue, each in a folder of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.file_change import FileChange
from catalog_cli.store.documents import read_document
from catalog_cli.store.merge.two_records import are_two_records, next_free
from catalog_cli.store.source import Folder, is_misnamed, is_record
from catalog_cli.store.transaction import commit

MergeFiles = Callable[[str, Sequence[Path]], bytes]
"""Merges the files of base, ours and theirs; the path is theirs within the catalogue."""


class DeletedByOne(Struct, frozen=True):
    """A file that one side deleted and the other edited; the edited file is kept."""

    path: str
    by_ours: bool


def merge_trees(folders: Sequence[Path], merge_files: MergeFiles) -> tuple[DeletedByOne, ...]:
    """Write the merge of base, ours and theirs into the folder of ours, in one transaction.

    Returns:
        The files that one side deleted and the other edited.

    Raises:
        CatalogError: a file cannot be read or written.
    """
    changes: list[FileChange] = []
    deleted: list[DeletedByOne] = []
    paths = {path for folder in folders for path in Folder(folder).paths() if not is_misnamed(path)}
    taken = set(paths)
    for path in sorted(paths):
        files = [folder / path for folder in folders]
        base, ours, theirs = (read_document(file) for file in files)
        if theirs in (base, ours):
            continue
        if base is None and ours and theirs and is_record(path) and are_two_records(ours, theirs):
            taken.add(other := next_free(path, taken))
            changes.append(FileChange(other, None, theirs))
            continue
        if ours == base:
            after = theirs
        elif ours is None or theirs is None:
            deleted.append(DeletedByOne(path, by_ours=ours is None))
            after = theirs if ours is None else ours
        else:
            after = merge_files(path, files)
        changes.append(FileChange(path, ours, after))
    commit(folders[1], changes)
    return tuple(deleted)
