"""What a clerk takes for the same folds to the same, and every mark finds its way back to the original text."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog_cli.search.folding import SEAM, Folded, fold, fold_all, simplified
from search.office import ITEMS, hard_texts

ALIKE = [
    pytest.param("ＡＢ", "ab", id="full width and case"),
    pytest.param("①", "1", id="a number in a circle"),
    pytest.param("㈱", "(株)", id="a word in brackets"),
    pytest.param("ﬁ", "fi", id="a ligature"),
    pytest.param("STRASSE", "straße", id="case that changes the length"),
    pytest.param("ｶﾞ", "ガ", id="half width with a separate mark"),
    pytest.param("e\u0301", "é", id="a letter with its accent apart"),
    pytest.param("\u1112\u1161\u11ab", "한", id="a syllable in parts"),
    pytest.param("⽂件", "文件", id="a radical for a character"),
    pytest.param("“三公”经费", "三公经费", id="Chinese quotation marks"),
    pytest.param('"三公"经费', "三公经费", id="English quotation marks"),
    pytest.param("「三公」经费", "三公经费", id="corner brackets"),
    pytest.param("国办发〔2018〕22号", "国办发[2018]22号", id="brackets of a number"),
    pytest.param("印发〈办法〉", "印发<办法>", id="inner brackets of a title"),
    pytest.param("预算法》 第十四条", "预算法》第十四条", id="a blank"),
    pytest.param("联系方式等，\n监督", "联系方式等，监督", id="a line break"),
    pytest.param("政\u200b府\ufeff", "政府", id="characters of no width"),
    pytest.param("\x1b政府", "政府", id="a control character"),
    pytest.param("33169—2016", "33169-2016", id="a dash"),
    pytest.param("２０１８年１月，（试行）：……", "2018年1月,(试行):......", id="full-width punctuation"),
    pytest.param("公務員錄用", "公务员录用", id="traditional characters"),
    pytest.param("臺灣後勤", "台湾后勤", id="several traditional characters for one simplified"),
    pytest.param("税務", "稅务", id="a variant that Hong Kong writes"),
    pytest.param("徵收", "征收", id="a traditional character that old simplified sets have too"),
    pytest.param("政府采購·ａ", "政府采购·a", id="one traditional character among others"),
]
DIFFERENT = [
    pytest.param("预算", "决算", id="words"),
    pytest.param("《预算法》", "预算法", id="title marks"),
    pytest.param("é", "e", id="accents"),
    pytest.param("、", ",", id="enumeration comma"),
    pytest.param("著作", "着作", id="characters that simplified text tells apart"),
]


@pytest.mark.parametrize(("text", "other"), ALIKE)
def test_what_looks_the_same_to_a_clerk_folds_to_the_same(text: str, other: str) -> None:
    assert fold(text) == fold(other)


@pytest.mark.parametrize(("text", "other"), DIFFERENT)
def test_what_differs_in_meaning_stays_apart(text: str, other: str) -> None:
    assert fold(text) != fold(other)


@given(hard_texts)
@example("e\u200b\u0301")
@example("\u1f80")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# a Greek iota below a letter becomes one beside it, so that its place among other marks decides
@given(hard_texts.filter(lambda text: "\u0345" not in normalize("NFD", text)))
def test_compatibility_forms_and_case_never_matter(text: str) -> None:
    assert fold(normalize("NFKC", text)) == fold(text) == fold(normalize("NFD", text))
    assert fold(text.casefold()) == fold(text)


@given(hard_texts)
def test_a_folded_text_has_no_blanks_and_no_seam(text: str) -> None:
    assert not any(sign.isspace() or sign == SEAM for sign in fold(text))


@given(st.lists(hard_texts, max_size=5))
def test_folding_several_is_folding_each(texts: list[str]) -> None:
    assert fold_all(texts) == SEAM.join(map(fold, texts))


@given(hard_texts)
def test_a_folded_text_that_knows_its_way_back_is_the_same_text(text: str) -> None:
    folded = Folded.of(text)
    assert folded.text == fold(text)
    assert len(folded.origins) == len(folded.text)


@given(hard_texts)
def test_origins_lie_in_the_original_and_never_go_back(text: str) -> None:
    origins = Folded.of(text).origins
    assert all(0 <= start < end <= len(text) for start, end in origins)
    assert list(origins) == sorted(origins)


@given(hard_texts, st.data())
def test_every_marked_stretch_folds_to_hold_the_word(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    word = folded[start : data.draw(st.integers(start, len(folded)))]
    stretches = Folded.of(text).stretches([word])
    assert bool(stretches) == bool(word)
    for first, end in stretches:
        assert word in fold(text[first:end])


@given(hard_texts, st.lists(hard_texts.map(fold), max_size=4))
def test_stretches_are_in_order_and_apart(text: str, words: list[str]) -> None:
    stretches = Folded.of(text).stretches(words)
    assert all(before[1] < after[0] for before, after in pairwise(stretches))


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        pytest.param("每期政府公报", ["政府公报"], ["政府公报"], id="one word"),
        pytest.param("“三公”经费", ["三公经费"], ["三公”经费"], id="quotes within are marked, those around are not"),
        pytest.param("预算、决算及预算", ["预算"], ["预算", "预算"], id="each time it stands there"),
        pytest.param("政府公报", ["公报", "政府"], ["政府公报"], id="words side by side are one stretch"),
        pytest.param("政府公报", ["府公", "政府"], ["政府公"], id="words that overlap are one stretch"),
        pytest.param("共㈱ＡＢ社", ["株"], ["㈱"], id="a part of a sign marks the sign"),
        pytest.param("oﬃce", ["fic"], ["ﬃc"], id="a part of a ligature marks the ligature"),
        pytest.param("cafe\u0301s", ["é"], ["e\u0301"], id="a letter with its accent"),
        pytest.param("政 府\n公报", ["府公"], ["府\n公"], id="over a line break"),
        pytest.param("“公務員”錄用", ["务员录"], ["務員”錄"], id="traditional characters"),
        pytest.param("政府", ["决算"], [], id="a word that is not there"),
        pytest.param("政府", [""], [], id="no word"),
    ],
)
def test_the_marked_stretch_is_what_a_reader_would_mark(text: str, words: list[str], marked: list[str]) -> None:
    assert [text[start:end] for start, end in Folded.of(text).stretches(words)] == marked


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
