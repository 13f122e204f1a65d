"""A number or a date of a workbook is read as the text that Excel shows for it."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from shapes.excel_files import Shown, placed, saved

DAY = date(2024, 1, 31)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (20, "General", "20"),
        (20.0, "General", "20"),
        (0.1 + 0.2, "General", "0.3"),
        (430781000000, "0", "430781000000"),
        (3, "000", "003"),
        (1.5, "0.00", "1.50"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (0.125, "0.0%", "12.5%"),
        (5, '"第"0"期"', "第5期"),
        (-3, "0;[Red]-0", "-3"),
        (1234, '"¥"#,##0', "¥1,234"),
        ("001", "@", "001"),
        (DAY, "yyyy-mm-dd", "2024-01-31"),
        (DAY, "yyyy/m/d", "2024/1/31"),
        (DAY, 'yyyy"年"m"月"d"日"', "2024年1月31日"),
        (DAY, 'yyyy"年"m"月"d"日";@', "2024年1月31日"),
        (DAY, '[$-804]yyyy"年"m"月"', "2024年1月"),
        (DAY, 'm"月"d"日"', "1月31日"),
        (45322, "yyyy-mm-dd", "2024-01-31"),
        (datetime(2024, 1, 31, 9, 5), "yyyy-mm-dd hh:mm", "2024-01-31 09:05"),  # noqa: DTZ001 - a sheet has no zones
        (time(9, 5), "h:mm", "9:05"),
        (True, "General", "TRUE"),
    ],
)
def test_a_cell_is_the_text_that_its_format_shows(value: Shown, number_format: str, shown: str) -> None:
    book = Workbook()
    assert book.active is not None
    placed(book.active, [("事项类别", "事项名称", "公开内容", "备注"), ("统计信息", "公报", "公报", value)])
    book.active["D2"].number_format = number_format

    document = read_document("xlsx", saved(book), ReadOptions())

    assert document.items[0].values["extra"] == {"备注": shown}
