"""What an item's life was made of is told rightly for any life."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.compare import UNORDERED, field_changes
from catalog_cli.changes.history import events, origins
from catalog_cli.model.commit import Commit
from catalog_cli.model.history import EventKind, FileVersion, HistoryStep, PreviousVersion
from catalog_cli.model.item import Item

ITEMS = st.builds(
    Item,
    id=st.sampled_from(["gongbao", "zfgb"]),
    category=st.just("政策文件"),
    name=st.sampled_from(["公报", "政府公报"]),
    content=st.just("每期"),
    time_limit=st.sampled_from([None, "及时", "长期"]),
    channels=st.lists(st.sampled_from(["网站", "公报", "广播"]), unique=True).map(tuple),
)
STATES = st.one_of(st.none(), ITEMS)
"""None is a file that could not be read."""


def commit(number: int) -> Commit:
    return Commit(
        f"{number:040}", (), "李维", "l@example.org", "2024-05-06T09:30:00+08:00", "2024-05-06", f"第{number}次"
    )


def line(states: Sequence[Item | None]) -> tuple[HistoryStep, ...]:
    """Return the steps of a life without branches; the states are from the newest back."""
    versions = [FileVersion("data/items/x.yaml", state) for state in states]
    pasts = [(PreviousVersion(version, number),) for number, version in enumerate(versions[1:], 1)]
    return tuple(
        HistoryStep(commit(number), version, past)
        for number, (version, past) in enumerate(zip(versions, [*pasts, ()], strict=True))
    )


@given(st.lists(STATES, min_size=1, max_size=8))
def test_an_event_tells_all_that_differs_from_the_last_state_that_could_be_read(states: list[Item | None]) -> None:
    told = events(line(states))
    assert len(told) == len(states)
    for number, (event, state) in enumerate(zip(told, states, strict=True)):
        before = next((each for each in states[number + 1 :] if each), None)
        if state is None:
            assert event.kind is EventKind.UNREADABLE
        elif before is None:
            assert (event.item, event.fields) == (state, ())
        else:
            assert event.fields == field_changes(before, state)
            assert (event.kind is EventKind.REWRITTEN) == (not event.fields)
            assert (event.kind is EventKind.RENAMED) == (before.id != state.id)


@given(st.lists(ITEMS, min_size=1, max_size=8))
def test_each_text_comes_from_the_oldest_state_that_has_had_it_ever_since(states: list[Item]) -> None:
    for origin in origins(line(states)):
        since = 0
        while since + 1 < len(states) and origin.text in states[since + 1].texts(origin.key):
            since += 1
        assert origin.commit == commit(since)


@given(ITEMS, st.lists(STATES, max_size=5))
def test_every_text_of_an_item_has_one_origin(newest: Item, others: list[Item | None]) -> None:
    told = [(origin.key, origin.text) for origin in origins(line([newest, *others]))]
    assert told == [(key, text) for key in newest.to_mapping() for text in newest.texts(key)]


@given(ITEMS, ITEMS, ITEMS)
def test_a_merge_tells_only_what_neither_side_had(merged: Item, ours: Item, theirs: Item) -> None:
    path = "data/items/x.yaml"
    sides = [HistoryStep(commit(1), FileVersion(path, ours)), HistoryStep(commit(2), FileVersion(path, theirs))]
    merge = HistoryStep(
        commit(0), FileVersion(path, merged), (PreviousVersion(sides[0].after, 1), PreviousVersion(sides[1].after, 2))
    )
    first = events((merge, *sides))[0]
    fields = {field.key for field in first.fields} if first.commit == commit(0) else set()
    for key in ("id", "name", "time_limit", "channels"):
        values = [side.value(key) for side in (merged, ours, theirs)]
        if key in UNORDERED:
            values = [set(side.channels) for side in (merged, ours, theirs)]
        assert (key in fields) == (values[0] not in values[1:])


def test_what_is_older_than_the_history_here_is_not_said_to_be_new() -> None:
    item = Item(id="x", category="a", name="b", content="c")
    steps = (HistoryStep(commit(0), FileVersion("x.yaml", item), known=False),)
    assert events(steps)[0].kind is EventKind.FIRST_KNOWN
    assert not any(origin.known for origin in origins(steps))


def test_an_item_that_is_gone_has_no_origins() -> None:
    item = Item(id="x", category="a", name="b", content="c")
    before = HistoryStep(commit(1), FileVersion("x.yaml", item))
    steps = (HistoryStep(None, None, (PreviousVersion(before.after, 1),)), before)
    assert origins(steps) == ()
    assert [event.kind for event in events(steps)] == [EventKind.REMOVED, EventKind.ADDED]
