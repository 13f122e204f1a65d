"""Numerals are read as a reader of Chinese documents reads them, and written as the law writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.parsing.numerals import NUMERAL, chinese, number_from

READ = {
    "一": 1,
    "两": 2,
    "十": 10,
    "十五": 15,
    "二十": 20,
    "二十一": 21,
    "九十九": 99,
    "一百": 100,
    "一百零一": 101,
    "一百〇五": 105,
    "一百一十": 110,
    "一百一十三": 113,
    "两百": 200,
    "一千二百六十": 1260,
    "一千零八": 1008,
    "一万": 10000,
    "一万二千": 12000,
    "二〇二五": 2025,
    "〇": 0,
    "20": 20,
    "２０": 20,
    "007": 7,
}
REFUSED = (
    "",
    "条",
    "二三",
    "十二十",
    "二三百",
    "十百",
    "零十",
    "1二",
    "²",
    "一万万",
    "万",
    "百",
    "-1",
    "1234567890",
    "五" * 5000,
)
WRITTEN = {
    0: "零", 1: "一", 10: "十", 14: "十四", 20: "二十", 100: "一百", 101: "一百零一", 110: "一百一十",
    115: "一百一十五", 1000: "一千", 1008: "一千零八", 1260: "一千二百六十",
    10001: "一万零一", 12000: "一万二千", 10010: "一万零一十",
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), READ.items(), ids=READ)
def test_numeral_is_read(text: str, number: int) -> None:
    assert number_from(text) == number
    assert re.fullmatch(NUMERAL, text)


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_is_no_numeral_is_no_number(text: str) -> None:
    assert number_from(text) is None


@pytest.mark.parametrize(("number", "text"), WRITTEN.items(), ids=WRITTEN.values())
def test_number_is_written_as_the_law_does(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_what_is_written_is_read_again(number: int) -> None:
    assert number_from(chinese(number)) == number


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万0５") | st.text())
def test_no_text_stops_the_reader(text: str) -> None:
    number_from(text)
