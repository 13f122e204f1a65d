"""Of two lists that are printed as texts, exactly what differs is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.marks import mark_lists

SEPARATOR = "、"


def parts(before: list[str], after: list[str], *, ordered: bool) -> tuple[list[str], list[str]]:
    old, new = mark_lists(before, after, SEPARATOR, ordered=ordered)
    left, right = SEPARATOR.join(before), SEPARATOR.join(after)
    return [left[start:end] for start, end in old], [right[start:end] for start, end in new]


@pytest.mark.parametrize(
    ("before", "after", "ordered", "old", "new"),
    [
        pytest.param(["网站", "公报"], ["公报", "网站"], False, [], [], id="an order that means nothing"),
        pytest.param(
            ["网站", "公报", "甲"], ["公报", "甲", "网站"], True, ["网站"], ["网站"], id="an order that counts"
        ),
        pytest.param(["网站"], ["网站", "档案馆"], False, [], ["档案馆"], id="one that comes"),
        pytest.param(["网站", "档案馆"], ["档案馆"], True, ["网站"], [], id="one that goes"),
        pytest.param(["网站", "网站"], ["网站"], False, ["网站"], [], id="one of two equal ones goes"),
        pytest.param(["《条例》第二十条"], ["《条例》第二十三条"], True, ["第二十条"], ["第二十三条"], id="one edited"),
        pytest.param(["预算法"], ["网站"], False, ["预算法"], ["网站"], id="one for another"),
        pytest.param([], ["网站"], False, [], ["网站"], id="the first one"),
    ],
)
def test_what_differs_is_marked(
    before: list[str],
    after: list[str],
    ordered: bool,
    old: list[str],
    new: list[str],
) -> None:
    assert parts(before, after, ordered=ordered) == (old, new)


texts = st.lists(st.text(alphabet="政府网站ab1", min_size=1, max_size=4), max_size=4)


@given(texts, texts)
def test_nothing_is_marked_in_lists_of_the_same_texts_only(before: list[str], after: list[str]) -> None:
    assert (parts(before, after, ordered=False) == ([], [])) == (sorted(before) == sorted(after))
    assert (parts(before, after, ordered=True) == ([], [])) == (before == after)


@pytest.mark.parametrize("ordered", [True, False])
@given(before=texts, after=texts)
def test_marks_are_in_order_and_within_the_text(*, before: list[str], after: list[str], ordered: bool) -> None:
    for stretches, text in zip(mark_lists(before, after, SEPARATOR, ordered=ordered), (before, after), strict=True):
        places = [place for stretch in stretches for place in stretch]
        assert places == sorted(places)
        assert all(start < end <= len(SEPARATOR.join(text)) for start, end in stretches)
