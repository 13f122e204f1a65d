"""Differences are written for every reader: complete for programs, readable for people, and harmless everywhere."""

import io
import json
import re
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import _Cell
from lxml import etree, html
from msgspec.structs import replace

from catalog_cli.changes.diff import diff_catalogues
from catalog_cli.formats import Screen
from catalog_cli.formats.changes.markdown import FOLDED, LONGEST
from catalog_cli.formats.registry import format_names, is_binary, writer
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, ChangeKind, Comparison, FieldChange
from catalog_cli.model.item import Item
from hostile import FORBIDDEN, HOSTILE

GAZETTE = Item(
    id="gongbao",
    category="政策文件",
    order=1,
    name="政府公报",
    content="每期政府公报",
    channels=("政府网站", "公共图书馆"),
    time_limit="20个工作日内",
)
READING = Item(id="jiedu", category="政策文件", order=2, name="政策解读", content="解读材料")
MEETING = Item(id="huiyi", category="政府会议", order=1, name="全体会议", content="议题\n结果")
SETTINGS = Settings(title="主动公开目录", publishers=("县政府办", "数据局"), categories=("政策文件", "政府会议"))
BEFORE = Catalogue(SETTINGS, (GAZETTE, READING))
TEXT_FORMATS = [name for name in format_names("changes") if not is_binary("changes", name)]


def edited(**values: object) -> Item:
    return Item(**{**GAZETTE.to_mapping(), "channels": GAZETTE.channels, **values})  # type: ignore[arg-type]


def compared(*after: Item, settings: Settings = SETTINGS) -> Comparison:
    changes = diff_catalogues(BEFORE, Catalogue(settings, after))
    return Comparison(changes=changes, before="v1", after="v2", title=settings.title, publishers=settings.publishers)


def text(name: str, comparison: Comparison) -> str:
    return "".join(writer("changes", name)(comparison, Screen(width=120)))


def page(comparison: Comparison) -> html.HtmlElement:
    return html.document_fromstring(text("html", comparison).encode())


def form(comparison: Comparison) -> WordDocument:
    return docx.Document(io.BytesIO(written(comparison)))


def written(comparison: Comparison) -> bytes:
    pieces: list[bytes] = [*writer("changes", "docx")(comparison, Screen())]  # type: ignore[list-item]
    return b"".join(pieces)


def rows(comparison: Comparison) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in form(comparison).tables[0].rows]


def styled(cell: _Cell, style: str) -> list[str]:
    return [run.text for run in cell.paragraphs[0].runs if run.style is not None and run.style.style_id == style]


EDIT = compared(edited(content="每月政府公报", channels=("政府网站", "市档案馆"), time_limit=None), READING)
ADDED = compared(GAZETTE, READING, MEETING)
REMOVED = compared(GAZETTE)
NOTHING = compared(GAZETTE, READING)
PUSHED = compared(MEETING, edited(order=2), Item(**{**READING.to_mapping(), "order": 3}))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", format_names("changes"))
def test_the_same_difference_is_always_written_the_same(name: str) -> None:
    write = writer("changes", name)
    assert [*write(EDIT, Screen())] == [*write(EDIT, Screen())]


@pytest.mark.parametrize("name", ["json", "jsonl", "tsv", "csv", "yaml"])
def test_what_is_for_programs_has_numbers_that_moved_on(name: str) -> None:
    assert "renumbered" in text(name, PUSHED)


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_what_is_for_people_only_says_how_many_moved_on(name: str) -> None:
    assert "jiedu" not in text(name, PUSHED)
    assert re.search(r"2 more items have new order values", text(name, PUSHED))


def test_a_record_has_all_of_an_item_that_is_new() -> None:
    (record,) = json.loads(text("json", ADDED))
    assert record["item"] == MEETING.to_mapping()


def test_a_table_names_an_item_once_however_many_of_its_fields_changed() -> None:
    drawn = text("table", EDIT)
    assert (drawn.count("政府公报\n"), drawn.count("gongbao")) == (0, 1)
    assert [word in drawn for word in ("每月", "市档案馆", "20个工作日内")] == [True] * 3


def test_a_table_without_rows_says_so() -> None:
    assert text("table", NOTHING) == "no differences\n"


# web page


def test_the_page_shows_old_and_new_side_by_side() -> None:
    body = page(EDIT).xpath("//tbody")[0]
    sides = [
        [cell.text_content() for cell in row.xpath("th|td")] for row in body.xpath("tr[@class!='item' or not(@class)]")
    ]
    assert sides == [
        ["Content", "每期政府公报", "每月政府公报"],
        ["Channels", "政府网站、公共图书馆", "政府网站、市档案馆"],
        ["Time limit", "20个工作日内", ""],
    ]
    assert [mark.text for mark in body.xpath(".//del")] == ["每期", "公共图书馆", "20个工作日内"]
    assert [mark.text for mark in body.xpath(".//ins")] == ["每月", "市档案馆"]
    assert [cell.text_content() for cell in page(EDIT).xpath("//thead//th")] == ["Field", "v1", "v2"]


def test_the_page_shows_all_of_an_item_that_came_or_went() -> None:
    assert "议题结果" in "".join(page(ADDED).xpath("//td[@class='new']//text()"))
    assert "解读材料" in "".join(page(REMOVED).xpath("//td[@class='old']//text()"))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    found = page(EDIT)
    assert not found.xpath("//script|//link|//img|//iframe|//@onload|//@onclick|//@style")
    assert not re.search(r"url\(|@import", text("html", EDIT))
    assert "default-src 'none'" in found.xpath("//meta[@http-equiv]/@content")[0]


def test_every_link_of_the_contents_leads_to_a_change() -> None:
    many = Comparison(changes=(*EDIT.changes, *ADDED.changes, *REMOVED.changes) * 3)
    found = page(many)
    targets = [link.removeprefix("#") for link in found.xpath("//nav//a/@href")]
    assert sorted(targets) == sorted(found.xpath("//tbody/@id"))
    assert len(set(targets)) == 9
    assert not page(EDIT).xpath("//nav")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_of_an_item_is_markup_anywhere(words: str) -> None:
    item = Item(id=words, category=words, name=words, content=words)
    fields = (FieldChange("content", words, "x"), FieldChange(words, None, words))
    changes = (Change(ChangeKind.ADDED, words, None, item), Change(ChangeKind.CHANGED, words, item, item, fields))
    comparison = Comparison(changes=changes, before=words, after=words, title=words, publishers=(words,))
    for name in TEXT_FORMATS:
        assert not set(FORBIDDEN) & set(text(name, comparison)), name
    shape = [element.tag for element in page(comparison).iter()]
    plain = Item(id="a", category="a", name="a", content="a")
    same = (FieldChange("content", "a", "x"), FieldChange("a", None, "a"))
    tame = (Change(ChangeKind.ADDED, "a", None, plain), Change(ChangeKind.CHANGED, "a", plain, plain, same))
    expected = [element.tag for element in page(Comparison(changes=tame, title="a")).iter()]
    inline = {"br", "ins", "del"}
    assert [tag for tag in shape if tag not in inline] == [tag for tag in expected if tag not in inline]
    assert len(form(comparison).tables[0].rows) == 4


# Markdown


def test_many_changes_of_a_kind_are_folded() -> None:
    many = Comparison(changes=ADDED.changes * (FOLDED + 1))
    lines = text("markdown", many).splitlines()
    assert (lines.count("<details>"), lines.count("</details>")) == (1, 1)
    assert lines[lines.index("<details>") + 2] == ""
    assert "<details>" not in text("markdown", ADDED)


def test_a_comment_is_never_longer_than_can_be_posted() -> None:
    many = Comparison(changes=ADDED.changes * 3000)
    written = text("markdown", many)
    assert LONGEST * 0.9 < len(written) < LONGEST + 500
    shown = written.count("- **全体会议**")
    assert f"… and {3000 - shown} more changes" in written


# the Word form


def test_the_form_has_the_columns_that_an_office_files() -> None:
    assert rows(EDIT) == [
        ["序号", "事项", "栏目", "原", "现", "说明"],
        ["1", "政府公报", "公开内容", "每期政府公报", "每月政府公报", "修改"],
        ["1", "政府公报", "公开渠道", "政府网站、公共图书馆", "政府网站、市档案馆", "修改"],
        ["1", "政府公报", "公开时限", "20个工作日内", "—", "删除"],
    ]
    assert [paragraph.text for paragraph in form(EDIT).paragraphs[:2]] == [
        "主动公开目录调整对照表",
        "公开主体：县政府办、数据局",
    ]


def test_the_form_marks_what_goes_and_what_comes() -> None:
    row = form(EDIT).tables[0].rows[1]
    assert (styled(row.cells[3], "CatalogGone"), styled(row.cells[4], "CatalogCome")) == (["每期"], ["每月"])


def test_the_form_is_landscape_and_repeats_its_headings() -> None:
    document = form(EDIT)
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert document.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None  # noqa: SLF001 - no other way


@pytest.mark.parametrize(
    ("comparison", "row"),
    [
        pytest.param(
            ADDED,
            ["1", "全体会议", "整项", "（无）", "事项类别：政府会议\n公开内容：议题\n结果", "新增事项"],
            id="a new item",
        ),
        pytest.param(
            REMOVED,
            ["1", "政策解读", "整项", "事项类别：政策文件\n公开内容：解读材料", "（无）", "取消事项"],
            id="an item that went",
        ),
        pytest.param(
            compared(edited(category="政府会议"), READING),
            ["1", "政府公报", "事项类别", "政策文件", "政府会议", "类别调整"],
            id="a move",
        ),
        pytest.param(
            compared(edited(order=3), READING),
            ["1", "政府公报", "次序", "本类第1项", "本类第2项", "次序调整"],
            id="another place",
        ),
        pytest.param(
            compared(edited(link="https://x/"), READING),
            ["1", "政府公报", "链接地址", "—", "https://x/", "补充"],
            id="a field that comes",
        ),
        pytest.param(
            compared(edited(channels=("政府网站",)), READING),
            ["1", "政府公报", "公开渠道", "政府网站、公共图书馆", "政府网站", "删减"],
            id="a channel less",
        ),
        pytest.param(
            compared(edited(id="zhengfu-gongbao", name="政府公报（月刊）"), READING),
            [
                "1",
                "政府公报（月刊）",
                "事项名称",
                "政府公报",
                "政府公报（月刊）",
                "事项更名（按内容相似度81%认定为同一事项）",
            ],
            id="another name, known by its likeness: 4 of 8 characters, five ninths of the weight",
        ),
        pytest.param(
            replace(compared(edited(published_with="jiedu"), READING), names={"jiedu": "政策解读"}),
            ["1", "政府公报", "随同公开", "—", "政策解读", "补充"],
            id="an item that is named by its id",
        ),
        pytest.param(
            compared(GAZETTE, READING, settings=Settings(title="新目录", categories=SETTINGS.categories)),
            ["1", "目录整体", "目录标题", "主动公开目录", "新目录", "修改"],
            id="the title",
        ),
    ],
)
def test_the_form_says_what_was_adjusted(comparison: Comparison, row: list[str]) -> None:
    assert rows(comparison)[1] == row


def test_what_the_table_does_not_print_is_no_adjustment() -> None:
    settings = Settings(**{**_plain(SETTINGS), "vocabularies": {"channels": ("政府网站",)}})  # type: ignore[arg-type]
    comparison = compared(edited(id="zhengfu-gongbao"), READING, settings=settings)
    assert len(comparison.changes) == 2
    assert rows(comparison)[1:] == [["（没有调整）"] * 6]


def test_the_form_is_a_package_of_right_xml() -> None:
    with zipfile.ZipFile(io.BytesIO(written(EDIT))) as package:
        for name in package.namelist():
            assert etree.fromstring(package.read(name)) is not None


def _plain(settings: Settings) -> dict[str, object]:
    return {"title": settings.title, "publishers": settings.publishers, "categories": settings.categories}
