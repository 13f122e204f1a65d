"""Traditional characters are compared as simplified ones, one for one, and simplified text stays what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.search.folding import simplified
from search.office import ITEMS, hard_texts


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("政府資訊公開", "政府资讯公开"),
        ("公務員錄用後", "公务员录用后"),
        ("財政預算、決算", "财政预算、决算"),
        ("為爲裡裏衛衞說説", "为为里里卫卫说说"),
        ("於徵收時", "于征收时"),
    ],
)
def test_each_traditional_character_becomes_its_simplified_one(traditional: str, plain: str) -> None:
    assert simplified(traditional) == plain


@pytest.mark.parametrize("text", ["", "abc", "著名的沈阳", "GB/T 33169—2016", *(item.name for item in ITEMS)])
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert simplified(text) == text


@given(st.one_of(hard_texts, st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF))))
def test_length_stays_and_a_second_time_changes_nothing(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once
    assert once == "".join(map(simplified, text))
