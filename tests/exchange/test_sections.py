"""Sections are counted as a reader counts them: the inner ones anew under each outer one."""

from catalog_cli.exchange.official_sections import section_lines
from catalog_cli.model.form import TableForm

FORM = TableForm(columns=(), sections=("{一}、{name}", "（{1}）{name}"))


def test_inner_sections_are_counted_anew_under_each_outer_one() -> None:
    assert section_lines(["甲/子", "甲/丑", "乙/寅"], FORM) == [
        ("一、甲", "（1）子"),
        ("（2）丑",),
        ("二、乙", "（1）寅"),
    ]


def test_an_outer_section_with_items_of_its_own_counts_its_inner_ones_from_one() -> None:
    assert section_lines(["甲/子", "乙", "乙/丑"], FORM) == [("一、甲", "（1）子"), ("二、乙",), ("（1）丑",)]


def test_a_category_whose_section_goes_on_has_no_line() -> None:
    assert section_lines(["甲/子/一", "甲/子/二"], FORM) == [("一、甲", "（1）子"), ()]
