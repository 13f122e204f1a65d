"""Every element of HTML's phrasing content is read, or reported, or named here as having no text."""

import pytest

from catalog_cli.exchange.tables.grid import GridCell
from catalog_cli.exchange.web.read import read_page
from catalog_cli.model.document import NoteKind

READ = (
    "a abbr b bdi bdo button cite code dfn em i ins kbd label map mark output samp slot small span strong sub sup"
    " time u var textarea"
)
SILENT = "datalist link meta noscript script template area wbr br audio"
# https://html.spec.whatwg.org/multipage/dom.html#phrasing-content
PHRASING: dict[str, tuple[str, str, list[tuple[NoteKind, str]]]] = {
    **{name: (f"<{name}>甲</{name}>", "甲", []) for name in READ.split()},
    **{name: (f"<{name}>", "", []) for name in ("area", "link", "meta", "wbr", "br")},
    **{name: (f"<{name}>甲</{name}>", "", []) for name in ("datalist", "noscript", "script", "template", "audio")},
    "data": ("<data value=1>甲</data>", "甲", []),
    "q": ("<q>甲</q>", "“甲”", []),
    "input": ("<input value=甲><input type=hidden value=乙><input type=checkbox checked>丙", "甲☑丙", []),
    "select": ("<select><option>甲<option selected>乙</select>", "乙", []),
    "math": ("<math><mi>x</mi><mo>=</mo><mn>1</mn></math>", "x=1", []),
    "ruby": ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>", "汉", [(NoteKind.RUBY, "hàn")]),
    "s": ("<s>甲</s>乙", "乙", [(NoteKind.STRUCK, "甲")]),
    "a comment as LibreOffice writes it": (
        "<a class=comment-indicator></a><comment>请核对</comment>甲",
        "甲",
        [(NoteKind.COMMENT, "请核对")],
    ),
    "del": ("<del>甲</del>乙", "乙", [(NoteKind.DELETED, "甲")]),
    "img": ("<img src=a.png alt=二维码>", "", [(NoteKind.PICTURE, "二维码")]),
    "picture": ("<picture><source srcset=a><img alt=甲></picture>", "", [(NoteKind.PICTURE, "甲")]),
    "svg": ("<svg><text>甲</text></svg>", "", [(NoteKind.PICTURE, "甲")]),
    **{
        name: (f"<{name} title=甲></{name}>", "", [(NoteKind.PICTURE, "甲")])
        for name in ("canvas", "embed", "iframe", "object", "video", "meter", "progress")
    },
    "a style that strikes out": (
        "<span style='text-decoration: line-through red'>甲</span>乙",
        "乙",
        [(NoteKind.STRUCK, "甲")],
    ),
    "a style that hides": ("<span style='display:none'>甲</span>乙", "乙", [(NoteKind.HIDDEN, "甲")]),
    "an attribute that hides": ("<span hidden>甲</span>乙", "乙", [(NoteKind.HIDDEN, "甲")]),
}

LISTS = {
    "numbers": ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
    "a number in front of a paragraph": ("<ol><li><p>甲</p></li></ol>", "1. 甲"),
    "another first number": ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", "3. 甲\n7. 乙\n8. 丙"),
    "backwards": ("<ol reversed><li>甲<li>乙</ol>", "2. 甲\n1. 乙"),
    "letters": ("<ol type=a><li>甲<li>乙</ol>", "a. 甲\nb. 乙"),
    "Roman numbers": ("<ol type=I><li>甲<li>乙</ol>", "I. 甲\nII. 乙"),
    "Chinese numbers": ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙"),
    "no signs": ("<ol style='list-style:none'><li>甲</ol>", "甲"),
    "dots say nothing": ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
    "a list in a list": ("<ol><li>甲<ol><li>乙</ol><li>丙</ol>", "1. 甲\n1. 乙\n2. 丙"),
}


def read(content: str) -> GridCell:
    (grid,) = read_page(f"<table><tr><td>{content}<td>旁</table>").grids
    return grid.rows[0][0]


@pytest.mark.parametrize("name", PHRASING)
def test_every_element_of_phrasing_content(name: str) -> None:
    content, text, notes = PHRASING[name]
    found = read(content)
    assert (found.text, [(each.kind, each.text) for each in found.differences]) == (text, notes)


@pytest.mark.parametrize(("content", "text"), LISTS.values(), ids=LISTS)
def test_numbers_that_a_browser_counts_are_written_out(content: str, text: str) -> None:
    assert read(content).text == text


def test_a_note_that_word_saved_into_a_page_is_reported_where_its_mark_stands() -> None:
    page = (
        "<table><tr><td>甲<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a>"
        "<a class=msocomanchor href='#_msocom_1'>[U1]</a><td>乙</table>"
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> 仅限本级</p></div>"
        "<div style='mso-element:comment'><p id='_msocom_1'>应改为15日</p></div>"
    )
    (grid,) = read_page(page).grids
    found = grid.rows[0][0]
    assert found.text == "甲"
    assert [(each.kind, each.text) for each in found.differences] == [
        (NoteKind.FOOTNOTE, "仅限本级"),
        (NoteKind.COMMENT, "应改为15日"),
    ]
