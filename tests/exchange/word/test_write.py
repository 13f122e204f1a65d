"""The official form as a Word file: what an office sees in it, and that a text in it is never more than text."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.row_metadata import parse_metadata
from catalog_cli.exchange.word.metadata import BOOKMARK, read_texts
from catalog_cli.exchange.word.write import write_word
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.text import visible
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT
from hostile import HOSTILE

HEADINGS = ["序号", "事项类别", "事项名称", "公开内容", "公开依据", "公开渠道", "公开时限", "公开责任"]
words = st.text(min_size=1, max_size=20) | st.sampled_from(
    ["  a  b ", "一\n二\n\n三\t四", "<w:br/>", *HOSTILE.values()]
)
lists = st.lists(words, max_size=2).map(tuple)
items = st.builds(
    Item,
    id=st.sampled_from(["a", "b"]) | words,
    category=st.sampled_from(["甲", "乙"]) | words,
    name=words,
    content=words,
    basis=lists,
    channels=lists,
    time_limit=st.none() | words,
    link=st.none() | words | words.map("https://x.cn/".__add__),
    link_note=st.none() | words,
    level=st.none() | lists,
    extra=st.dictionaries(words, words, max_size=2),
)
catalogues = st.builds(
    Catalogue, st.builds(Settings, title=words, publishers=lists), st.lists(items, max_size=4).map(tuple)
)


def bundled() -> Catalogue:
    return load_catalogue(Folder(ROOT)).catalogue


def catalogue(*made: Item, title: str = "目录") -> Catalogue:
    return Catalogue(Settings(title=title, publishers=("市政府办",), form="office"), made)


def item(**values: Any) -> Item:
    return replace(Item(id="a", category="政策", name="公报", content="每期公报"), **values)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def form(made: Catalogue) -> Document:
    return opened(write_word(made, Options()))


def table_of(document: Document) -> Table:
    (table,) = document.tables
    return table


def rows_of(document: Document) -> list[etree._Element]:
    return list(document.element.body.iter(qn("w:tr")))


def setting(style: etree._Element, name: str) -> str:
    (found,) = style.iter(qn(name))
    return found.get(qn("w:val"), "")


def texts(document: Document) -> list[list[str]]:
    """Return what Word shows in each row, a merged cell's text on each row that it covers."""
    return [[cell.text for cell in row.cells] for row in table_of(document).rows]


def links(document: Document) -> list[tuple[str, str]]:
    """Return the text and the address of each link in the table."""
    rels = document.part.rels
    found = document.element.body.iter(qn("w:hyperlink"))
    return [(paragraph_text(link), rels[link.get(qn("r:id"), "")].target_ref) for link in found]


def paragraph_text(element: etree._Element) -> str:
    return "".join(etree.tostring(text, method="text", encoding="unicode") for text in element.iter(qn("w:t")))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def style_of(document: Document, name: str) -> etree._Element:
    styles: list[etree._Element] = list(document.styles.element)
    (style,) = [each for each in styles if each.tag == qn("w:style") and named(each) == name]
    return style


def named(style: etree._Element) -> str:
    (name,) = style.iterchildren(qn("w:name"))
    return name.get(qn("w:val"), "")


def fonts(document: Document, name: str) -> tuple[str | None, str | None]:
    """Return a style's own Chinese and Latin fonts."""
    found = style_of(document, name).find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return (None, None) if found is None else (found.get(qn("w:eastAsia")), found.get(qn("w:ascii")))


def metadata(data: bytes) -> dict[int, str]:
    """Return what each row carries, by the number in the bookmark of its name's cell."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return dict(read_texts(package))


def bookmarks(document: Document) -> list[int | None]:
    rows = [list(row.iter(qn("w:tc")))[2] for row in rows_of(document)]
    names = [mark.get(qn("w:name"), "") for cell in rows for mark in cell.iter(qn("w:bookmarkStart"))]
    return [int(name.removeprefix(BOOKMARK)) if name.startswith(BOOKMARK) else None for name in names]


def runs_of(document: Document) -> Iterator[str]:
    yield from (element.tag for element in document.element.body.iter() if isinstance(element.tag, str))


def test_the_title_and_the_publishers_stand_above_the_table() -> None:
    above = form(bundled()).paragraphs
    assert [each.text for each in above[:2]] == [
        "政府办公厅（室）系统政府信息主动公开事项目录",
        "公开主体：津市市人民政府办公室、法治办、数据局",
    ]
    assert [each.style and each.style.name for each in above[:2]] == ["目录标题", "目录主体"]


def test_the_table_shows_every_cell_of_the_official_form() -> None:
    table = official_table(bundled())
    rows = texts(form(bundled()))
    assert rows[0] == [*HEADINGS, "链接地址（可跳转）"]
    assert rows[1:] == [list(row.cells) for row in table.rows]


def test_the_page_is_a4_across() -> None:
    section = form(bundled()).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(Mm(297) / 12700), round(Mm(210) / 12700)) == (
        round((section.page_width or 0) / 12700),
        round((section.page_height or 0) / 12700),
    )


def test_the_heading_stands_on_every_page_and_no_row_is_torn() -> None:
    rows = rows_of(form(bundled()))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 20
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_row_of_more_than_half_a_page_may_be_torn() -> None:
    first, second = rows_of(form(catalogue(item(content="字" * 3000), item(id="b"))))[1:]
    assert first.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None
    assert second.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_the_rows_of_a_category_share_its_number_and_name() -> None:
    made = catalogue(item(), item(id="b"), item(id="c", category="预算"))
    rows = rows_of(form(made))[1:]
    merges = [[cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for cell in row.iter(qn("w:tc"))] for row in rows]
    shown = [[None if each is None else each.get(qn("w:val"), "on") for each in row[:3]] for row in merges]
    assert shown == [["restart", "restart", None], ["on", "on", None], [None, None, None]]


def test_columns_fill_the_page_and_are_as_wide_in_each_row() -> None:
    document = form(bundled())
    grid = [int(each.get(qn("w:w"), "")) for each in document.element.body.iter(qn("w:gridCol"))]
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert abs(sum(grid) - room / 635) <= 2
    for row in rows_of(document):
        assert [int(each.get(qn("w:w"), "")) for each in row.iter(qn("w:tcW"))] == grid


def test_long_texts_get_more_room_than_short_ones() -> None:
    grid = [int(each.get(qn("w:w"), "")) for each in form(bundled()).element.body.iter(qn("w:gridCol"))]
    width = dict(zip([*HEADINGS, "链接"], grid, strict=True))
    assert width["序号"] == min(grid)
    assert width["公开依据"] == max(grid)
    assert width["公开内容"] > width["公开渠道"]


def test_links_lead_where_they_say_and_each_address_is_kept_once() -> None:
    made = catalogue(item(link="https://x.gov.cn/a?b=1&c=2"), item(id="b", link="https://x.gov.cn/a?b=1&c=2"))
    document = form(made)
    assert links(document) == [("https://x.gov.cn/a?b=1&c=2", "https://x.gov.cn/a?b=1&c=2")] * 2
    kinds = [rel.reltype for rel in document.part.rels.values()]
    assert kinds.count(RELATIONSHIP_TYPE.HYPERLINK) == 1


def test_words_beside_an_address_are_no_part_of_the_link() -> None:
    document = form(catalogue(item(link="https://x.gov.cn/", link_note="绩效评价同预决算一起公开")))
    assert [text for text, _ in links(document)] == ["https://x.gov.cn/"]
    assert texts(document)[1][-1] == "https://x.gov.cn/\n绩效评价同预决算一起公开"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///C:/x",
        "//evil",
        "https://",
        "https:// x",
        'https://x/"y',
        "https://x/100%",
        "https://x/\x1b",
        "https://x/" + "a" * 2500,
        "https://x:99999999/",
        "https://[x/",
    ],
)
def test_what_is_no_address_of_the_web_is_text(link: str) -> None:
    document = form(catalogue(item(link=link)))
    assert links(document) == []
    assert texts(document)[1][-1] == visible(link)


def test_pages_are_numbered_below() -> None:
    section = form(bundled()).sections[0]
    assert section.footer.paragraphs[0].text == "— 1 —"
    assert [each.text for each in section.footer.part.element.iter(qn("w:instrText"))] == [" PAGE "]
    assert setting(style_of(form(bundled()), "目录页脚"), "w:jc") == "center"


def test_the_fonts_are_those_of_an_office_and_others_stand_in_for_them() -> None:
    document = form(bundled())
    assert fonts(document, "目录标题") == ("方正小标宋简体", "Times New Roman")
    assert fonts(document, "目录表头") == ("黑体", "Times New Roman")
    assert fonts(document, "目录正文") == ("仿宋_GB2312", "Times New Roman")
    table = etree.fromstring(parts(write_word(bundled(), Options()))["word/fontTable.xml"])
    others = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in table}
    for name in ("方正小标宋简体", "黑体", "仿宋_GB2312"):
        assert others[name] is not None


def test_more_columns_are_printed_smaller() -> None:
    wide = item(audience="全社会", method="主动", level="县级", duration="长期", extra={"备注": "x", "电话": "y"})
    sizes = [int(setting(style_of(form(made), "目录正文"), "w:sz")) for made in (catalogue(item()), catalogue(wide))]
    assert sizes[0] > sizes[1]
    assert len(texts(form(catalogue(wide)))[0]) == 15


def test_the_file_says_its_title_its_author_and_no_date() -> None:
    properties = form(bundled()).core_properties
    assert properties.title == "政府办公厅（室）系统政府信息主动公开事项目录"
    assert properties.author == "津市市人民政府办公室、法治办、数据局"
    assert properties.created is None
    assert properties.modified is None


def test_the_table_has_a_name_for_those_who_cannot_see_it() -> None:
    (caption,) = form(bundled()).element.body.iter(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == "政府办公厅（室）系统政府信息主动公开事项目录"


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    first = write_word(bundled(), Options())
    assert write_word(bundled(), Options()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_catalogue_gives_a_form_with_headings_only() -> None:
    assert texts(form(Catalogue(Settings()))) == [[*HEADINGS, "链接地址（可跳转）"]]


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    made = catalogue(*(item(id=f"a-{number}") for number in range(250)))
    write_word(made, Options(step=lambda done, every: told.append((done, every))))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_each_row_carries_its_item() -> None:
    made = bundled()
    data = write_word(made, Options())
    texts_ = metadata(data)
    numbers = bookmarks(opened(data))
    assert len(numbers) == len(set(numbers)) == len(made.items)
    ids = [read_back.id for number in numbers if (read_back := parse_metadata(texts_[number or 0]))]
    assert ids == [row.id for row in official_table(made).rows]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    made = catalogue(item(name=text, content=text, basis=(text,), time_limit=text, category=text), title=text)
    document = form(made)
    assert texts(document)[1][1:5] == [visible(text)] * 4
    assert document.paragraphs[0].text == visible(text)
    assert not {qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")} & set(runs_of(document))


@given(catalogues)
def test_word_shows_every_text_whatever_it_is(made: Catalogue) -> None:
    table = official_table(made)
    document = form(made)
    assert texts(document) == [
        [visible(cell) for cell in row] for row in [table.headings, *(row.cells for row in table.rows)]
    ]
    assert [each.text for each in document.paragraphs[: len(table.lines)]] == [
        visible(each.text) for each in table.lines
    ]
    assert bookmarks(document) == list(range(len(made.items)))
    for text, address in links(document):
        assert text == address
        assert address in {each.link for each in made.items}


def test_lines_of_boxes_are_aligned_below_each_other() -> None:
    boxes = {"field": "channels", "boxes": ["政府网站", "公告栏"], "breaks": ["公告栏"]}
    settings = Settings(form={"columns": {"事项": "name", "内容": "content", "渠道": boxes}})
    item = Item(id="a", category="甲", name="乙", content="丙", channels=("公告栏",))
    cells = docx.Document(io.BytesIO(write_word(Catalogue(settings, (item,)), Options()))).tables[0].rows[1].cells
    name, content, channels = (cell.paragraphs[0].style for cell in cells)
    assert channels == content != name
