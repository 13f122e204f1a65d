"""A difference finds renamed items again, tells moves from edits, and is complete: applying it gives the other side."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.changes.diff import diff_catalogues, only_those
from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.change import Change
from catalog_cli.model.item import Item, Value
from catalog_cli.model.json_text import dumps
from catalog_cli.views.changes import change_record
from changes.apply_diff import DoesNotFitError, apply_diff

SETTINGS = Settings(title="目录", publishers=("办公室",), categories=("政策文件", "政府会议"))
NAMES = ("政府公报", "政策解读", "规范性文件", "领导信息", "会议纪要")
FIVE = tuple(
    Item(id=f"i{place}", category="政策文件", order=place, name=name, content=f"{name}的内容")
    for place, name in enumerate(NAMES, 1)
)


def catalogue(*items: Item, settings: Settings = SETTINGS) -> Catalogue:
    return Catalogue(settings, in_order(items, settings.categories))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(str(change.kind), change.id) for change in changes]


def in_place(items: list[Item]) -> list[Item]:
    return [replace(item, order=place) for place, item in enumerate(items, 1)]


def test_an_item_put_in_only_pushes_the_others_along() -> None:
    new = Item(id="new", category="政策文件", name="全新的", content="x")
    after = in_place([FIVE[0], new, *FIVE[1:]])
    assert told(diff_catalogues(catalogue(*FIVE), catalogue(*after))) == [
        ("added", "new"),
        *(("renumbered", item.id) for item in FIVE[1:]),
    ]


def test_an_item_taken_out_only_pulls_the_others_up() -> None:
    found = told(diff_catalogues(catalogue(*FIVE), catalogue(*in_place([*FIVE[1:]]))))
    assert found == [("removed", "i1"), *(("renumbered", item.id) for item in FIVE[1:])]


def test_one_item_that_is_moved_up_is_the_one_that_is_reordered() -> None:
    after = in_place([FIVE[4], *FIVE[:4]])
    found = diff_catalogues(catalogue(*FIVE), catalogue(*after))
    assert [(change.id, change.places) for change in found if change.kind == "reordered"] == [("i5", (5, 1))]
    assert {change.id for change in found if change.kind == "renumbered"} == {"i1", "i2", "i3", "i4"}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        pytest.param({"category": "政府会议"}, "moved", id="another category"),
        pytest.param({"category": "政府会议", "order": 9}, "moved", id="another category and number"),
        pytest.param({"category": "政府会议", "content": "别的"}, "changed", id="another category and an edit"),
        pytest.param({"order": 9}, "reordered", id="to the end"),
        pytest.param({"order": 9, "link": "https://x/"}, "changed", id="to the end and an edit"),
        pytest.param({"name": "政策问答"}, "changed", id="another name under the same id"),
    ],
)
def test_moves_are_told_apart_from_edits(change: dict[str, Any], kind: str) -> None:
    after = [replace(item, **change) if item.id == "i2" else item for item in FIVE]
    assert told(diff_catalogues(catalogue(*FIVE), catalogue(*after))) == [(kind, "i2")]


def test_another_number_at_the_same_place_is_no_move() -> None:
    after = [replace(FIVE[4], order=50) if item.id == "i5" else item for item in FIVE]
    assert told(diff_catalogues(catalogue(*FIVE), catalogue(*after))) == [("renumbered", "i5")]


def test_an_item_with_another_id_is_known_by_its_likeness() -> None:
    renamed = replace(FIVE[1], id="other", name="政策文件解读")
    (change,) = diff_catalogues(catalogue(*FIVE), catalogue(FIVE[0], renamed, *FIVE[2:]))
    assert (change.kind, change.before, change.after) == ("renamed", FIVE[1], renamed)
    assert change.likeness is not None
    assert 0.6 <= change.likeness < 1
    assert [field.key for field in change.fields] == ["id", "name"]


def test_items_that_are_not_alike_are_one_gone_and_one_new() -> None:
    other = Item(id="other", category="政府会议", name="公务员招考录用", content="职位、名额、报考条件")
    assert told(diff_catalogues(catalogue(*FIVE), catalogue(*FIVE[1:], other))) == [
        ("removed", "i1"),
        ("added", "other"),
    ]


def test_a_likeness_that_is_known_already_is_kept() -> None:
    after = replace(FIVE[0], name="别的")
    (change,) = diff_catalogues(catalogue(*FIVE), catalogue(after, *FIVE[1:]), {"i1": 0.7, "i2": 0.9})
    assert (change.kind, change.id, change.likeness) == ("renamed", "i1", 0.7)


def test_only_changes_of_chosen_items_are_kept() -> None:
    before, after = catalogue(*FIVE[:2]), catalogue(replace(FIVE[0], content="别的"), settings=Settings(title="新"))
    changes = diff_catalogues(before, after)
    assert len(changes) == 3
    assert told(only_those(changes, [FIVE[0]])) == [("changed", "i1")]
    assert told(only_those(changes, [FIVE[1]])) == [("removed", "i2")]


names = st.text(alphabet="政府公报解读文件", min_size=1, max_size=5)
lists = st.lists(st.sampled_from("甲乙丙"), unique=True).map(tuple)
items = st.builds(
    Item,
    id=st.sampled_from("abcdef"),
    category=st.sampled_from(["政策文件", "政府会议", "别的"]),
    name=names,
    content=names,
    order=st.none() | st.integers(1, 4),
    channels=lists,
    basis=lists,
    time_limit=st.none() | st.just("及时"),
    level=st.none() | st.just("县级") | lists.filter(bool),
    extra=st.dictionaries(st.sampled_from(["备注", "电话"]), names),
    others=st.dictionaries(st.sampled_from(["phone", "a/b"]), names | st.lists(names, min_size=1)),
)
settings = st.builds(
    Settings,
    title=names | st.just(""),
    publishers=lists,
    categories=st.permutations(["政策文件", "政府会议"]).map(tuple) | st.just(()),
    vocabularies=st.dictionaries(st.sampled_from(["channels", "a/b"]), lists),
    jurisdiction=st.dictionaries(st.sampled_from(["name", "within"]), names | st.lists(names, min_size=1)),
    rules=st.dictionaries(st.sampled_from(["select", "severity"]), st.dictionaries(names, names, min_size=1)),
)
catalogues = st.builds(
    lambda found, kept: catalogue(*found, settings=kept),
    st.lists(items, unique_by=lambda item: item.id),
    settings,
)


def _json(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(dumps([change_record(change) for change in changes]))
    return records


def _meaning(one: Catalogue) -> tuple[Settings, list[dict[str, Value]]]:
    """Return all that a catalogue says; the order of channels says nothing."""
    return one.settings, [item.to_mapping() | {"channels": sorted(item.channels)} for item in one.items]


@given(catalogues)
def test_a_catalogue_does_not_differ_from_itself(one: Catalogue) -> None:
    assert diff_catalogues(one, one) == ()


@given(catalogues, catalogues)
def test_applying_the_json_of_a_difference_gives_the_other_side(before: Catalogue, after: Catalogue) -> None:
    result = apply_diff(before, _json(diff_catalogues(before, after)))
    assert _meaning(result) == _meaning(after)
    assert diff_catalogues(result, after) == ()


@given(catalogues, catalogues)
def test_every_item_is_told_of_once_at_most(before: Catalogue, after: Catalogue) -> None:
    changes = [change for change in diff_catalogues(before, after) if change.item]
    for side in ("before", "after"):
        told_of = [item.id for change in changes if (item := getattr(change, side))]
        assert len(told_of) == len(set(told_of))
    assert all(change.fields or change.before is None or change.after is None for change in changes)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(catalogue(), id="the item is missing"),
        pytest.param(catalogue(replace(FIVE[0], content="第三种")), id="the field is another"),
        pytest.param(catalogue(FIVE[0], replace(FIVE[1], id="new")), id="a new id is taken"),
        pytest.param(catalogue(FIVE[0], settings=Settings(title="别的")), id="the title is another"),
    ],
)
def test_changes_are_not_applied_to_what_they_did_not_start_from(other: Catalogue) -> None:
    meeting = Item(id="new", category="政府会议", name="全体会议", content="议题")
    after = catalogue(replace(FIVE[0], content="别的"), meeting, settings=replace(SETTINGS, title="新目录"))
    records = _json(diff_catalogues(catalogue(FIVE[0]), after))
    assert _meaning(apply_diff(catalogue(FIVE[0]), records)) == _meaning(after)
    with pytest.raises(DoesNotFitError):
        apply_diff(other, records)
