"""The Word file of an annual report has the layout of the official form, and says what is left blank."""

from io import BytesIO

from docx import Document

from catalog_cli.exchange.word.annual_report import write_annual_report
from catalog_cli.model.table import Cell, Column, Table


def block(article: str, headings: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    columns = tuple(Column(heading, heading) for heading in headings)
    return Table(columns, [tuple(map(Cell, row)) for row in rows], title=article)


BLOCKS = [
    block(
        "第二十条第（一）项",
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "2", "1", "<b>&3"),
    ),
    block("第二十条第（五）项", ("信息内容", "本年处理决定数量"), ("行政许可", "")),
]


def test_the_blocks_stand_as_the_form_prints_them() -> None:
    data = write_annual_report("2025年报告", ["甲办公室"], "二、主动公开政府信息情况", BLOCKS, ["行政许可：没有记录"])
    assert data == write_annual_report(
        "2025年报告", ["甲办公室"], "二、主动公开政府信息情况", BLOCKS, ["行政许可：没有记录"]
    )
    document = Document(BytesIO(data))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "2", "1", "<b>&3"],
        ["第二十条第（五）项"] * 4,
        ["信息内容", "本年处理决定数量", "本年处理决定数量", "本年处理决定数量"],
        ["行政许可", "", "", ""],
    ]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == ["2025年报告", "公开主体：甲办公室", "二、主动公开政府信息情况"]
    assert "行政许可：没有记录" in texts
