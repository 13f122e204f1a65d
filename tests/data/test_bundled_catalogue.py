"""The bundled catalogue says what the published table says, cell by cell."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import ryaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "data/items").rglob("*.yaml"))
SOURCE = Path(__file__).parent / "source/office-catalogue.csv"

CLEANED = {
    "无": "",
    "[bookmark: _GoBack]https://www.jinshishi.gov.cn/zwgk/public/column/6616338?type=4&nav=3": (
        "https://www.jinshishi.gov.cn/zwgk/public/column/6616338?type=4&nav=3"
    ),
}
"""Printed cells that are no text, or not only text, and what is stored for them; all others are stored as printed."""

PUBLISHED_WITH = {
    "“三公”经费在预决算表中一起公开": "预算、决算",
    "绩效评价同预决算一起公开": "预算、决算",
    "公务员录用结果一并在招考信息公开": "公务员招考",
}
"""Notes printed in place of a link, and the name of the item that they point to."""

Mapping = dict[str, Any]


def mapping_in(path: Path) -> Mapping:
    with path.open(encoding="utf-8") as file:
        mapping: Mapping = ryaml.load(file)
    return mapping


def printed_rows() -> list[list[str]]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


(TITLE, *_), (PUBLISHERS, *_), HEADINGS, *ROWS = printed_rows()
SETTINGS = mapping_in(ROOT / "catalog.yaml")
ITEMS = sorted(
    (mapping_in(path) for path in FILES),
    key=lambda item: (SETTINGS["categories"].index(item["category"]), item["order"]),
)
NAMES = [item["name"] for item in ITEMS]


def number(item: Mapping) -> str:
    return str(SETTINGS["categories"].index(item["category"]) + 1) if item["order"] == 1 else ""


def category(item: Mapping) -> str:
    return str(item["category"]) if item["order"] == 1 else ""


def text(key: str) -> Callable[[Mapping], str]:
    return lambda item: item.get(key, "")


def joined(key: str, mark: str) -> Callable[[Mapping], str]:
    return lambda item: mark.join(item.get(key, ()))


def address(item: Mapping) -> str:
    return "".join(item[key] for key in ("link", "link_note") if key in item)


COLUMNS: dict[str, Callable[[Mapping], str]] = {
    "序号": number,
    "事项类别": category,
    "事项名称": text("name"),
    "公开内容": text("content"),
    "公开依据": joined("basis", "；"),
    "公开渠道": joined("channels", "、"),
    "公开时限": text("time_limit"),
    "公开责任": joined("responsible", "、"),
    "链接地址（可跳转）": address,
}


def test_the_source_has_the_nine_columns_and_twenty_rows() -> None:
    assert list(COLUMNS) == HEADINGS
    assert len(ROWS) == len(ITEMS) == 20


@pytest.mark.parametrize(("item", "row"), [*zip(ITEMS, ROWS, strict=True)], ids=NAMES)
@pytest.mark.parametrize("place", range(9), ids=HEADINGS)
def test_a_cell_is_the_printed_one(item: Mapping, row: list[str], place: int) -> None:
    assert COLUMNS[HEADINGS[place]](item) == CLEANED.get(row[place], row[place])


def test_each_clean_up_is_met_in_the_source() -> None:
    cells = {cell for row in ROWS for cell in row}
    assert cells.issuperset([*CLEANED, *PUBLISHED_WITH])


def test_items_with_a_note_for_a_link_are_published_with_the_item_that_the_note_means() -> None:
    names = {item["id"]: item["name"] for item in ITEMS}
    found = {item["link_note"]: names[item["published_with"]] for item in ITEMS if "link_note" in item}
    assert found == PUBLISHED_WITH


def test_only_items_with_a_note_are_published_with_another() -> None:
    assert [item["id"] for item in ITEMS if ("published_with" in item) != ("link_note" in item)] == []


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
def test_a_list_holds_one_citation_or_channel_an_element(item: Mapping) -> None:
    assert [citation for citation in item["basis"] if "；" in citation or "》" not in citation] == []
    assert [channel for channel in item["channels"] if "、" in channel] == []


@pytest.mark.parametrize("name", SETTINGS["categories"])
def test_orders_count_from_one_within_a_category(name: str) -> None:
    orders = [item["order"] for item in ITEMS if item["category"] == name]
    assert orders == [*range(1, len(orders) + 1)]
    assert orders


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_for_its_item(path: Path) -> None:
    assert path.name == f"{mapping_in(path)['id']}.yaml"


@pytest.mark.parametrize("path", [*FILES, ROOT / "catalog.yaml"], ids=lambda path: path.stem)
def test_a_file_is_utf_8_with_line_feeds_and_one_at_its_end(path: Path) -> None:
    data = path.read_bytes()
    assert not data.decode("utf-8").startswith("\ufeff")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


def test_the_title_and_the_publishers_are_the_printed_ones() -> None:
    assert SETTINGS["title"] == TITLE
    assert "公开主体：" + "、".join(SETTINGS["publishers"]) == PUBLISHERS


def test_the_categories_are_the_printed_ones_in_their_order() -> None:
    assert SETTINGS["categories"] == [row[1] for row in ROWS if row[1]]


@pytest.mark.parametrize("key", ["channels", "responsible"])
def test_a_vocabulary_lists_what_the_items_use_in_order_of_appearance(key: str) -> None:
    used = [element for item in ITEMS for element in item.get(key, ())]
    assert SETTINGS["vocabularies"][key] == list(dict.fromkeys(used))
