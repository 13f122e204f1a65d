"""Lists of issued documents come in from any kind of file, with the status of the row or of the line above it."""

from io import BytesIO

import docx
import openpyxl
import pytest

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_source, table_kinds
from catalog_cli.exchange.tables.issued_documents import IssuedList, read_issued_documents, status_of
from catalog_cli.model.catalogue import DocumentStatus
from catalog_cli.model.errors import NoTableError

HEADINGS = ("序号", "文件名称", "文号", "发文日期", "有效性")
ROW = ("1", "津市市人民政府关于加强档案工作的意见", "津政发〔2019〕3号", "2019-05-06", "继续有效")
READ = {
    "津政发〔2019〕3号": {
        "title": "津市市人民政府关于加强档案工作的意见",
        "status": "继续有效",
        "issued": "2019-05-06",
    }
}


def read(kind: str, data: bytes, options: ReadOptions | None = None) -> IssuedList:
    options = options or ReadOptions()
    return read_issued_documents(read_source(kind, data, options), options)


def as_mapping(issued: IssuedList) -> dict[str, dict[str, str]]:
    return {each.number: dict(each.values) for each in issued.documents}


def csv(*lines: str) -> IssuedList:
    return read("csv", "\n".join(lines).encode())


def word() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=2, cols=len(ROW))
    for row, texts in zip(table.rows, (HEADINGS, ROW), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("清单", 0)
    for texts in (HEADINGS, ROW):
        sheet.append(texts)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>" for texts in (HEADINGS, ROW))
    return f'<meta charset="utf-8"><table>{rows}</table>'.encode()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("docx", word()),
        ("xlsx", workbook()),
        ("html", page()),
        ("csv", ",".join(HEADINGS).encode() + b"\n" + ",".join(ROW).encode()),
        ("tsv", "\t".join(HEADINGS).encode() + b"\n" + "\t".join(ROW).encode()),
    ],
    ids=["docx", "xlsx", "html", "csv", "tsv"],
)
def test_a_list_comes_in_from_every_kind_with_tables(kind: str, data: bytes) -> None:
    issued = read(kind, data)
    assert as_mapping(issued) == READ
    assert (issued.tables, issued.left_out) == (1, ())


def test_kinds_of_data_have_no_tables() -> None:
    assert {"docx", "xlsx", "html", "csv"} <= set(table_kinds())
    assert {"json", "jsonl", "yaml", "pdf"}.isdisjoint(table_kinds())


def test_a_table_without_a_status_takes_it_from_the_line_above() -> None:
    html = (
        "<p>附件1 继续有效的规范性文件目录</p><table><tr><td>文件名称</td><td>文号</td></tr>"
        "<tr><td>甲意见</td><td>某政发〔2019〕3号</td></tr></table>"
        "<p>附件2 宣布失效的规范性文件目录</p><table><tr><td>文件名称</td><td>文号</td></tr>"
        "<tr><td>乙意见</td><td>某政发〔2019〕4号</td></tr></table>"
        "<p>附件3</p><table><tr><td>文件名称</td><td>文号</td></tr>"
        "<tr><td>丙意见</td><td>某政发〔2019〕5号</td></tr></table>"
    )
    issued = read("html", html.encode())
    assert {number: each["status"] for number, each in as_mapping(issued).items()} == {
        "某政发〔2019〕3号": "继续有效",
        "某政发〔2019〕4号": "失效",
    }
    assert [str(each.why) for each in issued.left_out] == ["The row has no status."]


def test_a_line_across_the_table_says_the_status_of_the_rows_below() -> None:
    issued = csv(
        "规范性文件名称,发文字号", "一、继续有效,", "甲意见,某政发〔2019〕3号", "二、废止,", "乙意见,某政发〔2019〕4号"
    )
    assert [each.values["status"] for each in issued.documents] == ["继续有效", "废止"]


def test_a_tick_in_the_column_of_a_status_says_it() -> None:
    html = (
        "<table><tr><td rowspan=2>序号</td><td rowspan=2>文件名称</td><td rowspan=2>文号</td>"
        "<td colspan=3>清理结果</td></tr>"
        "<tr><td>继续有效</td><td>修改</td><td>废止</td></tr>"
        "<tr><td>1</td><td>甲意见</td><td>某政发〔2019〕3号</td><td>√</td><td></td><td></td></tr>"
        "<tr><td>2</td><td>乙意见</td><td>某政发〔2019〕4号</td><td></td><td></td><td>√</td></tr>"
        "<tr><td>3</td><td>丙意见</td><td>某政发〔2019〕5号</td><td></td><td></td><td></td></tr></table>"
    )
    issued = read("html", html.encode())
    assert [each.values["status"] for each in issued.documents] == ["继续有效", "废止"]
    assert (issued.tables, [each.place.row for each in issued.left_out]) == (1, [5])


def test_title_and_number_may_share_a_column() -> None:
    issued = csv("废止的文件目录,", "序号,文件名称及文号", "1,《甲意见》（某政发〔2019〕3号）")
    assert as_mapping(issued) == {"某政发〔2019〕3号": {"title": "甲意见", "status": "废止"}}


@pytest.mark.parametrize(
    ("title", "number", "read_title", "read_number"),
    [
        ("《甲意见》", "某政发[2019]3号", "甲意见", "某政发〔2019〕3号"),
        ("甲意见（某政发〔2019〕3号）", "", "甲意见", "某政发〔2019〕3号"),
        ("《甲意见》(某政发(2019)3号)", "无", "甲意见", "某政发〔2019〕3号"),
        ("关于印发《甲》和《乙》", "某政发〔2019〕03号", "关于印发《甲》和《乙》", "某政发〔2019〕3号"),
        ("《甲》和《乙》", "某市人民政府令第5号", "《甲》和《乙》", "某市人民政府令第5号"),
        ("甲意见", "", "甲意见", "甲意见"),
    ],
)
def test_title_and_number_are_told_apart(title: str, number: str, read_title: str, read_number: str) -> None:
    (document,) = csv("文件名称,文号,有效性", f"{title},{number},有效").documents
    assert (document.values["title"], document.number) == (read_title, read_number)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2019年5月6日", "2019-05-06"),
        ("2019/5/6", "2019-05-06"),
        ("20190506", "2019-05-06"),
        ("2019年5月6日印发", "2019-05-06"),
    ],
)
def test_a_day_is_read_however_it_is_written(printed: str, day: str) -> None:
    (document,) = csv("文件名称,文号,发文日期,有效性", f"甲意见,某政发〔2019〕3号,{printed},有效").documents
    assert document.values["issued"] == day


def test_what_is_no_single_day_is_left_out_and_said() -> None:
    issued = csv(
        "文件名称,文号,有效期,有效性", "甲意见,某政发〔2019〕3号,5年,有效", "乙意见,某政发〔2019〕4号,长期,有效"
    )
    assert ["until" in each.values for each in issued.documents] == [False, False]
    assert [(each.text, each.place.row, each.place.column) for each in issued.left_out] == [("5年", 2, 3)]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("有效", DocumentStatus.IN_FORCE),
        ("现行有效", DocumentStatus.IN_FORCE),
        ("保留", DocumentStatus.IN_FORCE),
        ("宣布失效", DocumentStatus.LAPSED),
        ("已废止", DocumentStatus.REPEALED),
        ("废止、失效", DocumentStatus.REPEALED),
        ("拟修改", DocumentStatus.TO_BE_AMENDED),
        ("继续有效（拟修改）", DocumentStatus.TO_BE_AMENDED),
        ("拟废止", None),
        ("建议宣布失效", None),
        ("继续有效、废止和失效的文件目录", None),
        ("规范性文件目录", None),
    ],
)
def test_words_tell_a_status_only_where_it_is_decided(words: str, status: DocumentStatus | None) -> None:
    assert status_of(words) is status


def test_a_document_without_such_a_table_is_told_of() -> None:
    with pytest.raises(NoTableError):
        csv("事项名称,公开内容", "应急预案,各类预案")
    with pytest.raises(NoTableError):
        read("csv", "文件名称,文号\n甲,乙".encode(), ReadOptions(table=2))
