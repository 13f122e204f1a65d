"""What a Word cell shows, once all changes are accepted, is its text."""

import pytest

from catalog_cli.exchange.tables.grid import GridCell, Link
from catalog_cli.exchange.word.namespaces import W, parse_part
from catalog_cli.exchange.word.runs import RunReader
from catalog_cli.exchange.word.segments import Segment, WordParagraph, lay_out
from catalog_cli.exchange.word.surroundings import Surroundings
from catalog_cli.model.document import NoteKind
from exchange.word.raw_word import grid_of, paragraph, row, run, table, word_document, word_file


def read(*paragraphs: str) -> GridCell:
    held = f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"
    return grid_of(word_file(table(row(held, held)), {"rId7": "http://a.gov.cn/1?a=1&b=2"})).rows[0][0]


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def checkbox(checked: int) -> str:
    return control(f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>', run("☒" if checked else "☐"))


def mark(kind: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def symbol(font: str, character: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{character}"/></w:r>'


def form(data: str) -> str:
    return mark("begin", f"<w:ffData>{data}</w:ffData>") + code(" FORM ") + mark("end")


INSERTED = '<w:ins w:id="1" w:author="a">{}</w:ins>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'

RUNS = {
    "spaces count": (run("a  b ") + run(" c"), "a  b  c"),
    "line breaks and tabs": ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", "甲\n乙\t丙"),
    "hyphens": ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r>", "1-23"),
    "insertions": (run("甲") + INSERTED.format(run("乙")), "甲乙"),
    "deletions": (run("甲") + "<w:del w:id='2'><w:r><w:delText>乙</w:delText></w:r></w:del>" + run("丙"), "甲丙"),
    "a deletion within an insertion": (INSERTED.format(f"<w:del w:id='2'>{run('乙')}</w:del>") + run("丙"), "丙"),
    "moves": (
        f"<w:moveFrom w:id='1'>{run('甲')}</w:moveFrom>{run('乙')}<w:moveTo w:id='2'>{run('甲')}</w:moveTo>",
        "乙甲",
    ),
    "a content control": (control("", run("甲")) + run("乙"), "甲乙"),
    "a list's choice": (
        control("<w:dropDownList><w:listItem w:value='1'/></w:dropDownList>", run("主动公开")),
        "主动公开",
    ),
    "a prompt that nobody filled in": (control("<w:showingPlcHdr/>", run("单击此处")) + run("甲"), "甲"),
    "ticked and open boxes": (checkbox(1) + run("网站 ") + checkbox(0) + run("公报"), "☑网站 ☐公报"),
    "boxes of Wingdings": (symbol("Wingdings", "F0FE") + run("甲") + symbol("Wingdings", "F0A8"), "☑甲□"),
    "boxes of Wingdings 2": (symbol("Wingdings 2", "F052") + run("甲") + symbol("Wingdings 2", "F0A3"), "☑甲□"),
    "ticks": (symbol("Wingdings", "F0FC") + symbol("Wingdings 2", "F050"), "√√"),
    "a symbol's code that is none": (symbol("Wingdings", "x") + symbol("Wingdings", "D800") + run("甲"), "甲"),
    "Greek of Symbol": (run("abW", '<w:rFonts w:hAnsi="Symbol"/>') + symbol("Symbol", "F0B3"), "αβΩ≥"),
    "a picture that no letter stands for": (symbol("Symbol", "0081") + run("甲"), "\x81甲"),
    "letters shown as pictures": (run("þ", WINGDINGS) + run("þ"), "☑þ"),
    "hidden text": (run("甲", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>'), "乙"),
    "struck out but not deleted": (run("甲", "<w:strike/>") + run("乙", "<w:dstrike/>") + run("丙"), "丙"),
    "a note's mark": (
        run("甲") + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>',
        "甲",
    ),
    "bookmarks": ('<w:bookmarkStart w:id="0" w:name="_GoBack"/>' + run("甲") + '<w:bookmarkEnd w:id="0"/>', "甲"),
    "a field's result": (mark("begin") + code(" PAGE ") + mark("separate") + run("12") + mark("end"), "12"),
    "a field in a field": (
        (mark("begin") + code(" IF ") + mark("begin") + code(" X ") + mark("separate") + run("no") + mark("end"))
        + (mark("separate") + run("甲") + mark("end") + run("乙")),
        "甲乙",
    ),
    "a form's boxes": (form('<w:checkBox><w:default w:val="1"/></w:checkBox>') + form("<w:checkBox/>"), "☑☐"),
    "a form's list": (
        form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'),
        "乙",
    ),
    "smart tags": (f"<w:smartTag>{run('甲')}</w:smartTag>", "甲"),
    "words over words": (
        f"<w:r><w:ruby><w:rt>{run('jiǎ')}</w:rt><w:rubyBase>{run('甲')}</w:rubyBase></w:ruby></w:r>",
        "甲",
    ),
    "formulas": ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
    "markup as text": (run("&lt;b&gt; [bookmark: x]"), "<b> [bookmark: x]"),
}


@pytest.mark.parametrize(("runs", "text"), RUNS.values(), ids=RUNS)
def test_a_paragraph_reads_as_it_is_shown(runs: str, text: str) -> None:
    assert read(paragraph(runs)).text == text


DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'
LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
PARAGRAPHS = {
    "each is a line": ([paragraph(run("甲")), paragraph(run("乙"))], "甲\n乙"),
    "an empty one is an empty line": (
        [paragraph(run("甲")), paragraph(), paragraph(run("乙")), paragraph()],
        "甲\n\n乙",
    ),
    "numbers of a list are no text": ([paragraph(run(text), properties=LIST) for text in "甲乙"], "甲\n乙"),
    "a deleted end joins": ([paragraph(run("甲"), properties=DELETED_END), paragraph(run("乙"))], "甲乙"),
    "in a content control": ([control("", paragraph(run("甲"))), paragraph(run("乙"))], "甲\n乙"),
    "a table in the cell": (
        [paragraph(run("前")), table(row("<w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc>")), paragraph(run("后"))],
        "前\n一\n后",
    ),
}


@pytest.mark.parametrize(("paragraphs", "text"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_are_lines(paragraphs: list[str], text: str) -> None:
    assert read(*paragraphs).text == text


def field_link(instruction: str) -> str:
    return (
        mark("begin") + code(instruction) + mark("separate") + run("甲") + run("乙", "<w:b/>") + mark("end") + run("丙")
    )


ADDRESS = "http://a.gov.cn/1?a=1&b=2"
LINKS = {
    "by relation": (f'<w:hyperlink r:id="rId7">{run("甲")}{run("乙")}</w:hyperlink>{run("丙")}', ADDRESS),
    "by relation and place": (
        f'<w:hyperlink r:id="rId7" w:anchor="x">{run("甲乙")}</w:hyperlink>{run("丙")}',
        f"{ADDRESS}#x",
    ),
    "a field": (field_link(' HYPERLINK "http://a.gov.cn/" '), "http://a.gov.cn/"),
    "a field without quotes": (field_link(" HYPERLINK http://a.gov.cn/ "), "http://a.gov.cn/"),
    "a field with more": (field_link(' HYPERLINK "http://a.gov.cn/" \\o "tip" \\t "_blank" '), "http://a.gov.cn/"),
    "a field with a place": (field_link(' HYPERLINK  "http://a.gov.cn/" \\l "x"'), "http://a.gov.cn/#x"),
    "a field in pieces": (field_link(' HYPER</w:instrText></w:r><w:r><w:instrText>LINK "http://b/"'), "http://b/"),
    "a simple field": (
        f"<w:fldSimple w:instr=' HYPERLINK \"http://a.gov.cn/\" '>{run('甲乙')}</w:fldSimple>{run('丙')}",
        "http://a.gov.cn/",
    ),
    "inserted": (INSERTED.format(f'<w:hyperlink r:id="rId7">{run("甲乙")}</w:hyperlink>') + run("丙"), ADDRESS),
}


@pytest.mark.parametrize(("runs", "address"), LINKS.values(), ids=LINKS)
def test_links_of_every_kind_are_links(runs: str, address: str) -> None:
    found = read(paragraph(runs))
    assert (found.text, found.links) == ("甲乙丙", (Link(address, "甲乙"),))


@pytest.mark.parametrize(
    "runs", [f'<w:hyperlink w:anchor="x">{run("甲")}</w:hyperlink>', f"<w:hyperlink>{run('甲')}</w:hyperlink>"]
)
def test_a_link_within_the_document_is_text(runs: str) -> None:
    found = read(paragraph(runs))
    assert (found.text, found.links) == ("甲", ())


def test_a_field_that_never_ends_costs_no_other_cell() -> None:
    broken = f"<w:tc>{paragraph(mark('begin'), code(' PAGE '))}</w:tc>"
    good = f"<w:tc>{paragraph(run('甲'))}</w:tc>"
    assert [each.text for each in grid_of(word_file(table(row(broken, good)))).rows[0]] == ["", "甲"]


def test_what_is_hidden_is_known_of_though_not_shown() -> None:
    source = parse_part(word_document(paragraph(run("甲"), run("乙", "<w:vanish/>"), run("丙"))), "document.xml")
    found = WordParagraph([], [])
    RunReader(Surroundings()).read(next(source.iter(f"{W}p")), found)
    assert found.segments == [Segment("甲"), Segment("乙", kind=NoteKind.HIDDEN), Segment("丙")]
    assert lay_out([found]).text == "甲丙"


def test_a_link_of_several_runs_is_segments_with_one_address() -> None:
    link = f'<w:hyperlink r:id="rId7">{run("甲")}{run("乙", "<w:b/>")}</w:hyperlink>{run("丙")}'
    source = parse_part(word_document(paragraph(link)), "document.xml")
    found = WordParagraph([], [])
    RunReader(Surroundings({"rId7": ADDRESS})).read(next(source.iter(f"{W}p")), found)
    assert found.segments == [Segment("甲", ADDRESS), Segment("乙", ADDRESS), Segment("丙")]
    assert lay_out([found]).links == (Link(ADDRESS, "甲乙"),)
