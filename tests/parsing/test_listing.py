"""A thing is listed when a text names it for itself, not when its characters happen to stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.parsing.listing import core, excludes, lists, things_listed

WORDS = ("部门预算", "预算、决算", "采购结果", "采购合同", "“三公”经费")


@pytest.mark.parametrize(
    ("text", "word", "listed"),
    [
        ("包括采购文件、采购结果等信息", "采购结果", True),
        ("依据三定方案确定的机关职能，以及机构设置", "机构设置", True),
        ("行政许可办理结果", "行政许可", True),
        ("党政主要负责人履行职责", "负责人", False),
        ("除规章和规范性文件以外的其他文件", "规章", False),
        ("执法信息，不包括行政处罚", "行政处罚", False),
        ("", "规章", False),
    ],
)
def test_an_element_begins_or_ends_with_what_it_lists(text: str, word: str, listed: bool) -> None:
    assert lists(text, word) is listed


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("部门预算", {"部门预算"}),
        ("2025年度部门预算公开表", {"部门预算"}),
        ("部门预算编制办法", set()),
        ("部门预算执行情况", set()),
        ("部门预算、决算及执行情况", {"部门预算"}),
        ("预算、决算", {"预算、决算"}),
        ("政府采购合同管理制度", set()),
        ("采购项目公告、采购结果、采购合同等信息", {"采购结果", "采购合同"}),
        ("除采购合同外的采购信息", set()),
        ("“三公”经费", {"“三公”经费"}),
        ('"三公"经费决算', {"“三公”经费"}),
        ("三公经费", {"“三公”经费"}),
    ],
)
def test_a_thing_is_not_listed_by_what_belongs_to_it(text: str, listed: set[str]) -> None:
    assert things_listed(text, WORDS) == listed


@pytest.mark.parametrize(("text", "excluded"), [("除行政许可外的事项", True), ("行政许可事项", False)])
def test_what_is_excepted_is_not_meant(text: str, excluded: bool) -> None:
    assert excludes(text, "行政许可") is excluded


def test_the_core_of_a_word_stands_in_every_spelling_of_it() -> None:
    assert core("“三公”经费") == "三公"
    assert core("采购合同") == "采购合同"


@given(
    st.lists(st.sampled_from([*WORDS, *"、，；（）和及与或含公开等办\n", "以及", "包括", "信息", "情况"])).map("".join),
    st.sampled_from(["部门预算", "采购合同", "公开公"]),
)
def test_what_ends_a_text_is_listed_and_what_another_word_goes_on_with_is_not(text: str, word: str) -> None:
    assert lists(f"{text}{word}", word)
    assert lists(f"{word}、{text}", word)
    assert word in things_listed(f"{text}。{word}公开情况", (word,))
    if word not in text:
        assert not lists(f"{text}某{word}制度", word)
        assert not things_listed(f"{text}{word}制度", (word,))
