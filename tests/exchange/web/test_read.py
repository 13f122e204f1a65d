"""A page's tables are read as a browser shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables.grid import MOST_PLACES, Difference, Grid, Link
from catalog_cli.exchange.web.read import read_page
from catalog_cli.model.document import NoteKind
from catalog_cli.model.errors import UnreadableDocumentError


def texts(page: str) -> list[list[str]]:
    (grid,) = read_page(page).grids
    return [[cell.text for cell in row] for row in grid.rows]


def cell_text(markup: str) -> str:
    return texts(f"<table><tr><td>{markup}</td><td>x</td></tr><tr><td>y</td><td>z</td></tr></table>")[0][0]


CELLS = {
    "blocks are lines": ("<p>甲</p><div>乙</div><ul><li>丙<li>丁</ul>", "甲\n乙\n丙\n丁"),
    "a break is a line": ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
    "two breaks leave a line empty": ("甲<br><br>乙", "甲\n\n乙"),
    "a break at a block's end is none": ("<p>甲<br></p><p>乙</p>", "甲\n乙"),
    "white space is one space": ("  a \t\n  b  ", "a b"),
    "a line of the source that ends between Chinese words is no space": ("政府\n   信息", "政府信息"),
    "white space goes on through marks": ("a <b> b</b> <i> c</i>", "a b c"),
    "hard spaces are spaces": ("a&nbsp;&nbsp;b&nbsp;", "a  b "),
    "an empty cell of editors": ("<p>&nbsp;</p>", ""),
    "white space that counts": ('<pre>a  b\nc</pre><span style="white-space: pre-wrap">d  e</span>', "a  b\nc\nd  e"),
    "struck out": ("甲<s>乙</s><del>丙</del><strike>丁</strike><ins>戊</ins>", "甲戊"),
    "hidden": (
        (
            '甲<span style="DISPLAY : none">乙</span><i hidden>丙</i><script>1</script><style>a{}</style>'
            "<template>丁</template><!-- 戊 --><span style='visibility:hidden'>己</span>"
        ),
        "甲",
    ),
    "boxes": ("<input type=checkbox checked>网站<input type='checkbox'>公告栏", "☑网站☐公告栏"),
    "round boxes": ("<input type=radio checked>是<input type=radio>否", "●是〇否"),
    "what is chosen": ("<select><option>甲<option selected>乙</select>", "乙"),
    "entities": ("&lt;b&gt;&amp;&#20107;", "<b>&事"),
    "a table in a cell": ("前<table><tr><td>一<td>二<tr><td>三</table>后", "前\n一 二\n三\n后"),
    "Word's own marks": (
        (
            "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>甲<o:p></o:p>"
            "<!--[if gte mso 9]><xml><w:x>乙</w:x></xml><![endif]-->"
            "<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a><a class=msocomanchor href='#c'>[U1]</a>"
        ),
        "1. 甲",
    ),
    "Excel's own marks": ('<font style="mso-spacerun:yes">a</font>', "a"),
}


@pytest.mark.parametrize(("markup", "text"), CELLS.values(), ids=CELLS)
def test_a_cell_reads_as_it_is_shown(markup: str, text: str) -> None:
    assert cell_text(markup) == text


TABLES = {
    "rows and columns span": (
        "<tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4",
        [["1", "2", "2"], ["1", "3", "4"]],
    ),
    "a span down to the end": ("<tr><td rowspan=0>1<td>2<tr><td>3<tr><td>4", [["1", "2"], ["1", "3"], ["1", "4"]]),
    "spans out of the table": ("<tr><td rowspan=99999>1<tr><td>2", [["1", ""], ["1", "2"]]),
    "a title wider than the table": ("<tr><td colspan=20>1<tr><td>2<td>3", [["1", "1"], ["2", "3"]]),
    "cells that would overlap": ("<tr><td>1<td rowspan=2>2<td>3<tr><td colspan=3>4", [["1", "2", "3"], ["4", "2", ""]]),
    "spans that are none": ("<tr><td rowspan=-1 colspan=x>1<td colspan=0>2", [["1", "2"]]),
    "head and foot out of order": (
        "<tfoot><tr><td>3</tfoot><tbody><tr><td>2</tbody><thead><tr><th>1</thead>",
        [["1"], ["2"], ["3"]],
    ),
    "a cell in no row, with a foot and a head behind it": (
        "<td>2<tfoot><td>3</tfoot><thead><th>1</thead>",
        [["1"], ["2"], ["3"]],
    ),
    "no row spans out of its section": (
        "<thead><tr><th rowspan=5>1<th>2</thead><tr><td>3<td>4",
        [["1", "2"], ["3", "4"]],
    ),
    "rows of unequal length": ("<tr><td>1<tr><td>2<td>3<tr>", [["1", ""], ["2", "3"], ["", ""]]),
    "a hidden row": ("<tr style='display:none'><td>1<tr><td>2", [["2"]]),
    "a hidden cell": ("<tr><td style='display:none'>1<td>2<td>3", [["2", "3"]]),
    "a blank cell": ("<tr><td style='visibility:hidden'>1<td>2<td>3", [["", "2", "3"]]),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_cells_stand_where_a_browser_puts_them(rows: str, expected: list[list[str]]) -> None:
    assert texts(f"<table>{rows}</table>") == expected


def test_a_merged_cell_is_the_same_at_all_its_places() -> None:
    (grid,) = read_page("<table><tr><td>0<td rowspan=2 colspan=2>1<tr><td>2<tr><td>3<td>4<td>5</table>").grids
    merged = grid.rows[0][1]
    assert (merged.row, merged.column, merged.rows, merged.columns) == (0, 1, 2, 2)
    assert all(grid.rows[row][column] is merged for row in (0, 1) for column in (1, 2))


def test_paragraphs_and_tables_come_in_their_order() -> None:
    page = "<title>t</title><h1>目录</h1>前<p>一<br>二</p>"
    page += "<table><caption>表</caption><tr><td>1</table>后</body></html><p>末"
    parts = [part if isinstance(part, str) else part.table for part in read_page(page).parts]
    assert parts == ["目录", "前", "一\n二", "表", 1, "后", "末"]


def test_tables_that_lay_out_the_page_are_none_of_its_tables() -> None:
    data = "<table>" + "<tr><td>1<td>2" * 4 + "</table>"
    page = f"<table><tr><td>导航<td><table><tr><td>标题{data}</table><tr><td>页脚</table>"
    source = read_page(page)
    assert [part for part in source.parts if isinstance(part, str)] == ["导航", "标题", "页脚"]
    (grid,) = source.grids
    assert len(grid.rows) == 4


LINKS = {
    "with its words": ('<a href="http://a.gov.cn/1">打开</a>见', Link("http://a.gov.cn/1", "打开")),
    "relative": ('<a href=" 2.html\n">乙</a>', Link("http://b.gov.cn/c/2.html", "乙")),
    "in pieces": ('<a href="http://a/">甲</a><a href="http://a/">乙</a>', Link("http://a/", "甲乙")),
    "of no address that can be": ('<a href="http://[x">甲</a>', Link("http://[x", "甲")),
}


@pytest.mark.parametrize(("markup", "link"), LINKS.values(), ids=LINKS)
def test_links_lead_where_they_lead(markup: str, link: Link) -> None:
    (grid,) = read_page(f'<base href="http://b.gov.cn/c/d.html"><table><tr><td>{markup}</table>').grids
    assert grid.rows[0][0].links == (link,)


@pytest.mark.parametrize("href", ["#top", "javascript:void(0)", ""])
def test_what_leads_nowhere_is_no_link(href: str) -> None:
    (grid,) = read_page(f'<table><tr><td><a href="{href}">甲</a></table>').grids
    assert grid.rows[0][0].links == ()
    assert grid.rows[0][0].text == "甲"


def test_rows_carry_what_is_beside_them() -> None:
    page = '<table><tr><th>甲<tr data-item="{&quot;id&quot;: 1}"><td>乙<tr><td>丙</table>'
    (grid,) = read_page(page).grids
    assert grid.metadata == {1: '{"id": 1}'}


BOMBS = {
    "deep": ("<div>" * 100_000, "levels"),
    "wide": ("<table>" + "<tr>" * 600 + "<td colspan=999>1<td>2</table>", str(MOST_PLACES)),
    "spanning": ("<table><tr><td rowspan=99999 colspan=99999>1" + "<tr>" * 3000 + "</table>", str(MOST_PLACES)),
    "many": (("<table><tr><td colspan=999>1<td>2" + "<tr>" * 300 + "</table>") * 2, str(MOST_PLACES)),
}


@pytest.mark.parametrize(("page", "limit"), BOMBS.values(), ids=BOMBS)
def test_a_page_that_holds_too_much_is_refused_with_its_limit(page: str, limit: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=limit):
        read_page(page)


@pytest.mark.parametrize("page", ["", "  ", "<!-- -->", "<html></html>"])
def test_a_page_without_anything_is_an_empty_paper(page: str) -> None:
    assert read_page(page).parts == ()


TAGS = (
    "<table>|</table>|<tr>|</tr>|<td>|<td rowspan=0>|<td rowspan=3 colspan=2>|</td>|<th>|<p>|</p>|<br>|<div>|</div>"
    "|<tfoot>|<thead>|</thead>|<caption>|<a href=x>|</a>|<s>|</s>|<select>|<option>|<input type=checkbox>|事|a"
)


@given(st.lists(st.sampled_from(TAGS.split("|")), max_size=40))
def test_any_soup_of_tags_gives_rectangles(tags: list[str]) -> None:
    for grid in read_page("".join(tags)).grids:
        assert len({len(row) for row in grid.rows}) == 1
        assert all(covers(grid, row, column) for row in range(len(grid.rows)) for column in range(grid.width))


def covers(grid: Grid, row: int, column: int) -> bool:
    cell = grid.rows[row][column]
    return cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns


def test_hidden_rows_and_cells_are_named_with_their_place() -> None:
    page = "<table><tr><td>1<td hidden>2<tr hidden><td>3<td>4<tr><td>5<td style='visibility:hidden'>6</table>"
    source = read_page(page)
    assert [(each.place.table, each.place.row, each.text) for each in source.notes] == [(1, 1, "2"), (1, 2, "3 | 4")]
    assert source.grids[0].rows[1][1].differences == (Difference(NoteKind.HIDDEN, "6"),)
