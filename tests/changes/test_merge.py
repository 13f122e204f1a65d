"""Whatever two sides made of the same values: nothing is lost, nothing is asked twice, and no side is preferred."""

from collections.abc import Hashable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.merge import merge_sequence, merge_values
from catalog_cli.model.item import Value
from catalog_cli.model.merge import Conflict, MergeResult, Path

Values = Mapping[str, Value]

WORDS = st.sampled_from(("预算", "公报", "a: b", "x\ny", "12"))
LISTS = st.lists(WORDS, min_size=1, max_size=4).map(list)
SETS = st.lists(WORDS, min_size=1, max_size=4, unique=True)
KEYS = st.sampled_from(("备注", "单位"))
ITEMS = st.fixed_dictionaries(
    {"id": st.just("xin")},
    optional={
        "name": WORDS,
        "basis": LISTS,
        "channels": LISTS,
        "order": st.integers(1, 3),
        "audience": WORDS | LISTS,
        "extra": st.dictionaries(KEYS, WORDS, min_size=1),
    },
)
SETTINGS = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "categories": SETS,
        "vocabularies": st.dictionaries(KEYS, SETS, min_size=1),
        "synonyms": st.dictionaries(KEYS, SETS, min_size=1),
        "rules": st.fixed_dictionaries(
            {"ignore": SETS},
            optional={"severity": st.dictionaries(KEYS, st.sampled_from(("error", "info")), min_size=1)},
        ),
    },
)
TWO = st.tuples(ITEMS, ITEMS) | st.tuples(SETTINGS, SETTINGS)
THREE = st.tuples(ITEMS, ITEMS, ITEMS) | st.tuples(SETTINGS, SETTINGS, SETTINGS)


def parts(value: Value, path: Path = ()) -> Iterator[tuple[Path, Hashable]]:
    """Yield each single text and number in a value, with the keys that lead to it; the place in a list is no key."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from parts(inner, (*path, key))
    elif isinstance(value, list):
        yield from ((path, each) for each in value)
    elif isinstance(value, (str, int)):
        yield path, value


def at(path: Path, value: Value) -> Value:
    """Return what stands at the end of some keys; None where nothing does."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def shown(merged: MergeResult) -> set[tuple[Path, Hashable]]:
    """Return what stands in the values or as one of the sides of a conflict."""
    sides = (
        part
        for conflict in merged.conflicts
        for side in (conflict.ours, conflict.theirs)
        for part in parts(side, conflict.path)
    )
    return {*parts(merged.values), *sides}


@given(TWO)
def test_a_side_that_changed_nothing_gives_way(two: tuple[Values, Values]) -> None:
    base, other = two
    assert merge_values(base, other, base) == MergeResult(other)
    assert merge_values(base, base, other) == MergeResult(other)


@given(TWO)
def test_what_both_sides_did_alike_is_done_once(two: tuple[Values, Values]) -> None:
    base, both = two
    assert merge_values(base, both, both) == MergeResult(both)
    assert merge_values({}, both, both) == MergeResult(both)


@given(THREE)
def test_which_side_is_which_makes_no_difference(three: tuple[Values, Values, Values]) -> None:
    base, ours, theirs = three
    one, other = merge_values(base, ours, theirs), merge_values(base, theirs, ours)
    assert list(one.values) == list(other.values)
    assert {(c.path, repr(c.base), repr(c.ours), repr(c.theirs)) for c in one.conflicts} == {
        (c.path, repr(c.base), repr(c.theirs), repr(c.ours)) for c in other.conflicts
    }
    assert one.taking(ours=True) == other.taking(ours=False)
    assert one.taking(ours=False) == other.taking(ours=True)


@given(THREE)
def test_what_either_side_set_stands_in_the_values_or_in_a_clash(three: tuple[Values, Values, Values]) -> None:
    base, ours, theirs = three
    old = set(parts(base))
    assert {*parts(ours), *parts(theirs)} - old <= shown(merge_values(base, ours, theirs))


@given(THREE)
def test_nothing_is_there_that_neither_side_has(three: tuple[Values, Values, Values]) -> None:
    base, ours, theirs = three
    assert shown(merge_values(base, ours, theirs)) <= {*parts(ours), *parts(theirs)}


@given(THREE)
def test_what_one_side_took_away_and_the_other_left_is_gone(three: tuple[Values, Values, Values]) -> None:
    base, ours, theirs = three
    merged = merge_values(base, ours, theirs)
    decided = {conflict.path for conflict in merged.conflicts}
    for path, part in set(parts(base)) - set(parts(ours)):
        untouched = at(path, theirs) == at(path, base)
        if untouched and not any(path[: len(conflict)] == conflict for conflict in decided):
            assert (path, part) not in set(parts(merged.values))


@given(THREE)
def test_whichever_side_is_taken_no_mapping_is_left_empty(three: tuple[Values, Values, Values]) -> None:
    merged = merge_values(*three)
    for conflict in merged.conflicts:
        above = at(conflict.path[:-1], merged.values)
        assert isinstance(above, Mapping)
        for ours in (True, False):
            taken = at(conflict.path[:-1], merged.taking(ours=ours))
            assert taken


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("甲乙", "甲丙乙", "甲乙丁", "甲丙乙丁"),
        ("甲乙", "甲丙乙", "甲丁乙", "甲丁丙乙"),
        ("甲乙丙", "乙甲丙", "甲乙丙丁", "乙甲丙丁"),
        ("甲乙丙", "甲丙", "甲乙", "甲"),
        ("甲乙", "乙甲", "甲丙乙", "乙甲丙"),
        ("", "甲", "甲", "甲"),
    ],
)
def test_lists_whose_order_matters(base: str, ours: str, theirs: str, expected: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        assert merge_sequence(base, one, other, ordered=True) == tuple(expected)


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [("甲乙丙", "乙甲丙", "甲丙乙"), ("甲乙", "丙乙", "丁乙"), ("甲乙", "乙", "丙乙"), ("甲", "", "乙")],
)
def test_an_order_or_a_place_that_both_changed_differently_is_left_to_decide(base: str, ours: str, theirs: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        assert merge_sequence(base, one, other, ordered=True) is None
        assert merge_sequence(base, one, other, ordered=False) is not None


def test_the_same_item_added_twice_clashes_only_where_it_differs() -> None:
    ours: Values = {"id": "xin", "name": "新", "extra": {"备注": "甲", "单位": "一科"}}
    theirs: Values = {"id": "xin", "name": "新", "extra": {"备注": "乙", "单位": "一科"}}
    assert merge_values({}, ours, theirs) == MergeResult(ours, (Conflict(("extra", "备注"), None, "甲", "乙"),))


def test_a_key_that_one_side_took_away_and_the_other_changed_keeps_its_place() -> None:
    base: Values = {"id": "a", "name": "公报", "content": "一"}
    merged = merge_values(base, {"id": "a", "content": "一"}, {"id": "a", "name": "月报", "content": "一"})
    assert merged.conflicts == (Conflict(("name",), "公报", None, "月报"),)
    assert list(merged.values) == ["id", "name", "content"]
