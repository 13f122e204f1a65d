"""Lines around a table are told apart: page numbers from titles, however long they are."""

import pytest

from catalog_cli.exchange.tables.title_lines import TitleLines, classify_lines, is_note


@pytest.mark.parametrize(
    "line", ["1", "- 1 -", "— 12 —", "第1页", "第 1 页", "1页", "第1页 共9页", "第 1 页，共 9 页", "1/9页"]
)
def test_a_page_number_is_no_title(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize("line", ["1 目录", "第1页的说明", "共9页", "-", "第页"])
def test_other_lines_are_no_page_numbers(line: str) -> None:
    assert not is_note(line)


def test_a_long_line_that_begins_like_a_page_number_is_read_in_no_time() -> None:
    # it took hours where the spaces could be divided between several parts of the pattern
    assert not is_note("0" + "\N{NO-BREAK SPACE}" * 20_000 + "x")
    assert is_note("0" + " " * 20_000)


@pytest.mark.parametrize(
    "day", ["2025年12月", "二〇二五年十二月", "2025-12-01", "    2025年 12月 1日", "日期：2025年12月"]
)
def test_a_day_behind_the_publisher_is_no_part_of_its_name(day: str) -> None:
    lines = TitleLines()
    classify_lines(lines, [f"填报单位：白鹭区交通运输局 {day}"], wants_category=False)
    assert list(lines.publishers) == ["白鹭区交通运输局"]
    assert lines.notes == [day.strip()]
