"""Every element that ECMA-376 allows in a paragraph or a run is read, or reported, or named here as having no text."""

from collections.abc import Mapping

import pytest

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.exchange.tables.grid import GridCell
from catalog_cli.exchange.word.read import read_word
from catalog_cli.exchange.word.surroundings import Surroundings
from catalog_cli.model.document import NoteKind
from exchange.word.raw_word import cell, grid_of, paragraph, row, run, table, word_file

RANGES = (
    "bookmarkStart bookmarkEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart"
    " commentRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
    " proofErr permStart permEnd"
)
NO_TEXT = (
    # a place to break a line, marks within notes, what was deleted, what Word remembers of pages
    "softHyphen annotationRef footnoteRef endnoteRef separator continuationSeparator delText delInstrText"
    " lastRenderedPageBreak"
)
BOX = "<v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape>"

# 17.3.1.22: CT_P, with EG_PContent, EG_RunLevelElements, EG_RangeMarkupElements and EG_MathContent
IN_PARAGRAPH: dict[str, tuple[str, str, list[tuple[NoteKind, str]]]] = {
    **{name: (f"<w:{name} w:id='1'/>", "", []) for name in RANGES.split()},
    "pPr": ("<w:pPr><w:jc w:val='center'/></w:pPr>", "", []),
    "r": (run("甲"), "甲", []),
    "hyperlink": (f"<w:hyperlink w:anchor='a'>{run('甲')}</w:hyperlink>", "甲", []),
    "fldSimple": (f"<w:fldSimple w:instr=' PAGE '>{run('甲')}</w:fldSimple>", "甲", []),
    "sdt": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲", []),
    "smartTag": (f"<w:smartTag w:element='e'>{run('甲')}</w:smartTag>", "甲", []),
    "customXml": (f"<w:customXml w:element='e'>{run('甲')}</w:customXml>", "甲", []),
    "dir": (f"<w:dir w:val='rtl'>{run('甲')}</w:dir>", "甲", []),
    "bdo": (f"<w:bdo w:val='rtl'>{run('甲')}</w:bdo>", "甲", []),
    "ins": (f"<w:ins w:id='1'>{run('甲')}</w:ins>", "甲", []),
    "moveTo": (f"<w:moveTo w:id='1'>{run('甲')}</w:moveTo>", "甲", []),
    "del": ("<w:del w:id='1'><w:r><w:delText>甲</w:delText></w:r></w:del>", "", [(NoteKind.DELETED, "甲")]),
    # its words stand where they were moved to
    "moveFrom": (f"<w:moveFrom w:id='1'>{run('甲')}</w:moveFrom>", "", []),
    "oMath": ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x", []),
    "oMathPara": ("<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>", "x", []),
    "subDoc": ("<w:subDoc r:id='rId9'/>", "", [(NoteKind.ELSEWHERE, "subDoc")]),
}
# 17.3.2.25: CT_R, with EG_RunInnerContent
IN_RUN: dict[str, tuple[str, str, list[tuple[NoteKind, str]]]] = {
    "rPr": ("<w:rPr><w:b/></w:rPr>", "", []),
    "t": ("<w:t>甲</w:t>", "甲", []),
    "br": ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲\n乙", []),
    "cr": ("<w:t>甲</w:t><w:cr/><w:t>乙</w:t>", "甲\n乙", []),
    "tab": ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙", []),
    "ptab": ("<w:t>甲</w:t><w:ptab/><w:t>乙</w:t>", "甲\t乙", []),
    "noBreakHyphen": ("<w:noBreakHyphen/>", "-", []),
    "sym": ("<w:sym w:font='Wingdings' w:char='F0FE'/>", "☑", []),
    "ruby": (
        f"<w:ruby><w:rubyPr/><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby>",
        "汉",
        [(NoteKind.RUBY, "hàn")],
    ),
    "footnoteReference": ("<w:footnoteReference w:id='2'/>", "", [(NoteKind.FOOTNOTE, "仅限本级")]),
    "endnoteReference": ("<w:endnoteReference w:id='2'/>", "", [(NoteKind.ENDNOTE, "见附件")]),
    "commentReference": ("<w:commentReference w:id='2'/>", "", [(NoteKind.COMMENT, "应改为15日")]),
    "drawing": (
        "<w:drawing><wp:inline><wp:docPr id='1' name='p' descr='二维码'/></wp:inline></w:drawing>",
        "",
        [(NoteKind.PICTURE, "二维码")],
    ),
    "pict": (f"<w:pict>{BOX.format(paragraph(run('甲')))}</w:pict>", "甲", [(NoteKind.BOX, "甲")]),
    "pict of letters": (
        "<w:pict><v:shape><v:textpath string='甲'/></v:shape></w:pict>",
        "甲",
        [(NoteKind.BOX, "甲")],
    ),
    "object": ("<w:object><v:shape/></w:object>", "", [(NoteKind.PICTURE, "")]),
    "contentPart": ("<w:contentPart r:id='rId9'/>", "", [(NoteKind.ELSEWHERE, "contentPart")]),
    "fldChar": ("<w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='end'/>", "", []),
    "instrText": (
        "<w:fldChar w:fldCharType='begin'/><w:instrText> SEQ 表 </w:instrText><w:fldChar w:fldCharType='end'/>",
        "",
        [(NoteKind.FIELD, "SEQ 表")],
    ),
    **{
        name: (f"<w:{name}/>", "", [(NoteKind.FIELD, name)])
        for name in ["dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong", "pgNum"]
    },
    **{name: (f"<w:{name}/>", "", []) for name in NO_TEXT.split()},
}


NOTES = dict(  # noqa: C408 - names of parts
    footnotes=f"<w:footnote w:id='1' w:type='separator'/>"
    f"<w:footnote w:id='2'>{paragraph(run('仅限本级'))}</w:footnote>",
    endnotes=f"<w:endnote w:id='2'>{paragraph(run('见附件'))}</w:endnote>",
    comments=f"<w:comment w:id='2' w:author='某人'>{paragraph(run('应改为15日'))}</w:comment>",
)


def read(content: str, parts: Mapping[str, str] = NOTES) -> GridCell:
    return grid_of(word_file(table(row(f"<w:tc>{content}</w:tc>", cell("旁"))), related=parts)).rows[0][0]


def seen(found: GridCell) -> tuple[str, list[tuple[NoteKind, str]]]:
    return found.text, [(each.kind, each.text) for each in found.differences]


@pytest.mark.parametrize("name", IN_PARAGRAPH)
def test_every_element_of_a_paragraph(name: str) -> None:
    content, text, notes = IN_PARAGRAPH[name]
    assert seen(read(f"<w:p>{content}</w:p>")) == (text, notes)


@pytest.mark.parametrize("name", IN_RUN)
def test_every_element_of_a_run(name: str) -> None:
    content, text, notes = IN_RUN[name]
    assert seen(read(f"<w:p><w:r>{content}</w:r></w:p>")) == (text, notes)


def test_a_comment_has_its_author() -> None:
    (difference,) = read("<w:p><w:r><w:commentReference w:id='2'/></w:r></w:p>").differences
    assert difference.author == "某人"


def test_a_comment_on_a_paragraph_around_the_tables_is_reported() -> None:
    body = paragraph(run("目录"), "<w:r><w:commentReference w:id='2'/></w:r>") + table(row(cell("甲"), cell("乙")))
    (note,) = read_word(word_file(body, related=NOTES)).notes
    assert (note.kind, note.text, note.author) == (NoteKind.COMMENT, "应改为15日", "某人")


STYLES = dict(  # noqa: C408 - names of parts
    styles=(
        "<w:style w:type='character' w:styleId='gone'><w:rPr><w:strike/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='goneToo'><w:basedOn w:val='gone'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='unseen'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='listed'>"
        "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    ),
    numbering=(
        "<w:abstractNum w:abstractNumId='7'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/>"
        "<w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='（%2）'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:start w:val='3'/>"
        "<w:numFmt w:val='upperRoman'/><w:isLgl/><w:lvlText w:val='%1.%3'/></w:lvl>"
        "</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl>"
        "</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='7'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    ),
)


def listed(text: str, number: int = 1, depth: int = 0) -> str:
    numbered = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
    return paragraph(run(text) if text else "", properties=numbered)


LISTS = {
    "each level counts by itself": (
        [listed("甲"), listed("乙", depth=1), listed("丙", depth=1), listed("丁"), listed("戊", depth=1)],
        "一、甲\n（1）乙\n（2）丙\n二、丁\n（1）戊",
    ),
    "levels above are written in digits where the level says so": (
        [listed("甲"), listed("乙", depth=2)],
        "一、甲\n1.3 乙",
    ),
    "a list begins anew where it says so": ([listed("甲"), listed("乙", number=3)], "一、甲\n一、乙"),
    "a number alone": ([listed("")], "一、"),
    "bullets say nothing": ([listed("甲", number=2)], "甲"),
    "no list": ([listed("甲", number=0)], "甲"),
    "a style's list": ([paragraph(run("甲"), properties="<w:pStyle w:val='listed'/>")], "一、甲"),
    "words that are all struck out have no number": (
        [
            paragraph(run("甲", "<w:strike/>"), properties="<w:numPr><w:numId w:val='1'/></w:numPr>"),
            paragraph(run("乙")),
        ],
        "乙",
    ),
}


@pytest.mark.parametrize(("paragraphs", "text"), LISTS.values(), ids=LISTS)
def test_numbers_that_word_counts_are_written_out(paragraphs: list[str], text: str) -> None:
    assert read("".join(paragraphs), STYLES).text == text


def test_what_a_style_strikes_out_or_hides_is_left_out() -> None:
    struck = paragraph(run("甲", "<w:rStyle w:val='goneToo'/>"), run("乙"))
    hidden = paragraph(run("丙"), run("丁", "<w:vanish w:val='0'/>"), properties="<w:pStyle w:val='unseen'/>")
    assert seen(read(struck + hidden, STYLES)) == ("乙\n丁", [(NoteKind.STRUCK, "甲"), (NoteKind.HIDDEN, "丙")])


def test_nothing_around_a_document_is_needed() -> None:
    assert Surroundings().numbering.label("1", 0) == ""


def test_a_document_of_another_kind_within_this_one_is_reported() -> None:
    body = "<w:altChunk r:id='rId9'/>" + table(row(cell("甲"), cell("乙")))
    assert [note.kind for note in read_word(word_file(body)).notes] == [NoteKind.ELSEWHERE]


def test_numbers_of_rows_that_word_counts_are_no_news() -> None:
    numbers = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
    headings = row(*(cell(text) for text in ("序号", "事项名称", "公开内容")))
    items = [row(f"<w:tc>{numbers}</w:tc>", cell(name), f"<w:tc>{listed('内容')}</w:tc>") for name in "甲乙"]
    document = read_document("docx", word_file(table(headings, *items), related=STYLES), ReadOptions())
    assert [(note.place.column, note.text) for note in document.reading] == [(3, "二、"), (3, "四、")]
