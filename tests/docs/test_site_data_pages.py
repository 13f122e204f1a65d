"""The pages about the data of a site name the files that a build makes, and the keys that an item has."""

import json
import re

import pytest

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item
from conftest import ROOT
from sites import ITEM, site_content, site_of

EACH_PAGE = pytest.mark.parametrize("page", ["site-data.md", "site-data.zh-CN.md"])
BASE = "https://xxgk.bailu.gov.cn/"
DATA = (".json", ".jsonld", ".xml", ".ics", ".txt", ".docx", ".xlsx", ".csv")


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def first_cells(page: str, table: int) -> list[str]:
    rows = re.findall(r"^\|---.*\n((?:\|.*\n)+)", text(page), re.MULTILINE)[table].splitlines()
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_each_file_is_named_and_no_other() -> None:
    made = site_of(site_content(ITEM, base_url=BASE), *DATA)
    named = {name for name in first_cells("site-data.md", 0) if not name.startswith(".")}
    patterns = [re.escape(name).replace(r"\*", "[a-z]+").replace("ID", ITEM.id) for name in named]
    rest = [path for path in made if not any(re.fullmatch(pattern, path) for pattern in patterns)]
    assert rest == ["downloads/catalog.xlsx", "downloads/catalog.csv"]
    assert [name for name in first_cells("site-data.md", 0) if name.startswith(".")] == [".xlsx", ".csv"]
    assert all(any(re.fullmatch(pattern, path) for path in made) for pattern in patterns)


@EACH_PAGE
def test_what_an_item_has_besides_its_file_is_explained(page: str) -> None:
    record = json.loads(site_of(site_content(ITEM), f"{ITEM.id}.json")[f"items/{ITEM.id}.json"])
    own = {key for key in record if key not in FIELDS and key != "$schema"}
    assert {key.partition(".")[0] for key in first_cells(page, 2)} == own
    assert {key.partition(".")[2] for key in first_cells(page, 2)} - {""} == record["parsed"].keys()


def test_the_schema_knows_the_fields_that_every_table_has() -> None:
    schema = json.loads(site_of(site_content(ITEM), "item.schema.json")["schema/item.schema.json"])
    assert ITEM.to_mapping().keys() <= schema["properties"].keys()
    assert schema["properties"].keys() - set(Item.__struct_fields__) == {
        "$schema",
        *(key for key in ("levels", "parsed", "changed", "page", "url")),
    }
