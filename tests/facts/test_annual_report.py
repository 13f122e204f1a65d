"""The form of annual reports is that of 国办公开办函〔2021〕30号, part 二."""

from catalog_cli.facts.annual_report import report_form


def test_the_rows_are_those_of_the_official_form() -> None:
    form = report_form()
    assert form.number == "国办公开办函〔2021〕30号"
    assert [(block.article, block.figures, tuple(row.content for row in block.rows)) for block in form.blocks] == [
        ("第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "行政规范性文件")),
        ("第二十条第（五）项", ("本年处理决定数量",), ("行政许可",)),
        ("第二十条第（六）项", ("本年处理决定数量",), ("行政处罚", "行政强制")),
        ("第二十条第（八）项", ("本年收费金额（单位：万元）",), ("行政事业性收费",)),
    ]
