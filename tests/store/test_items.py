"""An item that is renamed there and back is what it was, to the last byte; a name may change in its case alone."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.errors import CatalogError, ChangedOnDiskError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item
from catalog_cli.store.items import rename_changes, unparsed_files_with, value_change
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit_moves
from conftest import lay

ID_LINES = ("id: aa", "id:   'aa'", 'id: "aa"  # 编号', "'id': aa")
REFERENCES = ("published_with: aa", 'published_with: "aa" # 同页', "link_note: aa", "# published_with: aa")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.y*ml")}


def rename(folder: Path, old: str, new: str, referring: Iterable[str]) -> None:
    """Rename the one item with an id."""
    item = next(each for each in load_catalogue(Folder(folder)).catalogue.items if each.id == old)
    writes = rename_changes(folder, item, new, referring)
    commit_moves(folder, writes, {writes[0].path: item.path} if writes[0].path != item.path else {})


@given(
    id_line=st.sampled_from(ID_LINES),
    reference=st.sampled_from(REFERENCES),
    line_end=st.sampled_from(["\n", "\r\n"]),
    place=st.sampled_from(["data/items/aa.yaml", "data/items/a/b/aa.yml"]),
    last=st.sampled_from(["", "\n"]),
)
def test_there_and_back_gives_the_same_bytes(
    id_line: str, reference: str, line_end: str, place: str, last: str
) -> None:
    rest = ["category: 政策文件", "name: 公报 ", "content: |-", "  id: aa", "  第二行"]
    own = line_end.join(["# 说明 aa", *rest[:1], id_line, *rest[1:]]) + last
    other = line_end.join(["id: bb", *rest, reference]) + last
    with TemporaryDirectory() as name:
        folder = lay(Path(name), {place: own, "data/items/bb.yaml": other})
        before = contents(folder)
        referring = ["data/items/bb.yaml"] if reference.startswith("published_with") else []
        rename(folder, "aa", "xx-1", referring)
        there = contents(folder)
        assert there.keys() == {place.replace("aa.", "xx-1."), "data/items/bb.yaml"}
        assert there["data/items/bb.yaml"].decode().count("xx-1") == len(referring)
        rename(folder, "xx-1", "aa", referring)
        assert contents(folder) == before


@pytest.mark.parametrize("old", ["data/items/AA.yaml", "data/items/aa.yaml"])
def test_a_file_that_was_changed_meanwhile_stays_and_so_do_the_others(tmp_path: Path, old: str) -> None:
    text = "id: AA\ncategory: 政策文件\nname: 公报\ncontent: 点\n"
    folder = lay(tmp_path, {old: text, "data/items/bb.yaml": text.replace("AA", "bb") + "published_with: AA\n"})
    item = next(each for each in load_catalogue(Folder(folder)).catalogue.items if each.path == old)
    writes = rename_changes(folder, item, "cc", ["data/items/bb.yaml"])
    lay(folder, {"data/items/bb.yaml": "theirs: 1\n"})
    before = contents(folder)
    with pytest.raises(ChangedOnDiskError):
        commit_moves(folder, writes, {writes[0].path: old})
    assert contents(folder) == before


def test_a_file_that_refers_to_itself_keeps_doing_so(tmp_path: Path) -> None:
    text = "id: aa\ncategory: 政策文件\nname: 公报\ncontent: 点\npublished_with: aa\n"
    folder = lay(tmp_path, {"data/items/aa.yaml": text})
    rename(folder, "aa", "bb", ["data/items/aa.yaml"])
    assert contents(folder) == {"data/items/bb.yaml": text.replace("aa", "bb").encode()}


def test_what_cannot_be_edited_is_named(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"data/items/aa.yaml": "{id: aa}\n"})
    with pytest.raises(CatalogError, match=r"^data/items/aa\.yaml: the keys of this file are in"):
        value_change(folder, "data/items/aa.yaml", {"name": "公报"})


def test_only_files_that_cannot_be_read_and_have_the_id_are_doubtful(tmp_path: Path) -> None:
    item = Item(id="aa", category="政策文件", name="公报", content="点")
    files = {"a.yaml": "published_with: aa\nx: [\n", "b.yaml": "x: [\n", "c.yaml": "published_with: aa\n"}
    folder = lay(tmp_path, {f"data/items/{name}": text for name, text in files.items()})
    assert unparsed_files_with(folder, load_catalogue(Folder(folder)), item.id) == ["data/items/a.yaml"]


def test_a_path_that_leads_out_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError):
        commit_moves(tmp_path, [FileChange("data/items/../../x.yaml", None, b"x")], {})
    assert not (tmp_path / "x.yaml").exists()
