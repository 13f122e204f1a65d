"""Whatever a table looks like, each word in it is an item's, a title's, a note's, or listed as left out or cleaned."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.grid import Grid, GridCell, Link, SourceDocument
from catalog_cli.exchange.tables.read import read_tables
from exchange.document_text import all_text

HEADINGS = [
    "序号",
    "一级事项",
    "二级事项",
    "三级事项",
    "事项类别",
    "事项名称",
    "公开事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "公开渠道",
    "公开责任",
    "责任单位",
    "公开主体",
    "链接地址",
    "公开对象",
    "公开方式",
    "公开层级",
    "公开时长",
    "所属栏目",
    "全社会",
    "特定群体",
    "主动",
    "依申请",
    "县级",
    "乡级",
    "编号",
    "备注",
    "随同公开",
    "次序",
    "链接说明",
    "可选渠道",
    "不适用原因",
    "复核日期",
]
CORE = ("事项名称", "公开内容")
TEXTS = [
    "~",
    "~",
    "~",
    "~、~",
    "~；~",
    "~\n~",
    "~/~",
    "（~）",
    "~（~）",
    "~：~",
    "《~》第一条",
    "《~》、《~》",
    "■~□~",
    "■~\n□~\n其他：~",
    "~■,~□",
    "R~£~",
    "√~",
    "√（~）",
    "~√",
    "口~",
    "注：~",
    "备注",
    "填表人：~",
    "公开主体：~",
    "一、~",
    "一、~（3项）",
    "（二）~",
    "1.~",
    "~。",
    "~目录",
    "合计~",
    "共3项",
    "附件1",
    "续表",
    "单位：~",
    "说明：~",
    "同上",
    "〃",
    "无",
    "/",
    "—",
    "√",
    "✓",
    "□",
    "是",
    "1",
    "20",
    "1.2",
    "2024年",
    "2026年12月1日",
    "2026-12-1",
    "http://a.cn/~",
    "~http://a.cn/~",
    "http://a.cn/~、http://b.cn/~",
    "www.~.cn",
    "www.~.cn、~",
    "[bookmark:~]~",
    '{HYPERLINK"http://a.cn/~"}~',
    "见~一并公开",
    "与~同一栏目公开",
    "a-b",
    "~____",
    "其他（___）~",
    "~○~",
    "●~",
    "●~\n●~",
    "第~页",
    "~，~，~",
    ";~;",
    "~~",
]
WORD = re.compile("词[0-9]+语")


@dataclass
class Words:
    """Gives each cell words that stand nowhere else."""

    count: int = 0

    def fill(self, template: str) -> str:
        """Put a new word at each ~."""
        return re.sub("~", lambda _: self.next(), template)

    def next(self) -> str:
        """Return a new word."""
        self.count += 1
        return f"词{self.count}语"


@st.composite
def grids(draw: st.DrawFn, words: Words, table: int) -> Grid:
    """A grid with lines, headings and rows of all sorts, cells merged here and there."""
    headings = draw(st.lists(st.sampled_from([*HEADINGS, "联系电话"]), min_size=2, max_size=8, unique=True))
    headings = [*(each for each in headings if each not in CORE), *CORE]
    width = len(headings)
    rows: list[list[GridCell]] = []
    lines = draw(st.integers(0, 2))
    for number in range(lines + 1 + draw(st.integers(1, 5))):
        if number == lines or draw(st.integers(0, 12)) == 0:
            rows.append([GridCell(heading, (), number, place) for place, heading in enumerate(headings)])
        else:
            rows.append(draw(_row(words, number, width)))
    _merge_down(draw, rows, lines + 1)
    return Grid(tuple(map(tuple, rows)), table, draw(st.sampled_from(["", "词表", "Sheet1"])))


@st.composite
def _row(draw: st.DrawFn, words: Words, number: int, width: int) -> list[GridCell]:
    kind = draw(st.sampled_from(["cells", "cells", "cells", "line", "alone", "empty", "wide"]))
    text: Callable[[], str] = lambda: words.fill(draw(st.sampled_from(TEXTS)))  # noqa: E731 - drawn where it is needed
    if kind == "line":
        return [GridCell(text(), (), number, 0, 1, width)] * width
    alone = draw(st.integers(0, width - 1))
    cells = [GridCell("", (), number, place) for place in range(width)]
    if kind == "alone":
        cells[alone] = GridCell(text(), (), number, alone)
    elif kind in {"cells", "wide"}:
        cells = [_cell(draw, words, text(), number, place) for place in range(width)]
    if kind == "wide" and alone + 1 < width:
        cells[alone : alone + 2] = [GridCell(text(), (), number, alone, 1, 2)] * 2
    return cells


def _cell(draw: st.DrawFn, words: Words, text: str, row: int, column: int) -> GridCell:
    if draw(st.integers(0, 9)):
        return GridCell(text, (), row, column)
    address = words.fill(draw(st.sampled_from(["http://a.cn/~", "../~.html", "mailto:~", "#~"])))
    return GridCell(text, () if address.startswith("#") else (Link(address, text),), row, column)


def _merge_down(draw: st.DrawFn, rows: list[list[GridCell]], first: int) -> None:
    for place in range(len(rows[0])):
        top = draw(st.integers(first, len(rows)))
        height = draw(st.integers(1, 4))
        block = rows[top : top + height]
        # a heading that is repeated on the next page is never merged with what stands below it
        if len(block) > 1 and all(row[place].columns == 1 and row[-1].text != CORE[-1] for row in block):
            cell = block[0][place]
            whole = GridCell(cell.text, cell.links, cell.row, cell.column, len(block))
            for row in block:
                row[place] = whole


@st.composite
def papers(draw: st.DrawFn) -> SourceDocument:
    """A document of one or two tables, and lines around them."""
    words = Words()
    parts: list[str | Grid] = []
    for table in range(1, 1 + draw(st.integers(1, 2))):
        parts += [words.fill(text) for text in draw(st.lists(st.sampled_from(TEXTS), max_size=2))]
        parts.append(draw(grids(words, table)))
    parts += [words.fill(text) for text in draw(st.lists(st.sampled_from(TEXTS), max_size=2))]
    heading = [GridCell(text, (), 0, place) for place, text in enumerate(("事项类别", "事项名称", "公开内容"))]
    last = [GridCell(words.next(), (), 1, place) for place in range(3)]
    return SourceDocument((*parts, Grid((tuple(heading), tuple(last)), 3, "last")))


def words_in(source: SourceDocument) -> Iterator[str]:
    """Yield each word of a document, in its texts and its addresses."""
    for part in source.parts:
        cells = [cell for row in part.rows for cell in row] if isinstance(part, Grid) else [GridCell(part)]
        for cell in cells:
            yield from WORD.findall(" ".join([cell.text, *(link.address for link in cell.links)]))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(papers())
def test_each_word_of_a_document_is_found_in_what_was_read(source: SourceDocument) -> None:
    kept = set(WORD.findall(all_text(read_tables(source, ReadOptions()))))

    assert [word for word in words_in(source) if word not in kept] == []
