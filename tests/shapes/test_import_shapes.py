"""Tables as offices have them, each built with the tools of the field, and the items that a person reads in them."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.model.document import Document, Reason
from catalog_cli.model.errors import NoTableError, UnreadableDocumentError
from catalog_cli.model.item import as_texts
from shapes import hostile_files as hostile
from shapes import plain_files, township, web_tables, word_tables, workbooks
from shapes.shape import EXPECTED, Shape, expected

pytestmark = pytest.mark.slow

SHAPES = {
    "two-level web table": Shape("html", web_tables.page, "two-level-web"),
    "two-level web table in GBK": Shape("html", web_tables.chinese_page, "two-level-web"),
    "two-level web table in GBK, unsaid": Shape("html", web_tables.silent_page, "two-level-web"),
    "two-level web table in GBK, mistaken": Shape("html", web_tables.mistaken_page, "two-level-web"),
    "two-level web table, end tags left out": Shape("html", web_tables.fragment_page, "two-level-web"),
    "two-level web table saved by Word": Shape("html", web_tables.word_page, "two-level-web"),
    "three levels under three rows of headings": Shape("html", web_tables.three_levels, "three-levels"),
    "names that are links": Shape("html", web_tables.linked_names, "linked-names"),
    "headings in a table of their own": Shape("html", web_tables.headings_apart, "headings-apart"),
    "township table in two parts": Shape("docx", township.two_tables, "township"),
    "township table with headings again": Shape("docx", township.repeated_headings, "township"),
    "township table in Wingdings": Shape("docx", township.symbols, "township"),
    "township table in Wingdings 2": Shape("docx", township.other_symbols, "township"),
    "township workbook": Shape("xlsx", township.workbook, "township"),
    "tracked changes, fields and controls": Shape("docx", word_tables.at_work, "at-work"),
    "table split by a page, with ditto": Shape("docx", word_tables.split_by_page, "split-by-page"),
    "rows that name categories": Shape("docx", word_tables.with_sections, "with-sections"),
    "two offices in one document": Shape("docx", word_tables.two_offices, "two-offices"),
    "third level of items, unknown columns": Shape("docx", word_tables.three_item_levels, "three-item-levels"),
    "title and notes as rows of the table": Shape("docx", word_tables.titled_inside, "titled-inside"),
    "uneven rows and a table in a cell": Shape("docx", word_tables.uneven_rows, "uneven-rows"),
    "rich texts and texts within cells": Shape("xlsx", workbooks.rich_texts, "rich-texts"),
    "cover, offset table and formula links": Shape("xlsx", workbooks.with_cover, "with-cover"),
    "formula links without results": Shape("xlsx", workbooks.with_cover_without_results, "with-cover"),
    "texts like formulas, formats far away": Shape("xlsx", workbooks.with_signs, "with-signs"),
    "two offices' sheets": Shape("xlsx", workbooks.two_sheets, "two-sheets"),
    "commas in GBK": Shape("csv", plain_files.comma_file, "separated"),
    "semicolons in GB18030": Shape("csv", plain_files.semicolon_file, "separated"),
    "commas in UTF-8 with its mark": Shape("csv", plain_files.marked_file, "separated"),
    "tabs": Shape("tsv", plain_files.tab_file, "separated"),
    "tabs in UTF-16": Shape("tsv", plain_files.wide_file, "separated"),
    "own list": Shape("json", plain_files.own_list, "own"),
    "own lines": Shape("jsonl", plain_files.own_lines, "own"),
}
AROUND: dict[str, Callable[[Document], object]] = {
    "title": lambda document: document.title,
    "publishers": lambda document: list(document.publishers),
    "categories": lambda document: list(document.categories),
    "tables": lambda document: document.tables,
    "unknown_columns": lambda document: [column.heading for column in document.unknown_columns],
    "ids": lambda document: [item.id for item in document.items],
}


@cache
def read(name: str) -> Document:
    shape = SHAPES[name]
    return read_document(shape.kind, shape.build(), shape.options)


def items_of(document: Document) -> list[dict[str, Any]]:
    """Return the items as plain data; an order is the reader's to give and is left aside."""
    return [{key: plain(value) for key, value in item.values.items() if key != "order"} for item in document.items]


def plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_is_read_as_a_person_reads_it(name: str) -> None:
    shape = SHAPES[name]

    document = read(name)

    assert items_of(document) == expected(shape.expected).items
    assert [left.text for left in document.left_out] == expected(shape.expected).document.get("left_out", [])


@pytest.mark.parametrize("name", SHAPES)
def test_what_stands_around_a_table_is_read_too(name: str) -> None:
    shape = SHAPES[name]
    told = {key: value for key, value in expected(shape.expected).document.items() if key in AROUND}

    document = read(name)

    assert {key: AROUND[key](document) for key in told} == told


def test_notes_below_a_table_are_kept_apart_from_its_items() -> None:
    notes = read("cover, offset table and formula links").notes

    assert "注：1．本目录按季度更新。" in "\n".join(notes)


@pytest.mark.parametrize(("table", "first", "count"), [(1, "养老机构", 3), (2, "耕地地力保护补贴", 3)])
def test_one_of_several_tables_is_chosen_by_its_number(table: int, first: str, count: int) -> None:
    document = read_document("docx", word_tables.two_offices(), ReadOptions(table=table))

    assert (document.items[0].values["name"], len(document.items)) == (first, count)


def test_a_number_without_a_table_is_told() -> None:
    with pytest.raises(NoTableError, match="3"):
        read_document("docx", word_tables.two_offices(), ReadOptions(table=3))


def test_a_document_without_a_table_of_items_is_told() -> None:
    with pytest.raises(NoTableError):
        read_document("html", "<p>公告</p><table><tr><td>姓名</td><td>电话</td></tr></table>".encode(), ReadOptions())


def test_a_heading_is_the_field_that_the_user_says() -> None:
    options = ReadOptions(columns={"联系电话": "responsible", "更新频率说明": "duration"})

    first = read_document("docx", word_tables.three_item_levels(), options).items[0].values

    assert (plain(first["duration"]), first["extra"]) == ("每年\n一次", {"事项编码": "001", "责任股室": "综合股"})
    assert "0736-4219110" in str(first["responsible"])


def test_a_link_that_leads_nowhere_alone_is_kept_as_words() -> None:
    document = read_document("html", web_tables.relative_link(), ReadOptions())

    assert "link" not in document.items[0].values
    assert document.items[0].values["link_note"] == "点击进入（../ghjh/index.html）"


def test_a_cell_that_says_nothing_is_listed_with_its_place() -> None:
    cleanings = [
        *read("commas in GBK").cleanings,
        *read("texts like formulas, formats far away").cleanings,
    ]
    nothing = [
        (each.place.sheet, each.place.row, each.place.column) for each in cleanings if each.reason is Reason.NOTHING
    ]

    assert {("", 8, 6), ("Sheet", 3, 5)} <= set(nothing)


def test_a_note_that_names_another_item_leads_nowhere_when_that_one_has_no_page() -> None:
    items = read("cover, offset table and formula links").items

    assert items[3].values["link_note"] == "与统计公报一并公开"
    assert [item.with_item for item in items] == [None] * 5


def words_for_fields() -> list[tuple[str, str]]:
    record: dict[str, list[str]] = YAML(typ="safe", pure=True).load(EXPECTED / "headings.yaml")
    return [(heading, key) for key, headings in record.items() for heading in headings]


@pytest.mark.parametrize(("heading", "key"), words_for_fields())
def test_a_field_is_known_by_each_name_that_offices_give_it(heading: str, key: str) -> None:
    cells = {"category": ("事项类别", "甲类"), "name": ("事项名称", "乙事"), "content": ("公开内容", "丙文")}
    cells[key] = (heading, "https://a.cn/b" if key == "link" else "某项")
    data = "\n".join("\t".join(f'"{cell[row]}"' for cell in cells.values()) for row in (0, 1))

    document = read_document("tsv", data.encode(), ReadOptions())

    assert document.unknown_columns == ()
    assert as_texts(document.items[0].values[key]) == (cells[key][1],)


def test_a_cell_of_a_page_keeps_its_lines_and_every_address() -> None:
    document = read_document("html", web_tables.cells_of_many_lines(), ReadOptions())
    first, second = (item.values for item in document.items)
    told = " ".join([str(first["link_note"]), *(left.text for left in document.left_out)])

    assert (first["content"], first["responsible"]) == ("1. 收支明细\n2. 债权债务", ("经管站", "纪委"))
    assert first["basis"] == ("《中华人民共和国村民委员会组织法》第三十条", "《村务公开条例》第五条、第六条")
    assert (first["channels"], first["channels_optional"]) == (("村务公开栏",), ("村民微信群",))
    assert first["link"] == "https://www.meiling.gov.cn/cwgk/1.html"
    assert all(part in told for part in ("财务公开", "历年财务", "https://www.meiling.gov.cn/cwgk/2.html"))
    assert (second["category"], second["audience"]) == ("村务监督", "本村村民")
    assert second["basis"] == ("《农村集体经济组织法》第二十条",)
    assert second["channels"] == ("村务公开栏", "政府网站")
    assert ("link" in second, second["link_note"]) == (False, "建设中")


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("docx", lambda: hostile.swollen(hostile.small_word())),
    "entities in Word": (
        "docx",
        lambda: hostile.with_entities(hostile.small_word(), "word/document.xml", "公报".encode()),
    ),
    "entities in Excel": (
        "xlsx",
        lambda: hostile.with_entities(hostile.small_book(), "xl/worksheets/sheet1.xml", "公报".encode()),
    ),
    "entities in styles": ("docx", lambda: hostile.with_entities(hostile.small_word(), "word/styles.xml", b"Heading")),
    "deep controls in Word": ("docx", hostile.deep_word),
    "half a million empty cells in a page": ("html", hostile.empty_cells_page),
    "half a million empty cells in Word": ("docx", hostile.empty_cells_word),
    "cells that cover millions": ("html", hostile.spanning_page),
    "deep elements": ("html", hostile.nested_page),
    "deep tables": ("html", hostile.nested_tables),
    "deep lists": ("json", hostile.nested_list),
}
LIMITLESS = {"entities in Word", "entities in Excel", "entities in styles"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_the_limit_it_breaks(name: str) -> None:
    kind, build = HOSTILE[name]

    with pytest.raises(UnreadableDocumentError) as refused:
        read_document(kind, build(), ReadOptions())

    assert any(sign.isdigit() for sign in str(refused.value.message)) or name in LIMITLESS


@pytest.mark.parametrize(("kind", "build"), [("csv", hostile.empty_cells_list), ("docx", hostile.wide_span_word)])
def test_what_only_claims_to_be_large_does_no_harm(kind: str, build: Callable[[], bytes]) -> None:
    document = read_document(kind, build(), ReadOptions())

    assert len(document.items) <= 1


@pytest.mark.parametrize(("kind", "build"), [("docx", hostile.small_word), ("xlsx", hostile.small_book)])
@pytest.mark.parametrize("kept", [0, 1, 60, 0.5, 0.95])
def test_a_file_that_was_cut_off_is_refused(kind: str, build: Callable[[], bytes], kept: float) -> None:
    data = build()
    size = int(len(data) * kept) if 0 < kept < 1 else int(kept)

    with pytest.raises(UnreadableDocumentError):
        read_document(kind, data[:size], ReadOptions())


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "csv", "json"])
@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 2048, b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600]
)
def test_what_is_no_document_of_the_kind_is_refused(kind: str, data: bytes) -> None:
    with pytest.raises((UnreadableDocumentError, NoTableError)):
        read_document(kind, data, ReadOptions())


def test_documents_of_each_others_kind_are_refused() -> None:
    for kind, build in (("xlsx", hostile.small_word), ("docx", hostile.small_book)):
        with pytest.raises(UnreadableDocumentError):
            read_document(kind, build(), ReadOptions())
