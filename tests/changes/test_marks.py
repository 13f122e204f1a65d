"""Marks stay readable, and are there at once, whatever the two texts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.marks import MAX_PAIRS, mark_texts


def parts(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = mark_texts(before, after)
    return [before[start:end] for start, end in old], [after[start:end] for start, end in new]


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        pytest.param("甲、乙", "丙、丁", ["甲、乙"], ["丙、丁"], id="a lone sign between two differences"),
        pytest.param("甲日乙", "丙日丁", ["甲日乙"], ["丙日丁"], id="a lone character"),
        pytest.param("甲  乙", "丙  丁", ["甲  乙"], ["丙  丁"], id="spaces"),
        pytest.param("甲gov乙", "丙gov丁", ["甲", "乙"], ["丙", "丁"], id="a whole word is worth showing as equal"),
        pytest.param("甲日期乙", "丙日期丁", ["甲", "乙"], ["丙", "丁"], id="two characters are, too"),
        pytest.param("", "每期", [], ["每期"], id="all is new"),
        pytest.param("《法》 第一条", "《法》第一条", [" "], [], id="a space that goes"),
    ],
)
def test_only_what_is_worth_showing_as_equal_stays_unmarked(
    before: str, after: str, old: list[str], new: list[str]
) -> None:
    assert parts(before, after) == (old, new)


def test_long_texts_of_few_signs_are_marked_as_one_between_what_they_share_at_both_ends() -> None:
    count = int(MAX_PAIRS**0.5)
    left, right = "丙" + "，。" * count + "丁", "戊" + "。，。" * count + "己"
    assert parts(f"开头{left}结尾", f"开头{right}结尾") == ([left], [right])


def test_one_character_in_a_very_long_text_is_found() -> None:
    start, end = "政府信息" * 20_000, "公开目录" * 20_000
    assert parts(f"{start}甲{end}", f"{start}乙{end}") == (["甲"], ["乙"])


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_shared_ends_hide_nothing(start: str, before: str, after: str) -> None:
    old, new = parts(f"{start}{before}", f"{start}{after}")
    assert bool(old or new) == (before != after)
