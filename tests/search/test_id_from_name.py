"""Every name gives an id that is right, free, and readable to who knows pinyin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.search.id_from_name import id_from_name
from search.office import hard_texts

RIGHT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEVICES = ["con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("政府公报", "zhengfu-gongbao", id="words"),
        pytest.param("“三公”经费", "sangong-jingfei", id="quotes"),
        pytest.param("预算、决算", "yusuan-juesuan", id="punctuation"),
        pytest.param("重庆银行", "chongqing-yinhang", id="characters of several sounds"),
        pytest.param("绿化", "lvhua", id="ü"),
        pytest.param("2024年", "2024-nian", id="digits"),
        pytest.param("ＡＰＰ", "app", id="full width"),
        pytest.param("GB/T 33169—2016", "gb-t-33169-2016", id="Latin letters"),
        pytest.param("Müller", "muller", id="accents"),
        pytest.param("", "item", id="nothing"),
        pytest.param("！——？", "item", id="no letters"),
        pytest.param("\ud800政府", "zhengfu", id="half a surrogate pair"),
    ],
)
def test_a_name_gives_its_pinyin(name: str, wanted: str) -> None:
    assert id_from_name(name, ()) == wanted


@pytest.mark.parametrize("name", [*DEVICES, "CON", "ＮＵＬ"])
def test_a_name_that_windows_keeps_for_a_device_is_avoided(name: str) -> None:
    made = id_from_name(name, ())
    assert made.endswith("-item")
    assert made.removesuffix("-item") in DEVICES


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [
        pytest.param({"zhengfu-gongbao"}, "zhengfu-gongbao-2", id="one"),
        pytest.param({"zhengfu-gongbao", "zhengfu-gongbao-2"}, "zhengfu-gongbao-3", id="two"),
        pytest.param({"zhengfu-gongbao-2"}, "zhengfu-gongbao", id="another"),
    ],
)
def test_a_taken_id_gets_a_number(taken: set[str], wanted: str) -> None:
    assert id_from_name("政府公报", taken) == wanted


def test_a_long_name_is_cut_between_words() -> None:
    made = id_from_name("政府公报" * 20, ())
    assert made == "-".join(["zhengfu-gongbao"] * 4)


def test_a_long_word_is_cut_within() -> None:
    made = id_from_name("a" * 100, ())
    assert made == "a" * 64
    assert id_from_name("a" * 100, {made}) == "a" * 62 + "-2"


@given(hard_texts, st.integers(0, 12))
def test_every_id_is_right_and_free(name: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times):
        taken.add(id_from_name(name, taken))
    made = id_from_name(name, taken)
    assert RIGHT.fullmatch(made)
    assert len(made) <= 64
    assert made not in taken
    assert len(taken) == times
    assert made not in DEVICES
