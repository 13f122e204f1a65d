"""The published table comes in from each plain edition as the bundled items, ids aside."""

import pytest

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.model.item import item_from
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT

SOURCE = ROOT / "tests/data/source"


@pytest.mark.parametrize(
    ("kind", "name", "encoding"),
    [
        ("text", "office-catalogue.txt", None),
        ("text", "office-catalogue.txt", "gb18030"),
        ("csv", "office-catalogue.csv", None),
        ("csv", "office-catalogue.csv", "gbk"),
        ("csv", "office-catalogue.csv", "utf-16"),
    ],
)
def test_each_edition_gives_the_bundled_items(kind: str, name: str, encoding: str | None) -> None:
    data = (SOURCE / name).read_bytes()
    document = read_document(kind, data.decode().encode(encoding) if encoding else data, ReadOptions())
    catalogue = load_catalogue(Folder(ROOT)).catalogue
    expected = [item.to_mapping() | {"id": "", "order": 0} for item in catalogue.items]
    found = [item_from({**item.values, "id": "", "order": 0}).to_mapping() for item in document.items]
    for item in expected:
        item.pop("published_with", None)
    assert found == expected
    assert document.title == catalogue.settings.title
    assert document.publishers == catalogue.settings.publishers
    assert document.left_out == ()
