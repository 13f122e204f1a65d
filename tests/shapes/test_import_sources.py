"""The three published editions of the bundled catalogue are read as its items."""

from pathlib import Path
from typing import Any

import pytest
import ryaml

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.model.document import Document

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "tests/data/source"
KINDS = {"docx": "docx", "xlsx": "xlsx", "text": "txt", "csv": "csv"}


def settings() -> dict[str, Any]:
    with (ROOT / "catalog.yaml").open(encoding="utf-8") as file:
        record: dict[str, Any] = ryaml.load(file)
    return record


def bundled() -> list[dict[str, Any]]:
    """Return the items of the files as they follow each other in the published table."""
    items: list[dict[str, Any]] = []
    for path in (ROOT / "data/items").glob("*.yaml"):
        with path.open(encoding="utf-8") as file:
            items.append(ryaml.load(file))
    categories = settings()["categories"]
    return sorted(items, key=lambda item: (categories.index(item["category"]), item["order"]))


def without_ids(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the items with the name, in place of the id, of the one that each is published with."""
    names = {item["id"]: item["name"] for item in items}
    kept = [{key: value for key, value in item.items() if key not in {"id", "order"}} for item in items]
    return [
        {**item, **({"published_with": names[item["published_with"]]} if "published_with" in item else {})}
        for item in kept
    ]


def read_items(document: Document) -> list[dict[str, Any]]:
    items = []
    for item in document.items:
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in item.values.items()}
        values.pop("order", None)
        if item.with_item is not None:
            values["published_with"] = document.items[item.with_item].values["name"]
        items.append(values)
    return items


@pytest.mark.parametrize("kind", KINDS)
def test_each_edition_of_the_published_table_is_the_same_catalogue(kind: str) -> None:
    data = (SOURCES / f"office-catalogue.{KINDS[kind]}").read_bytes()

    document = read_document(kind, data, ReadOptions())

    assert read_items(document) == without_ids(bundled())
    assert document.title == settings()["title"]
    assert list(document.publishers) == settings()["publishers"]
    assert list(document.categories) == settings()["categories"]
    assert (document.unknown_columns, document.left_out) == ((), ())
