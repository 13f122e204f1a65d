"""Two edits of a whole catalogue's folder: which files are taken, which merged, which one side deleted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.file_change import FileChange
from catalog_cli.store.documents import read_document
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit

MergeFiles = Callable[[str, Sequence[Path]], bytes]
"""Merges the files of base, ours and theirs; told the path that they have in their catalogues."""


class Deleted(Struct, frozen=True):
    """A file that one side deleted and the other edited; it stays as edited."""

    path: str
    by_ours: bool


def merge_trees(folders: Sequence[Path], merge_files: MergeFiles) -> tuple[Deleted, ...]:
    """Write the outcome into the folder of ours, all of it or nothing; give what one side deleted and the other edited.

    Raises:
        CatalogError: a file cannot be read or written.
    """
    writes: list[FileChange] = []
    deleted: list[Deleted] = []
    for path in sorted({path for folder in folders for path in Folder(folder).paths()}):
        files = [folder / path for folder in folders]
        base, ours, theirs = (read_document(file) for file in files)
        if theirs in (base, ours):
            continue
        if ours == base:
            after = theirs
        elif ours is None or theirs is None:
            deleted.append(Deleted(path, by_ours=ours is None))
            after = theirs if ours is None else ours
        else:
            after = merge_files(path, files)
        writes.append(FileChange(path, ours, after))
    commit(folders[1], writes)
    return tuple(deleted)
