"""A catalogue is read whole, in its order, and one bad file never stops the rest."""

import os
from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.reading import read_config
from catalog_cli.store.source import Folder
from conftest import RUN, lay

BAD: dict[str, tuple[str | bytes, str]] = {
    "not UTF-8": ("name: 政府公报\n".encode("gbk"), "yaml/utf-8"),
    "a byte order mark": ("\ufeff" + ITEM, "yaml/no-bom"),
    "empty": ("", "yaml/not-empty"),
    "a list": ("- a\n", "yaml/is-mapping"),
    "two documents": (f"{ITEM}---\n{ITEM}", "yaml/one-document"),
    "a key twice": (f"{ITEM}name: 公报\n", "yaml/unique-keys"),
    "an anchor": ("name: &a 公报\n", "yaml/no-anchors"),
    "a tag": ("name: !!str 公报\n", "yaml/no-tags"),
    "a merge key": ("<<: {a: b}\n", "yaml/no-merge-keys"),
    "a conflict": ("<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> b\n", "yaml/no-conflict-markers"),
    "a number": ("name: 007\n", "yaml/quote-ambiguous"),
    "a date": ("name: 2024-01-01\n", "yaml/quote-ambiguous"),
    "too large": (b"#" * (1024 * 1024 + 1), "yaml/size"),
}


@pytest.mark.parametrize(("content", "rule"), BAD.values(), ids=BAD)
def test_a_bad_file_is_a_finding_and_the_rest_is_served(tmp_path: Path, content: str | bytes, rule: str) -> None:
    reading = load_catalogue(Folder(lay(tmp_path, {**RIGHT, "data/items/bad.yaml": content})))
    assert [item.id for item in reading.catalogue.items] == ["zhengce-jiedu", "zhengfu-gongbao"]
    assert {(finding.path, finding.rule) for finding in reading.findings} == {("data/items/bad.yaml", rule)}


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_a_file_that_cannot_be_read_is_a_finding_with_a_place(tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", dict(RIGHT))
    (tmp_path / "secret.yaml").write_text(ITEM)
    (folder / "data/items/link.yaml").symlink_to("../../../secret.yaml")
    source = Folder(folder)
    (finding,) = check_source(source, CheckRequest(RUN, Choice(select=("file",)))).findings
    assert (finding.rule, finding.path) == ("file/inside-workspace", "data/items/link.yaml")
    assert finding.place is not None
    assert len(load_catalogue(source).catalogue.items) == 2


def test_items_come_by_category_then_order_then_id(tmp_path: Path) -> None:
    settings = "title: t\npublishers: [a]\ncategories: [乙, 甲]\n"
    rows = [("c", "甲", "2"), ("b", "甲", "1"), ("a", "甲", None), ("e", "乙", "1"), ("d", "乙", "1"), ("f", "丙", "1")]
    files = {
        f"data/items/{name}.yaml": f"id: {name}\ncategory: {category}\nname: 名\ncontent: 内容\n"
        + (f"order: {order}\n" if order else "")
        for name, category, order in rows
    }
    items = load_catalogue(Folder(lay(tmp_path, {"catalog.yaml": settings, **files}))).catalogue.items
    assert [item.id for item in items] == ["d", "e", "b", "c", "a", "f"]


def test_an_item_of_the_wrong_kinds_is_an_entry_without_an_item(tmp_path: Path) -> None:
    files = {**RIGHT, FILE: ITEM.replace("每期政府公报", "[每期]")}
    reading = load_catalogue(Folder(lay(tmp_path, files)))
    assert {entry.path: entry.item is None for entry in reading.entries} == {FILE: True, OTHER_FILE: False}


def test_a_broken_catalog_yaml_leaves_the_items(tmp_path: Path) -> None:
    reading = load_catalogue(Folder(lay(tmp_path, {**RIGHT, "catalog.yaml": "title: [\n"})))
    assert len(reading.catalogue.items) == 2
    assert reading.settings is None
    assert [finding.path for finding in reading.findings] == ["catalog.yaml"]


@pytest.mark.parametrize("schema", ["{", "[]", "\x00"])
def test_a_schema_that_is_no_schema_is_told_of_and_the_bundled_one_serves(tmp_path: Path, schema: str) -> None:
    source = Folder(lay(tmp_path, {**RIGHT, "schema/item.schema.json": schema}))
    config = read_config(source, source.paths())
    assert [finding.rule for finding in config.findings] == ["schema/readable"]
    required = config.schemas["schema/item.schema.json"]["required"]
    assert isinstance(required, list)
    assert "name" in required
