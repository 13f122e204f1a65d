"""The official table comes out whole in every kind of document, and item text stays text."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.options import LAYOUTS, Options
from catalog_cli.exchange.registry import is_text, kind_for, render, takers, written_kinds
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.text import spreadsheet_text, visible
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT
from exchange.documents import csv_rows, markdown_cells, page
from hostile import FORBIDDEN, HOSTILE

SOURCE = ROOT / "tests" / "data" / "source" / "office-catalogue.csv"
ARTEFACT = "[bookmark: _GoBack]"
HEADINGS = ["序号", "事项类别", "事项名称", "公开内容", "公开依据", "公开渠道", "公开时限", "公开责任"]
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "p", "div"),
    *["table", "thead", "tbody", "tr", "th", "td", "br", "a"],
}
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
TEXTS = [kind for kind in written_kinds() if is_text(kind)]
words = st.text(characters, min_size=1, max_size=30).filter(str.strip)


def bundled() -> Catalogue:
    return load_catalogue(Folder(ROOT)).catalogue


def source_rows() -> list[list[str]]:
    """Return the published table's rows, the number and category of merged cells on each."""
    lead: list[str] = []
    rows = []
    for row in list(csv.reader(io.StringIO(SOURCE.read_text(encoding="utf-8"), newline="")))[3:]:
        lead = row[:2] if row[0] else lead
        rows.append([*lead, *(cell.replace(ARTEFACT, "") for cell in row[2:])])
    return rows


def catalogue(*texts: str, link: str | None = None) -> Catalogue:
    """Make a catalogue with an item for each text, which stands in all its fields."""
    items = tuple(
        Item(id=f"item-{number}", category=texts[0], name=text, content=text, basis=(text,), time_limit=text, link=link)
        for number, text in enumerate(texts)
    )
    return Catalogue(Settings(title=texts[0], publishers=(texts[0],), categories=(texts[0],), form="office"), items)


@pytest.mark.parametrize("number", range(20))
def test_csv_gives_the_published_table_cell_for_cell(number: int) -> None:
    rows = csv_rows(render("csv", bundled(), Options()))
    assert rows[0][:8] == HEADINGS
    assert len(rows) == 1 + 20
    assert rows[1 + number][:9] == source_rows()[number]


def test_csv_tells_at_the_end_what_the_printed_table_does_not() -> None:
    heading, *rows = csv_rows(render("csv", bundled(), Options()))
    assert heading[9:] == ["编号", "次序", "随同公开"]
    assert [row[9:] for row in rows] == [
        [item.id, str(item.order), item.published_with or ""] for item in bundled().items
    ]


def test_markdown_gives_the_published_table_cell_for_cell() -> None:
    rows = markdown_cells(render("markdown", bundled(), Options()))
    published = source_rows()
    assert [row[2:] for row in rows[1:]] == [row[2:] for row in published]
    firsts = [row[:2] for place, row in enumerate(published) if place == 0 or published[place - 1][0] != row[0]]
    assert [row[:2] for row in rows[1:] if row[0]] == firsts


def test_html_gives_the_published_table_with_its_merged_cells() -> None:
    parsed = page(render("html", bundled(), Options()))
    published = source_rows()
    expected = [*HEADINGS, "链接地址（可跳转）"]
    for place, row in enumerate(published):
        expected += row if place == 0 or published[place - 1][0] != row[0] else row[2:]
    assert parsed.cells == expected
    merged = [row[0].rows for row in parsed.rows if len(row) == len(parsed.rows[0])]
    assert merged == [1, 3, 1, 2, 3, 1, 2, 1, 1, 4, 2]
    assert len(parsed.links) == 15


def test_html_names_each_row_by_its_item_within_the_main_part_of_the_page() -> None:
    root = html.fromstring(render("html", bundled(), Options()))
    names = [cell.text for cell in root.iterfind(".//main//tbody/tr/th[@scope='row']")]
    assert names == [row[2] for row in source_rows()]
    assert len(root.findall(".//main")) == 1


@pytest.mark.parametrize("kind", written_kinds())
def test_a_table_with_hardly_a_heading_that_others_know_is_written_all_the_same(kind: str) -> None:
    own = {f"栏目{number}": f"字{number}" for number in range(20)}
    item = Item(id="a", category="甲", name="乙", content="x", extra=own)
    document = render(kind, Catalogue(Settings(), (item,)), Options())
    assert len(document) > 400


def test_json_gives_every_item() -> None:
    document = json.loads(render("json", bundled(), Options()))
    assert document["title"] == "政府办公厅（室）系统政府信息主动公开事项目录"
    assert [item["id"] for item in document["items"]] == [item.id for item in bundled().items]
    assert document["items"] == [item.to_mapping() for item in bundled().items]


@pytest.mark.parametrize("kind", TEXTS)
def test_the_same_catalogue_gives_the_same_bytes(kind: str) -> None:
    assert render(kind, bundled(), Options()) == render(kind, bundled(), Options())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "markdown"),
        ("a.MD", "markdown"),
        ("a.htm", "html"),
        ("目录.csv", "csv"),
        ("a.json", "json"),
        ("a.yml", "yaml"),
    ],
)
def test_the_ending_decides_on_the_kind(name: str, kind: str) -> None:
    assert kind_for(Path(name)) == kind


@pytest.mark.parametrize("name", ["a", "a.doc", ".md", "a.md.bak"])
def test_an_ending_that_says_nothing_decides_nothing(name: str) -> None:
    assert kind_for(Path(name)) is None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_brings_no_control_character_into_any_document(text: str, kind: str, layout: str) -> None:
    document = render(kind, catalogue(text, link="javascript:alert(1)"), Options(layout)).decode("utf-8-sig")
    # separated values, which alone take an encoding, end their lines as Excel does
    ends = "\r" if kind in takers("encoding") else ""
    assert not (set(FORBIDDEN) - set(ends)) & set(document)


@given(words)
def test_html_shows_any_text_as_text_and_runs_nothing(text: str) -> None:
    parsed = page(render("html", catalogue(text), Options()))
    assert parsed.cells[-7] == visible(text)
    assert set(parsed.tags) <= TAGS


@given(words)
def test_csv_gives_any_text_back(text: str) -> None:
    rows = csv_rows(render("csv", catalogue(text), Options()))
    assert spreadsheet_text(rows[1][2]) == visible(text)


@given(words)
def test_markdown_shows_any_text_as_text(text: str) -> None:
    rows = markdown_cells(render("markdown", catalogue(text), Options()))
    assert [len(row) for row in rows] == [9, 9]
    shown = [line.strip() for line in visible(text).replace("\t", " ").split("\n")]
    assert [line.strip() for line in rows[1][2].split("\n")] == ["\n".join(shown).strip()] or rows[1][2].split(
        "\n"
    ) == shown


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil", 'https://x/"onclick="y'])
def test_only_web_addresses_lead_anywhere(link: str) -> None:
    for address in page(render("html", catalogue("x", link=link), Options())).links:
        assert address.startswith("https://")
        assert address == link


def test_further_columns_are_there_when_an_item_has_them() -> None:
    item = Item(
        id="a",
        category="c",
        name="n",
        content="t",
        channels=("政府网站",),
        channels_optional=("公告栏", "广播"),
        audience=("全社会", "特定群体"),
        duration="长期",
        publisher="市政府",
        extra={"备注": "年报"},
        others={"contact": "0736"},
    )
    table = official_table(Catalogue(Settings(), (item,)))
    cells = dict(zip(table.headings, table.rows[0].cells, strict=True))
    assert cells["公开渠道"] == "■政府网站 □公告栏 □广播"
    assert cells["公开对象"] == "全社会、特定群体"
    assert cells["公开时长"] == "长期"
    assert cells["公开主体"] == "市政府"
    assert cells["备注"] == "年报"
    assert cells["contact"] == "0736"
    assert "公开责任" not in cells


def test_a_link_and_words_beside_it_share_the_cell() -> None:
    item = Item(id="a", category="c", name="n", content="t", link="https://x.gov.cn/", link_note="见首页")
    parsed = page(render("html", Catalogue(Settings(), (item,)), Options()))
    assert parsed.cells[-1] == "https://x.gov.cn/\n见首页"
    assert parsed.links == ["https://x.gov.cn/"]


def test_a_category_that_is_not_listed_comes_last_and_loses_nothing() -> None:
    items = (Item(id="a", category="别的", name="n", content="t"), Item(id="b", category="甲", name="m", content="t"))
    table = official_table(Catalogue(Settings(categories=("甲", "空")), items))
    assert [(group.number, group.category, len(group.rows)) for group in table.groups] == [(1, "甲", 1), (2, "别的", 1)]
