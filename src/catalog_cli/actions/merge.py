"""Merge two edits of a file or of a whole folder, field by field where possible and otherwise line by line."""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.changes.merge import merge_values
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.merge import Conflict
from catalog_cli.model.message import message
from catalog_cli.store.documents import read_document, write_document
from catalog_cli.store.merge.line_merge import merge_with_git
from catalog_cli.store.merge.text_merge import Markers, merge_text
from catalog_cli.store.merge.tree_merge import DeletedByOne, merge_trees
from catalog_cli.store.merge.two_records import are_two_records, is_record_path, kept_before, next_free, taken_in_merge
from catalog_cli.yaml import parse


class MergedFile(Struct, frozen=True):
    """The bytes of a merged file, the fields that both sides changed, and whether it has no conflict markers."""

    data: bytes
    conflicts: tuple[Conflict, ...]
    is_clean: bool


class MergedFolders(Struct, frozen=True):
    """The files that were merged, by path, and those that one side deleted and the other edited."""

    files: dict[str, MergedFile]
    deleted: tuple[DeletedByOne, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left for a person to decide."""
        return not self.deleted and all(file.is_clean for file in self.files.values())


def merge_files(files: Sequence[Path], markers: Markers) -> MergedFile:
    """Merge base, ours and theirs; files that cannot be read as mappings are merged by git, line by line.

    Raises:
        CatalogError: one of the files is missing or cannot be read.
    """
    contents = [_read(file) for file in files]
    base, ours, theirs = (parse(data, "").values if data.strip() else {} for data in contents)
    if base is not None and ours and theirs:
        merged = merge_values(base, ours, theirs)
        old, left, right = (data.decode() for data in contents)
        text = merge_text(old, left, right, merged, markers)
        if text is not None:
            return MergedFile(text.encode(), merged.conflicts, not merged.conflicts)
    data, is_clean = merge_with_git(files, markers.size)
    return MergedFile(data, (), is_clean)


def keep_both_records(files: Sequence[Path], top: Path, path: str) -> str | None:
    """Write their record beside ours under the next free name where both sides added different ones; return that name.

    `path` is the record's within the repository, whose working tree `top` is. None where there are no two records.

    Raises:
        CatalogError: a file cannot be read or written.
    """
    base, ours, theirs = map(_read, files)
    if (
        base.strip()
        or not is_record_path(path)
        or not (top / path).parent.is_dir()
        or not are_two_records(ours, theirs)
    ):
        return None
    if kept := kept_before(top, path, theirs):
        return kept
    other = next_free(path, taken_in_merge(top, path))
    write_document(top / other, theirs)
    return other


def merge_folders(folders: Sequence[Path], markers: Markers) -> MergedFolders:
    """Merge the catalogues of base, ours and theirs into the folder of ours, all files or none.

    Raises:
        CatalogError: a file cannot be read or written.
    """
    files: dict[str, MergedFile] = {}

    def merge(path: str, versions: Sequence[Path]) -> bytes:
        base, *sides = versions
        # a file that both sides added has no base
        files[path] = merge_files([base if base.exists() else Path(os.devnull), *sides], markers)
        return files[path].data

    deleted = merge_trees(folders, merge)
    return MergedFolders(files, deleted)


def _read(file: Path) -> bytes:
    data = read_document(file)
    if data is None:
        raise CatalogError(message("no file {path}", path=str(file)), message("Name three files."))
    return data
