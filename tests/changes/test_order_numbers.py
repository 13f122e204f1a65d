"""Items stand where they are wanted, and no more numbers change than must."""

from collections.abc import Mapping
from itertools import permutations, product

from hypothesis import example, given
from hypothesis import strategies as st

from catalog_cli.changes.order_numbers import orders_for
from catalog_cli.model.catalogue import in_order
from catalog_cli.model.item import Item
from conftest import drawing

NUMBERS = st.one_of(st.none(), st.integers(1, 12))


def item(item_id: str, order: int | None = None) -> Item:
    return Item(id=item_id, category="政策文件", name=item_id, content="要点", order=order)


def in_place(items: list[Item], orders: Mapping[str, int | None]) -> list[str]:
    """Return the ids in the order in which the catalogue has the items once they have these numbers."""
    return [each.id for each in in_order([item(each.id, orders[each.id]) for each in items], ["政策文件"])]


@st.composite
def standings(draw: st.DrawFn) -> tuple[list[Item], frozenset[str]]:
    """Return the items of a category with some of them put elsewhere, and the ids of those."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1))
    items = list(in_order([item(item_id, draw(NUMBERS)) for item_id in ids], ["政策文件"]))
    moved = draw(st.lists(st.sampled_from(items), unique_by=lambda each: each.id, min_size=1))
    others = [each for each in items if each not in moved]
    place = draw(st.integers(0, len(others)))
    return [*others[:place], *moved, *others[place:]], frozenset(each.id for each in moved)


@given(standings())
def test_the_items_stand_as_they_are_wanted(standing: tuple[list[Item], frozenset[str]]) -> None:
    items, moved = standing
    orders = orders_for(items, moved)
    assert in_place(items, orders) == [each.id for each in items]
    assert all(number is None or number >= 1 for number in orders.values())


def shares_a_number(items: list[Item], way: tuple[int | None, ...]) -> bool:
    """Return whether an item gets the number of another, unless they shared one before: its id alone would sort it."""
    given_out = list(zip(items, way, strict=True))
    return any(
        number is not None and number == other_number and each.order not in {number, other.order}
        for (each, number), (other, other_number) in permutations(given_out, 2)
    )


@drawing(25)
@example([1, 1, 3], 0)
@given(st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=1, max_size=3), st.integers(0, 3))
def test_no_other_way_changes_fewer_numbers(numbers: list[int | None], place: int) -> None:
    others = list(in_order([item("ace"[n], number) for n, number in enumerate(numbers)], ["政策文件"]))
    items = [*others[:place], item("d"), *others[place:]]
    ids = [each.id for each in items]
    orders = orders_for(items, frozenset("d"))
    fewest = min(
        sum(number != each.order for each, number in zip(items, way, strict=True) if each.id != "d")
        for way in product([None, *range(1, 9)], repeat=len(items))
        if not shares_a_number(items, way) and in_place(items, dict(zip(ids, way, strict=True))) == ids
    )
    assert sum(orders[each.id] != each.order for each in others) == fewest


def test_a_gap_is_shared_evenly() -> None:
    items = [item("a", 1), item("x"), item("y"), item("b", 31)]
    assert orders_for(items, frozenset("xy")) == {"a": 1, "x": 11, "y": 21, "b": 31}


def test_a_long_category_is_numbered_at_once() -> None:
    items = [item(f"i{number:05}", number + 1) for number in range(20_000)]
    orders = orders_for([items[-1], *items[:-1]], frozenset({items[-1].id}))
    assert list(orders.values()) == list(range(1, 20_001))
