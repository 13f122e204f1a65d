"""A comparison names what changed, and nothing that did not; marks show exactly where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.changes.compare import changes_by_id
from catalog_cli.changes.marks import mark_texts
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.item import Item, Value

ITEM = Item(
    id="gongbao",
    category="政策文件",
    name="政府公报",
    content="每期",
    basis=("甲", "乙"),
    channels=("网站", "公报"),
    path="data/items/gongbao.yaml",
)
SETTINGS = Settings(categories=("政策文件", "政府会议"))


def catalogue(*items: Item) -> Catalogue:
    return Catalogue(SETTINGS, items)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        pytest.param({"content": "每月"}, [("content", "每期", "每月")], id="a text"),
        pytest.param({"time_limit": "及时"}, [("time_limit", None, "及时")], id="a field that comes"),
        pytest.param({"basis": ()}, [("basis", ("甲", "乙"), None)], id="a field that goes"),
        pytest.param({"basis": ("乙", "甲")}, [("basis", ("甲", "乙"), ("乙", "甲"))], id="the order of citations"),
        pytest.param({"channels": ("公报", "网站")}, [], id="the order of channels is none"),
        pytest.param({"channels": ("公报",)}, [("channels", ("网站", "公报"), ("公报",))], id="a channel less"),
        pytest.param({"path": "data/items/2/gongbao.yaml"}, [], id="another place is none"),
        pytest.param({"others": {"phone": "1"}}, [("phone", None, "1")], id="a key of the workspace's own"),
        pytest.param({"category": "政府会议"}, [("category", "政策文件", "政府会议")], id="a move"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_the_fields_that_changed_are_named(change: dict[str, Value], fields: list[tuple[str, Value, Value]]) -> None:
    after = replace(ITEM, **change)
    changes = changes_by_id(catalogue(ITEM), catalogue(after))
    assert [(each.key, each.before, each.after) for one in changes for each in one.fields] == fields
    assert [one.kind for one in changes] == [ChangeKind.CHANGED] * bool(fields)


def test_items_are_matched_by_id_and_come_in_the_order_of_the_catalogue() -> None:
    meeting = replace(ITEM, id="huiyi", category="政府会议")
    other = replace(ITEM, id="aaa", category="没有")
    changes = changes_by_id(catalogue(ITEM, other), catalogue(replace(ITEM, name="公报"), meeting))
    assert [(each.kind.value, each.id) for each in changes] == [
        ("changed", "gongbao"),
        ("added", "huiyi"),
        ("removed", "aaa"),
    ]


items = st.builds(
    Item,
    id=st.sampled_from("abcdef"),
    category=st.sampled_from(["政策文件", "政府会议", "别的"]),
    name=st.text(max_size=3),
    content=st.text(max_size=3),
    order=st.none() | st.integers(1, 3),
    channels=st.lists(st.sampled_from("甲乙丙"), unique=True).map(tuple),
    link=st.none() | st.just("https://x/"),
)
catalogues = st.lists(items, unique_by=lambda item: item.id).map(lambda found: catalogue(*found))


@given(catalogues)
def test_a_catalogue_does_not_differ_from_itself(one: Catalogue) -> None:
    assert changes_by_id(one, one) == ()


@given(catalogues, catalogues)
def test_the_changes_lead_from_one_side_to_the_other(before: Catalogue, after: Catalogue) -> None:
    found = {item.id: item for item in before.items}
    for change in changes_by_id(before, after):
        if change.kind is ChangeKind.REMOVED:
            del found[change.id]
        elif change.after:
            found[change.id] = change.after
    assert {key: _values(item) for key, item in found.items()} == {item.id: _values(item) for item in after.items}


@given(catalogues, catalogues)
def test_the_other_way_round_everything_is_turned_round(before: Catalogue, after: Catalogue) -> None:
    there = {(each.id, each.kind, each.fields) for each in changes_by_id(before, after)}
    turned = {"added": ChangeKind.REMOVED, "removed": ChangeKind.ADDED, "changed": ChangeKind.CHANGED}
    back = {
        (each.id, turned[each.kind], tuple(replace(one, before=one.after, after=one.before) for one in each.fields))
        for each in changes_by_id(after, before)
    }
    assert there == back


def _values(item: Item) -> dict[str, Value]:
    values = item.to_mapping()
    return values | {"channels": sorted(item.channels)}


def _unmarked(text: str, stretches: tuple[tuple[int, int], ...]) -> str:
    start, kept = 0, ""
    for begin, end in (*stretches, (len(text), len(text))):
        kept += text[start:begin]
        start = end
    return kept


@given(st.text(alphabet="政府公开ab1 ，", max_size=20), st.text(alphabet="政府公开ab1 ，", max_size=20))
def test_what_is_not_marked_is_the_same_on_both_sides(before: str, after: str) -> None:
    old, new = mark_texts(before, after)
    assert _unmarked(before, old) == _unmarked(after, new)
    assert bool(old or new) == (before != after)
    for text, stretches in ((before, old), (after, new)):
        places = [place for stretch in stretches for place in stretch]
        assert places == sorted(set(places))
        assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        pytest.param("20个工作日内", "15个工作日内", ["20"], ["15"], id="a number is one word"),
        pytest.param("政府网站", "政府门户网站", [], ["门户"], id="characters that come"),
        pytest.param("每期政府公报", "政府公报", ["每期"], [], id="characters that go"),
        pytest.param("每期政府公报", "每月政府公报", ["每期"], ["每月"], id="a word for another"),
        pytest.param("第二十条", "第二十三条", ["第二十条"], ["第二十三条"], id="a Chinese number is one word too"),
        pytest.param("政府公报", "政府年报", ["公报"], ["年报"], id="a character of a word"),
        pytest.param("同上", "同上", [], [], id="nothing"),
        pytest.param("catId=101", "catId=202", ["101"], ["202"], id="a part of an address"),
    ],
)
def test_the_marked_stretches_read_well(before: str, after: str, old: list[str], new: list[str]) -> None:
    stretches = mark_texts(before, after)
    assert [before[start:end] for start, end in stretches[0]] == old
    assert [after[start:end] for start, end in stretches[1]] == new
