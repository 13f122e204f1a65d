"""Documents are written all or none."""

from pathlib import Path

import pytest

from catalog_cli.model.errors import CatalogError
from catalog_cli.store.documents import write_documents


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_documents_are_written_into_a_folder_that_is_made_for_them(tmp_path: Path) -> None:
    write_documents(tmp_path / "a" / "b", {"x": b"1", "y": b"2"})
    assert contents(tmp_path) == {"a/b/x": b"1", "a/b/y": b"2"}


def test_when_one_cannot_be_written_the_others_and_the_folder_are_as_they_were(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="cannot write"):
        write_documents(tmp_path / "new" / "folder", {"x": b"1", "no/y": b"2"})
    assert not (tmp_path / "new").exists()
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(CatalogError, match="cannot write"):
        write_documents(tmp_path, {"x": b"1", "z": b"3", "no/y": b"2"})
    assert contents(tmp_path) == {"x": b"old"}
