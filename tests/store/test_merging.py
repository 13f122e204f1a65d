"""Whatever two sides made of an item: their edits come together, in values and in text."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.merging.values import merge_values
from catalog_cli.model.item import Value
from catalog_cli.store.merging.texts import merged_text
from catalog_cli.store.yaml import parse
from catalog_cli.store.yaml.emit import document

WORDS = st.sampled_from(("预算", "公报", "a: b", "x\ny", "# 无", "12"))
TEXTS = st.lists(WORDS, min_size=1, max_size=4)
ITEMS = st.fixed_dictionaries(
    {"id": st.just("xin")},
    optional={
        "name": WORDS,
        "content": WORDS,
        "basis": TEXTS,
        "channels": TEXTS,
        "link": WORDS,
        "extra": st.dictionaries(st.sampled_from(("备注", "单位")), WORDS, min_size=1),
    },
)
Values = Mapping[str, Value]


@given(ITEMS, ITEMS)
def test_a_side_that_changed_nothing_gives_way(base: Values, other: Values) -> None:
    for ours, theirs in ((other, base), (base, other), (other, other)):
        merged = merge_values(base, ours, theirs)
        assert merged.values == other
        assert not merged.clashes
        text = merged_text(document(base), document(ours), document(theirs), merged)
        assert text is not None
        assert parse(text.encode(), "").values == other


@given(ITEMS, ITEMS, ITEMS)
def test_which_side_is_which_makes_no_difference(base: Values, ours: Values, theirs: Values) -> None:
    one, other = merge_values(base, ours, theirs), merge_values(base, theirs, ours)
    assert {clash.path for clash in one.clashes} == {clash.path for clash in other.clashes}
    if not one.clashes:
        assert one.values == other.values


@given(ITEMS, ITEMS, ITEMS)
def test_no_element_that_one_side_added_is_lost(base: Values, ours: Values, theirs: Values) -> None:
    merged = merge_values(base, ours, theirs)
    for key in ("basis", "channels"):
        if (key,) not in {clash.path for clash in merged.clashes}:
            lists = [side.get(key, []) for side in (base, ours, theirs, merged.values)]
            old, left, right, found = (set(each) if isinstance(each, list) else set() for each in lists)
            assert (left | right) - old <= found


@given(ITEMS, ITEMS, ITEMS)
def test_the_text_says_what_was_merged(base: Values, ours: Values, theirs: Values) -> None:
    merged = merge_values(base, ours, theirs)
    text = merged_text(document(base), document(ours), document(theirs), merged)
    assert text is not None
    assert bool(merged.clashes) == ("<<<<<<< ours\n" in text)
    if not merged.clashes:
        assert parse(text.encode(), "").values == merged.values
