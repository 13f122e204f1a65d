"""As few items as possible are said to have moved, and never one about which nothing changed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.order_numbers import moved_names


@pytest.mark.parametrize(
    ("before", "after", "fixed", "moved"),
    [
        pytest.param("abcd", "abcd", "", "", id="nothing moves"),
        pytest.param("abcde", "eabcd", "", "e", id="the last one comes first"),
        pytest.param("abcde", "bcdea", "", "a", id="the first one comes last"),
        pytest.param("abcdef", "abdefc", "", "c", id="one goes down"),
        pytest.param("ab", "ba", "a", "b", id="of two the one about which something changed"),
        pytest.param("ab", "ba", "b", "a", id="and the other way round"),
        pytest.param("xabc", "abcx", "x", "abc", id="three around one about which nothing changed"),
        pytest.param("", "", "", "", id="nothing at all"),
    ],
)
def test_what_moved_is_found(before: str, after: str, fixed: str, moved: str) -> None:
    assert moved_names(before, after, set(fixed)) == set(moved)


@st.composite
def sequences(draw: st.DrawFn) -> tuple[list[str], list[str], frozenset[str]]:
    """Two orders of the same names, and names whose order among each other is the same in both."""
    before = draw(st.permutations("abcdef"))
    after = list(draw(st.permutations(before)))
    fixed: list[str] = []
    for name in draw(st.lists(st.sampled_from("abcdef"), unique=True)):
        chosen = [*fixed, name]
        if [each for each in before if each in chosen] == [each for each in after if each in chosen]:
            fixed = chosen
    return before, after, frozenset(fixed)


@given(sequences())
def test_what_stays_is_in_order_and_no_larger_set_is(case: tuple[list[str], list[str], frozenset[str]]) -> None:
    before, after, fixed = case
    moved = moved_names(before, after, fixed)
    assert not moved & fixed
    assert _in_order(before, after, set(before) - moved)
    free = [name for name in before if name not in fixed]
    better = (set(chosen) for chosen in combinations(free, len(free) - len(moved) + 1))
    assert not any(_in_order(before, after, chosen | fixed) for chosen in better)


def _in_order(before: list[str], after: list[str], names: set[str] | frozenset[str]) -> bool:
    return [name for name in before if name in names] == [name for name in after if name in names]
