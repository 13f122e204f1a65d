"""A word in pinyin finds what a clerk means by it, marks just that, and nothing far-fetched."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.search.folding import fold
from catalog_cli.search.spelling import PinyinWord, parse_pinyin, syllables_of
from search.office import ITEMS, hard_texts

NAMES = [text for item in ITEMS for text in (item.name, item.category, *item.responsible)]
chinese = st.text(st.sampled_from("政府公报预算决重庆银行长期调查会计女旅AB7务"), min_size=2, max_size=12)


def meant_by(word: str) -> PinyinWord:
    meant = parse_pinyin(fold(word))
    assert meant is not None
    return meant


def marked(word: str, text: str) -> list[str]:
    return [text[start:end] for start, end in meant_by(word).stretches(text)]


@pytest.mark.parametrize(
    ("word", "text", "stretches"),
    [
        pytest.param("zfgb", "每期政府公报", ["政府公报"], id="initials"),
        pytest.param("ZFGB", "每期政府公报", ["政府公报"], id="capitals"),
        pytest.param("ｚｆｇｂ", "每期政府公报", ["政府公报"], id="full width"),
        pytest.param("zhengfugongbao", "每期政府公报", ["政府公报"], id="full"),
        pytest.param("zhengfu gongbao", "每期政府公报", ["政府公报"], id="full with a blank"),
        pytest.param("zhèngfǔ", "每期政府公报", ["政府"], id="with tones"),
        pytest.param("zhengfgb", "政府公报", ["政府公报"], id="full and initials"),
        pytest.param("zhfgb", "政府公报", ["政府公报"], id="an initial of two letters"),
        pytest.param("zhengfugongb", "政府公报", ["政府公报"], id="the last by its initial"),
        pytest.param("zhengfugo", "政府公报", ["政府公"], id="the last not yet typed in full"),
        pytest.param("政府gb", "政府公报", ["政府公报"], id="characters, then initials"),
        pytest.param("zf公报", "政府公报", ["政府公报"], id="initials, then characters"),
        pytest.param("政fu公b", "政府公报", ["政府公报"], id="a mix"),
        pytest.param("政府g", "政府公报", ["政府公"], id="one letter after characters"),
        pytest.param("sangong", "“三公”经费", ["三公"], id="between quotes"),
        pytest.param("sgjf", "“三公”经费", ["三公”经费"], id="over a quote"),
        pytest.param("czysjs", "财政预算、决算", ["财政预算、决算"], id="over an enumeration comma"),
        pytest.param("zfgb", "政府\n公报", ["政府\n公报"], id="over a line break"),
        pytest.param("gongwuyuan", "公務員錄用", ["公務員"], id="traditional characters"),
        pytest.param("xi'an", "西安市", ["西安"], id="an apostrophe"),
        pytest.param("fangan", "工作方案", ["方案"], id="syllables that could be cut in two ways"),
        pytest.param("nvxing", "女性", ["女性"], id="ü as v"),
        pytest.param("nuxing", "女性", ["女性"], id="ü as u"),
        pytest.param("nǚxing", "女性", ["女性"], id="ü as it is"),
        pytest.param("lvshi", "律师", ["律师"], id="lü as lv"),
        pytest.param("ablzw", "招考公告、ＡＢ类职位表", ["ＡＢ类职位"], id="letters of the text are typed as they are"),
        pytest.param("ys", "预算、决算及预算", ["预算", "预算"], id="each time it stands there"),
        pytest.param("gb", "公报公布", ["公报公布"], id="one after the other is one stretch"),
    ],
)
def test_what_is_typed_in_pinyin_marks_what_is_meant(word: str, text: str, stretches: list[str]) -> None:
    assert marked(word, text) == stretches


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("chongqing", "重庆市"),
        ("yinhang", "中国人民银行"),
        ("yusuan", "部门预算"),
        ("xingzheng", "行政规范性文件"),
        ("juxing", "举行会议"),
        ("kuaiji", "会计信息"),
        ("huiyi", "政府会议"),
        ("tiaozheng", "价格调整"),
        ("diaocha", "统计调查"),
        ("zhongyao", "重要部署"),
        ("changqi", "长期公开"),
        ("juzhang", "局长信箱"),
        ("chaoyang", "朝阳区"),
    ],
)
def test_a_character_of_many_readings_is_read_as_in_its_word(word: str, text: str) -> None:
    assert meant_by(word).matches(text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        pytest.param("engfu", "政府", id="begins within a syllable"),
        pytest.param("zhe", "政府", id="only a beginning of one syllable"),
        pytest.param("zgf", "政府公报", id="out of order"),
        pytest.param("zfgbx", "政府公报", id="more than is there"),
        pytest.param("zhqing", "沉静", id="another initial"),
        pytest.param("zq", "重庆", id="initials of another reading"),
        pytest.param("yinxing", "银杭", id="no reading of it"),
        pytest.param("wifi", "文件服务", id="a Latin word"),
        pytest.param("iwz", "PI网站", id="begins within a run of letters"),
        pytest.param("zf", "", id="no text"),
    ],
)
def test_what_is_far_fetched_is_not_found(word: str, text: str) -> None:
    assert not meant_by(word).matches(text)
    assert marked(word, text) == []


@pytest.mark.parametrize("word", ["", "政府", "2018", "b", "g", "[2018]", "、"])
def test_a_word_without_letters_and_a_letter_alone_are_no_pinyin(word: str) -> None:
    assert parse_pinyin(fold(word)) is None


def test_each_character_of_the_folded_text_has_its_syllable() -> None:
    assert [ways[:1] for ways in syllables_of("“重慶”A 行政")] == [("chong",), ("qing",), (), ("xing",), ("zheng",)]


@given(st.one_of(chinese, st.sampled_from(NAMES)))
def test_a_text_is_found_by_its_own_pinyin_and_by_its_initials(text: str) -> None:
    pairs = list(zip(fold(text), syllables_of(text), strict=True))
    full = "".join(ways[0] if ways else sign for sign, ways in pairs)
    initials = "".join(ways[0][0] if ways else sign for sign, ways in pairs)
    for word in (full, initials):
        meant = parse_pinyin(word)
        assert meant is None or meant.matches(text)


letters = st.text(st.sampled_from("zhengfuoab行政ü7、(é"), max_size=6)


@given(st.one_of(chinese, hard_texts), letters)
def test_stretches_lie_in_the_text_apart_from_each_other_and_only_where_it_holds_the_word(text: str, word: str) -> None:
    meant = parse_pinyin(fold(word))
    if meant is not None:
        stretches = meant.stretches(text)
        assert all(0 <= start < end <= len(text) for start, end in stretches)
        assert all(before[1] < after[0] for before, after in pairwise(stretches))
        assert meant.matches(text) == bool(stretches)


@given(hard_texts)
def test_a_reading_is_as_long_as_the_folded_text(text: str) -> None:
    assert len(syllables_of(text)) == len(fold(text))
