"""A folder gives exactly its catalogue's files, and says plainly which of them cannot be read."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from catalog_cli.store.source import (
    SIZE_LIMIT,
    Folder,
    OverlaySource,
    UnreadableFileError,
    is_misnamed,
    item_paths,
)
from conftest import lay
from rights import without_rights

FILES = {
    "catalog.yaml": "title: x\n",
    "schema/item.schema.json": "{}",
    "data/items/b.yaml": "id: b\n",
    "data/items/a/c.yml": "id: c\n",
    "data/items/.hidden.yaml": "id: h\n",
    "data/items/.git/d.yaml": "id: d\n",
    "data/items/notes.txt": "no item",
    "data/other/e.yaml": "id: e\n",
}


def test_paths_are_the_settings_the_schemas_and_the_items_sorted(tmp_path: Path) -> None:
    assert Folder(lay(tmp_path, FILES)).paths() == [
        "catalog.yaml",
        "data/items/a/c.yml",
        "data/items/b.yaml",
        "schema/item.schema.json",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "b.YAML",
        "b.yaml.txt",
        "b.yaml.bak",
        "b.yaml~",
        "b.Yml",
        "b.yml (2)",
        "b.yaml（副本）",
        "b.yaml ",
        "a/b.yaml_old",
    ],
)
def test_a_file_that_only_looks_like_an_item_is_listed_and_is_none(name: str, tmp_path: Path) -> None:
    paths = Folder(lay(tmp_path, {f"data/items/{name}": "id: b\n"})).paths()
    assert paths == [f"data/items/{name}"]
    assert is_misnamed(paths[0])
    assert item_paths(paths) == []


@pytest.mark.parametrize("name", ["b.txt", ".b.yaml.swp", "b.yamlish", "yaml.md", ".yaml"])
def test_other_files_beside_the_items_are_nobodys_business(name: str, tmp_path: Path) -> None:
    assert Folder(lay(tmp_path, {f"data/items/{name}": "id: b\n"})).paths() == []


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    source = Folder(lay(tmp_path, {"data/items/b.yaml": b"\xef\xbb\xbfid: b\r\n"}))
    assert source.read("data/items/b.yaml") == b"\xef\xbb\xbfid: b\r\n"


def test_of_an_endless_file_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    source = Folder(lay(tmp_path, {"data/items/b.yaml": b"x" * (SIZE_LIMIT + 100)}))
    assert len(source.read("data/items/b.yaml")) == SIZE_LIMIT + 1


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        Folder(tmp_path).read("data/items/b.yaml")
    assert caught.value.rule == "file/readable"


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
class TestLinks:
    def test_a_link_within_the_workspace_is_followed(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "w", FILES)
        (folder / "data/items/link.yaml").symlink_to("b.yaml")
        assert Folder(folder).read("data/items/link.yaml") == b"id: b\n"

    def test_a_link_to_itself_is_told_and_hides_no_other_file(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "w", FILES)
        (folder / "data/items/link.yaml").symlink_to("link.yaml")
        assert item_paths(Folder(folder).paths()) == [
            "data/items/a/c.yml",
            "data/items/b.yaml",
            "data/items/link.yaml",
        ]
        with pytest.raises(UnreadableFileError) as caught:
            Folder(folder).read("data/items/link.yaml")
        assert caught.value.rule == "file/readable"

    def test_a_link_that_leads_out_is_refused(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "w", FILES)
        (tmp_path / "secret.yaml").write_text("id: secret\n")
        (folder / "data/items/link.yaml").symlink_to("../../../secret.yaml")
        with pytest.raises(UnreadableFileError) as caught:
            Folder(folder).read("data/items/link.yaml")
        assert caught.value.rule == "file/inside-workspace"

    def test_a_link_that_leads_nowhere_is_told(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "w", FILES)
        (folder / "data/items/link.yaml").symlink_to("gone.yaml")
        with pytest.raises(UnreadableFileError) as caught:
            Folder(folder).read("data/items/link.yaml")
        assert caught.value.rule == "file/readable"

    def test_a_named_pipe_is_refused_at_once(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "w", FILES)
        os.mkfifo(folder / "data/items/pipe.yaml")
        with pytest.raises(UnreadableFileError) as caught:
            Folder(folder).read("data/items/pipe.yaml")
        assert caught.value.rule == "file/readable"


def test_what_is_put_over_a_source_hides_what_is_below(tmp_path: Path) -> None:
    below = Folder(lay(tmp_path, FILES))
    source = OverlaySource(below, {"data/items/b.yaml": b"id: new\n", "data/items/z.yaml": b"id: z\n"})
    assert source.label == below.label
    assert source.paths() == sorted([*below.paths(), "data/items/z.yaml"])
    assert source.read("data/items/b.yaml") == b"id: new\n"
    assert source.read("catalog.yaml") == b"title: x\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no rights of this kind")
@pytest.mark.parametrize("closed", ["data/items", "data/items/a"])
def test_a_folder_that_cannot_be_read_is_told(closed: str) -> None:
    # the folders of pytest are closed to other users
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Folder(lay(Path(name), FILES))
        with without_rights(folder.root / closed):
            assert f"{closed}/" in item_paths(folder.paths())
            with pytest.raises(UnreadableFileError, match="cannot read this folder") as caught:
                folder.read(f"{closed}/")
    assert caught.value.rule == "file/readable"
