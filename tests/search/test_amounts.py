"""Lengths of time are read the same however they are written, and never as a part of another."""

import pytest

from catalog_cli.search.amounts import amount_of, amounts_in


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("20个工作日内", [(20, "工作日")]),
        ("二十个工作日", [(20, "工作日")]),
        ("２０ 工作日", [(20, "工作日")]),
        ("批准后20日内，一个月内公开", [(20, "日"), (1, "个月")]),
        ("每年1月31日前", [(1, "月"), (31, "日")]),
        ("两周、三天、1年、2小时", [(2, "周"), (3, "日"), (1, "年"), (2, "小时")]),
        ("122个工作日", [(122, "工作日")]),
        ("工作日", []),
    ],
)
def test_a_text_names_lengths_of_time(text: str, amounts: list[tuple[int, str]]) -> None:
    assert list(amounts_in(text)) == amounts


@pytest.mark.parametrize(("word", "amount"), [("20工作日", (20, "工作日")), ("20", None), ("20日内", None), ("", None)])
def test_a_word_is_a_length_only_as_a_whole(word: str, amount: tuple[int, str] | None) -> None:
    assert amount_of(word) == amount
