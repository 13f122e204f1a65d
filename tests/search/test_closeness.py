"""What comes closest shares the most with what was typed, and what shares too little is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.item import Item
from catalog_cli.search.closeness import closest
from search.office import BUDGET, GAZETTE, HIRING, ITEMS, RECRUITING, THREE, hard_texts


@pytest.mark.parametrize(
    ("wanted", "items"),
    [
        pytest.param("政府公报", [GAZETTE], id="the name itself"),
        pytest.param("公报", [GAZETTE], id="a part of the name"),
        pytest.param("预祘", [BUDGET], id="one character of two is right"),
        pytest.param("三公经贵", [THREE], id="quotes do not count"),
        pytest.param("公务员招录", [RECRUITING, HIRING], id="pairs of characters count beside the characters"),
        pytest.param("YUSUAN", [BUDGET], id="a part of the id, in capitals"),
    ],
)
def test_the_closest_come_first(wanted: str, items: list[Item]) -> None:
    assert list(closest(ITEMS, wanted, 3)[: len(items)]) == items


@pytest.mark.parametrize("wanted", ["", "嘿", "xyz", "“”"])
def test_nothing_is_close_to_what_shares_nothing(wanted: str) -> None:
    assert closest(ITEMS, wanted, 3) == ()


def test_equally_close_items_keep_their_order() -> None:
    assert closest([HIRING, RECRUITING], "公务员", 2) == (HIRING, RECRUITING)
    assert closest([RECRUITING, HIRING], "公务员", 2) == (RECRUITING, HIRING)


@given(hard_texts, st.integers(0, 4))
def test_no_more_than_asked_for_are_given_each_once(wanted: str, limit: int) -> None:
    near = closest(ITEMS, wanted, limit)
    assert len({item.id for item in near}) == len(near) <= limit
