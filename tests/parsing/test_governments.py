"""A text's governments: whose they are, and whether they act or are only cited."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.parsing.characters import HAN
from catalog_cli.parsing.governments import PROVINCES, Jurisdiction, local_name_before, mentions, speaks_of_a_body

JINSHI = Jurisdiction("津市市", "县", ("湖南省", "常德市"))
ANXIANG = Jurisdiction("安乡县", "县", ("湖南省", "常德市"))
CHANGDE = Jurisdiction("常德市", "市", ("湖南省",))
HUNAN = Jurisdiction("湖南省", "省")


def found(text: str, place: Jurisdiction) -> dict[str, str]:
    return {text[each.start : each.end]: each.own for each in mentions(text, place)}


@pytest.mark.parametrize(
    ("place", "text", "named"),
    [
        (JINSHI, "每年公布上一年度湖南省人民政府办公厅工作报告", {"湖南省人民政府办公厅": "津市市人民政府办公室"}),
        (JINSHI, "上一年度湖南省人民政府信息公开工作报告", {"湖南省人民政府": "津市市人民政府"}),
        (JINSHI, "常德市政府常务会议", {"常德市政府": "津市市政府"}),
        (JINSHI, "广东省人大代表建议", {"广东省人大代表建议": "津市市人大代表建议"}),
        (
            JINSHI,
            "需要广泛知晓的省人大代表建议、省政协提案",
            {"省人大代表建议": "市人大代表建议", "省政协提案": "市政协提案"},
        ),
        (JINSHI, "省政府办秘书处", {"省政府办": "市政府办"}),
        (JINSHI, "安乡县人民政府办公室", {"安乡县人民政府办公室": "津市市人民政府办公室"}),
        (JINSHI, "上一年度长沙市人民政府工作报告", {"长沙市人民政府": "津市市人民政府"}),
        (ANXIANG, "市政府办公室", {"市政府办公室": "县政府办公室"}),
        (CHANGDE, "省人大代表建议", {"省人大代表建议": "市人大代表建议"}),
        (HUNAN, "湖北省人民政府办公厅", {"湖北省人民政府办公厅": "湖南省人民政府办公厅"}),
    ],
)
def test_another_government_that_acts_is_found(place: Jurisdiction, text: str, named: dict[str, str]) -> None:
    assert found(text, place) == named


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (JINSHI, "津市市人民政府信息公开工作年度报告"),
        (JINSHI, "湖南省津市市人民政府"),
        (JINSHI, "湖南省常德市津市市人民政府办公室"),
        (JINSHI, "市政府办秘书室"),
        (JINSHI, "市人民政府、市人大代表建议、市政协提案"),
        (JINSHI, "经湖南省人民政府批准的征地方案"),
        (JINSHI, "湖南省人民政府办公厅印发的目录"),
        (JINSHI, "转发湖南省人民政府办公厅的通知"),
        (JINSHI, "贯彻《湖南省人民政府办公厅关于做好政府公报工作的通知》的情况"),
        (JINSHI, "湖南省人民政府门户网站"),
        (JINSHI, "湖南省、常德市重点项目"),
        (JINSHI, "省级以上人民政府、国务院办公厅"),
        (JINSHI, "全国、省、市人大代表建议和各级政协提案"),
        (JINSHI, "各省人民政府办公厅"),
        (JINSHI, "设区的市人民政府、县级以上人民政府"),
        (JINSHI, "所在地县人民政府，县（市、区）人民政府"),
        (JINSHI, "湖南省政府采购网"),
        (JINSHI, "毛里湖镇人民政府"),
        (ANXIANG, "县政府办公室"),
        (CHANGDE, "津市市人民政府"),
        (HUNAN, "省人大代表建议、省人民政府办公厅"),
        (Jurisdiction("津市市", ""), "省政府办公厅"),
    ],
)
def test_the_own_government_and_a_cited_one_are_passed_over(place: Jurisdiction, text: str) -> None:
    assert found(text, place) == {}


def test_there_are_34_units_of_the_first_level() -> None:
    assert len(set(PROVINCES)) == 34


@given(
    st.lists(st.sampled_from([*PROVINCES, *"省市县的由《》、", "人民政府", "办公厅", "人大代表", "津市市"])).map(
        "".join
    ),
    st.sampled_from([JINSHI, ANXIANG, CHANGDE, HUNAN]),
)
def test_a_mention_is_replaced_by_one_of_the_own_government(text: str, place: Jurisdiction) -> None:
    for each in mentions(text, place):
        assert 0 <= each.start < each.end <= len(text)
        assert each.own != text[each.start : each.end]
        assert found(each.own, place) == {}


@given(
    st.lists(st.sampled_from([*"省市县政府人民大会代表协办公厅室，。", "津市市", "湖南省"])).map("".join),
    st.sampled_from([JINSHI, ANXIANG, CHANGDE, HUNAN]),
)
def test_a_text_without_a_word_for_a_body_mentions_no_government(text: str, place: Jurisdiction) -> None:
    assert speaks_of_a_body(text) or not found(text, place)


NAME = re.compile(rf"(?:(?<![{HAN}])|(?<=年度)|(?<=公布)|(?<=[和及与的]))([{HAN}]{{2,5}}[市县区旗])$")


@given(st.text(alphabet="桃源武陵市县区旗年度公布和及与的省a，\n 々𠀀", max_size=12))
def test_a_name_is_found_as_an_expression_finds_it(head: str) -> None:
    found = NAME.search(head)
    assert local_name_before(head) == (found[1] if found else "")
