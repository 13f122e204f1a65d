"""What a heading names is found however it is printed, and the quick look at its first character loses none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables import headings
from catalog_cli.exchange.tables.headings import meaning_of
from catalog_cli.model.field import FIELDS

WORDS = [(word, field.key) for field in FIELDS.values() for word in field.headings.split()]
AROUND = [
    "{}",
    " {} ",
    "*{}",
    "({})",
    "（{}）",
    "{}（请填写）",
    "【必填】{}",
    "1{}",
    "/{}",
    "、{}",
    "-{}",
    "“{}”",
    "《{}》",
]


@pytest.mark.parametrize(("word", "key"), WORDS, ids=[word for word, _ in WORDS])
def test_a_field_is_known_by_each_of_its_words(word: str, key: str) -> None:
    found = meaning_of(f" {word[:1]} {word[1:]}※")
    assert found is not None
    assert found.role == key


@given(st.sampled_from(AROUND), st.sampled_from([word for word, _ in WORDS]) | st.text(max_size=6))
def test_the_quick_look_loses_no_heading(around: str, words: str) -> None:
    text = around.format(words)
    assert meaning_of(text) == (headings._meaning_of(text) if text else None)  # noqa: SLF001 - the quick look left out


@given(st.text(max_size=4), st.sampled_from(["公开内容", "一级事项", "责任单位及电话", "ＮＡＭＥ"]))
def test_the_quick_look_lets_anything_stand_before_a_heading(before: str, words: str) -> None:
    text = before + words
    assert meaning_of(text) == headings._meaning_of(text)  # noqa: SLF001 - the quick look left out
