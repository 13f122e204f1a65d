"""What `import` writes with status 0, `validate` accepts, and the same table again changes nothing, whatever it is."""

import csv
import io
import json
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from conftest import drawing
from running import run_in_process

pytestmark = pytest.mark.slow

_HEADINGS = (
    "序号 公开领域 事项类别 一级事项 二级事项 三级事项 事项名称 公开内容 内容要素 公开依据 公开渠道和载体 公开时限 "
    "公开要求 责任单位 公开主体 公开对象 全社会 特定群体 公开方式 主动 依申请 公开层级 县级 乡级 链接地址 编号 次序 "
    "复核日期 随同公开 不适用原因 备注 检查情况 所属栏目 公开时长"
)
HEADINGS = _HEADINGS.split()
_AWKWARD = (
    "无 — / 同上 〃 √ × ■政府网站 □政府公报 ■甲□乙 1 007 1.1 （一） 合计 注：甲 备注：甲 一、政策类（3项） 附件2 续表 "
    "=1+1 +86 @某 'x 2026-12-01 2026年13月1日 46000 https://www.x.gov.cn/a http:// www.x.gov.cn mailto:a@b.cn "
    "点击查看（https://www.x.gov.cn/b） 《甲法》第一条；《乙法》第二条 甲、乙、甲 甲；；乙 甲/乙 公开主体：甲局 "
    "a-b A-1 ... \u3000 \u200b é 𠮷 null ~ true no 12e3 0x1F {} [] # &amp; <b>甲</b> *甲* : -甲"
)
AWKWARD = _AWKWARD.split(" ")
BROKEN = (
    "甲\n乙",
    "甲\n\n乙",
    "1.甲\n2.乙",
    " 甲 ",
    "甲\t乙",
    "- 甲",
    "? 甲",
    "甲: 乙",
    "甲 #乙",
    "[bookmark: _GoBack]甲",
)
PLAIN = ("甲", "乙", "政策文件", "规章", "全文", "及时", "20个工作日内", "某局", "某办", "政府网站、公告栏")
cells = st.sampled_from(AWKWARD) | st.sampled_from(BROKEN) | st.sampled_from(PLAIN) | st.just("")
Table = list[list[str]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table: a line above it or none, headings that may repeat, and rows, some of which repeat."""
    usual = draw(st.sampled_from([[], ["事项类别", "事项名称", "公开内容"], ["一级事项", "二级事项", "公开内容"]]))
    headings = [*usual, *draw(st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=7, unique=draw(st.booleans())))]
    above = draw(st.sampled_from([[], [["某局政府信息主动公开目录"]], [["公开主体：某局、某办"]], [["附件1"], ["甲"]]]))
    row = st.lists(cells, min_size=len(headings), max_size=len(headings))
    rows = draw(st.lists(row, min_size=1, max_size=5))
    return [*above, headings, *rows, *rows[: draw(st.integers(0, 1))]]


def as_csv(table: Table) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode()


def as_page(table: Table) -> bytes:
    return f"<table>{''.join(f'<tr>{_cells(row)}</tr>' for row in table)}</table>".encode()


def _cells(row: Sequence[str]) -> str:
    return "".join(f"<td>{escape(cell).replace(chr(10), '<br>')}</td>" for cell in row)


def as_workbook(table: Table) -> bytes:
    book = Workbook()
    (sheet,) = book.worksheets
    for row_number, row in enumerate(table, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(row_number, column, text)
            # otherwise =1+1 is a formula
            cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


KINDS = {"csv": as_csv, "html": as_page, "xlsx": as_workbook}


@drawing(12)
@given(st.sampled_from(sorted(KINDS)), tables())
def test_what_is_imported_without_loss_is_accepted_and_brings_nothing_again(kind: str, table: Table) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / f"a.{kind}").write_bytes(KINDS[kind](table))
        outcome = run_in_process(["import", f"a.{kind}", "--into", "new"], root, "", {})
        if outcome.status == 2:
            assert not (root / "new").exists()
            return
        if outcome.status == 0:
            again = run_in_process(["import", f"../a.{kind}", "--dry-run", "--format", "json"], root / "new", "", {})
            record = json.loads(again.stdout)
            assert (record["made"], record["changed"], record["catalogue"]) == ([], [], [])
        accepted = run_in_process(["validate", "--no-cache", "--format", "json"], root / "new", "", {})
        errors = {each["rule"] for each in json.loads(accepted.stdout) if each["severity"] == "error"}
        assert errors <= ({"identity/unique-name"} if outcome.status else set()), outcome.stdout
