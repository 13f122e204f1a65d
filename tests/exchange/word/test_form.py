"""An office's own template: its page, its styles, its headers and footers win, and nothing else of it comes along."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from catalog_cli.exchange.options import Options
from catalog_cli.exchange.word.write import write_word
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.item import Item

MADE = Catalogue(
    Settings(title="目录", publishers=("市政府办",)),
    (Item(id="a", category="政策", name="公报", content="每期公报", link="https://x.gov.cn/"),),
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def saved(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def template(change: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    change(document)
    return saved(document)


def filled(data: bytes) -> Document:
    return docx.Document(io.BytesIO(write_word(MADE, Options(template=data))))


def edited(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a package with its parts changed; None takes one out."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
    return copy.getvalue()


def style_name(document: Document, row: int, column: int) -> str:
    style = document.tables[0].rows[row].cells[column].paragraphs[0].style
    return style.name or "" if style else ""


def test_the_page_is_the_templates() -> None:
    def change(document: Document) -> None:
        section = document.sections[0]
        section.page_width, section.page_height, section.left_margin = Mm(420), Mm(297), Mm(40)

    document = filled(template(change))
    section = document.sections[0]
    assert [
        round(length.mm) for length in (section.page_width, section.page_height, section.left_margin) if length
    ] == [
        420,
        297,
        40,
    ]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    width = document.element.body.find(f".//{qn('w:tblW')}").get(qn("w:w"))
    assert abs(int(width) - room / 635) <= 2


def test_headers_and_footers_are_the_templates() -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "津市市人民政府"
        document.sections[0].footer.paragraphs[0].text = "内部"

    section = filled(template(change)).sections[0]
    assert section.header.paragraphs[0].text == "津市市人民政府"
    assert [each.text for each in section.footer.paragraphs] == ["内部"]


def test_headers_that_a_section_takes_from_the_one_before_are_kept() -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "津市市人民政府"
        document.add_section()

    document = filled(template(change))
    assert [section.header.paragraphs[0].text for section in document.sections] == ["津市市人民政府"]


def test_pages_are_numbered_where_the_template_has_no_footer() -> None:
    assert filled(template(lambda _: None)).sections[0].footer.paragraphs[0].text == "— 1 —"


def test_styles_of_our_names_are_the_templates() -> None:
    def change(document: Document) -> None:
        for name, font in (("目录标题", "华文中宋"), ("目录正文", "楷体"), ("目录表头", "隶书")):
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.font.name, style.font.size = font, Pt(13)
        document.styles.add_style("目录表格", WD_STYLE_TYPE.TABLE)

    document = filled(template(change))
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.font.name == "华文中宋"
    assert document.styles["目录正文"].font.name == "楷体"
    assert document.styles["目录正文"].font.size == Pt(13)
    assert document.styles["目录居中"].base_style == document.styles["目录正文"]
    assert [style_name(document, row, 3) for row in (0, 1)] == ["目录表头", "目录正文"]
    assert document.tables[0].style == document.styles["目录表格"]
    names = [style.name for style in document.styles]
    assert len(names) == len(set(names))


def test_no_text_of_the_table_is_formatted_past_its_style() -> None:
    document = filled(template(lambda _: None))
    for run in document.element.body.find(qn("w:tbl")).iter(qn("w:rPr")):
        assert {each.tag for each in run} == {qn("w:rStyle")}
    for paragraph in document.element.body.find(qn("w:tbl")).iter(qn("w:pPr")):
        assert {each.tag for each in paragraph} == {qn("w:pStyle")}


def test_the_templates_title_and_usual_font_are_taken_where_it_has_no_styles_of_ours() -> None:
    document = filled(template(lambda _: None))
    assert document.paragraphs[0].style == document.styles["Title"]
    assert document.styles["目录正文"].font.name is None
    assert document.styles["目录正文"].base_style == document.styles["Normal"]


def test_a_table_style_named_catalog_is_taken() -> None:
    document = filled(template(lambda made: made.styles.add_style("Catalog", WD_STYLE_TYPE.TABLE) and None))
    assert document.tables[0].style == document.styles["Catalog"]


def test_nothing_of_the_templates_text_comes_along() -> None:
    def change(document: Document) -> None:
        document.add_paragraph("旧目录")
        document.add_table(2, 2)
        document.add_section()
        document.part.relate_to("https://old.gov.cn/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    data = write_word(MADE, Options(template=template(change)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert "旧目录".encode() not in everything
    assert b"old.gov.cn" not in everything
    assert len(docx.Document(io.BytesIO(data)).tables) == 1


def test_an_earlier_form_is_a_template_too() -> None:
    earlier = write_word(MADE, Options())
    again = write_word(MADE, Options(template=earlier))
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        assert len([name for name in package.namelist() if name.startswith("customXml/")]) <= 1
    assert filled(earlier).paragraphs[0].text == "目录"
    assert write_word(MADE, Options(template=earlier)) == again


def test_a_dotx_is_a_template() -> None:
    data = edited(
        template(lambda _: None),
        lambda name, part: part.replace(MAIN.encode(), TEMPLATE.encode()) if name.startswith("[") else part,
    )
    assert filled(data).tables[0].rows[1].cells[2].text == "公报"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_template_that_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        write_word(MADE, Options(template=data))


def test_a_template_that_was_cut_off_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError):
        write_word(MADE, Options(template=saved(docx.Document())[:2000]))


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("word/document.xml", None),
        ("_rels/.rels", None),
        ("[Content_Types].xml", None),
        ("word/styles.xml", b"<a"),
        ("word/document.xml", b"<a/>"),
        ("word/styles.xml", b"<a/>"),
        ("_rels/.rels", b"<a/>"),
    ],
)
def test_a_template_with_a_missing_or_broken_part_is_refused(name: str, part: bytes | None) -> None:
    data = edited(saved(docx.Document()), lambda each, text: part if each == name else text)
    with pytest.raises(UnreadableDocumentError):
        write_word(MADE, Options(template=data))
