"""Sheets that came back are taken together field by field; what contradicts is a conflict, and nothing is lost."""

from collections.abc import Container

import pytest
from msgspec.structs import replace

from catalog_cli.changes.matching import match_rows
from catalog_cli.changes.returned import Returned, ReturnedSheet, take_together
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document, ReadItem
from catalog_cli.model.item import Item, Value, item_from

COLUMNS = frozenset(
    {"category", "name", "content", "channels", "responsible", "time_limit", "extra/备注", "extra/电话"}
)
A, B = "教育局.xlsx", "财政局.xlsx"


def item(id_: str, **values: Value) -> Item:
    return item_from({"id": id_, "category": "甲", "name": id_, "content": "旧", **values}, f"data/items/{id_}.yaml")


def catalogue(*items: Item) -> Catalogue:
    return Catalogue(Settings(categories=("甲",)), items)


def row(of: Item, **values: Value) -> ReadItem:
    """Return an item's row as its sheet brings it back, with some values changed; None takes one away."""
    changed = {**of.to_mapping(), **values}
    carried = str(changed.pop("id"))
    return ReadItem({key: value for key, value in changed.items() if value is not None}, id=carried, covers=COLUMNS)


def new_row(name: str, **values: Value) -> ReadItem:
    return ReadItem({"category": "甲", "name": name, "content": "新", **values}, covers=COLUMNS)


def returned(before: Catalogue, **files: tuple[list[ReadItem], list[str]]) -> Returned:
    """Take sheets together: of each file (`a` and `b`) its rows, and the ids that it was sent out with."""
    sheets = []
    for name, (rows, sent) in files.items():
        categories = tuple(dict.fromkeys(str(each.values["category"]) for each in rows))
        document = Document(items=tuple(rows), categories=categories)
        found = match_rows(rows, before.items).items
        sheets.append(ReturnedSheet({"a": A, "b": B}[name], document, found, frozenset(sent)))
    return take_together(before, sheets, new_id)


def new_id(name: str, taken: Container[str]) -> str:
    return next(each for number in range(1, 9) if (each := f"{name}-{number}") not in taken)


def after(outcome: Returned) -> dict[str, Item]:
    return {each.id: each for each in outcome.edition.after.items}


X, Y = item("x", order=1, responsible=["教育局", "财政局"], channels=["网站", "公报"]), item("y", order=2)


def test_what_each_file_changes_comes_in_although_the_other_still_has_the_old_value() -> None:
    outcome = returned(
        catalogue(X, Y),
        a=([row(X, content="新")], ["x"]),
        b=([row(X, time_limit="及时"), row(Y, content="也新")], ["x", "y"]),
    )
    items = after(outcome)
    assert (items["x"].content, items["x"].time_limit, items["y"].content) == ("新", "及时", "也新")
    assert [edit.after.id for edit in outcome.edition.edits] == ["x", "y"]
    assert not outcome.conflicts
    assert [(each.file, [edit.before.id for edit in each.edition.edits]) for each in outcome.sheets] == [
        (A, ["x"]),
        (B, ["x", "y"]),
    ]


def test_a_field_that_two_files_change_differently_is_a_conflict_with_both_values_and_files() -> None:
    outcome = returned(catalogue(X), a=([row(X, content="甲说")], ["x"]), b=([row(X, content="乙说")], ["x"]))
    (conflict,) = outcome.conflicts
    assert (conflict.item.id, conflict.field) == ("x", ("content",))
    assert conflict.sides == (("甲说", (A,)), ("乙说", (B,)))


def test_to_take_a_value_away_and_to_change_it_is_a_conflict() -> None:
    before = item("x", time_limit="及时")
    outcome = returned(
        catalogue(before), a=([row(before, time_limit=None)], ["x"]), b=([row(before, time_limit="每年")], ["x"])
    )
    assert [conflict.sides for conflict in outcome.conflicts] == [((None, (A,)), ("每年", (B,)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"content": "同"}, {"content": "同"}),
        ({"channels": ["网站", "公报", "报纸"]}, {"channels": ["报纸", "公报", "网站"]}),
        ({"extra": {"备注": "一"}}, {"extra": {"电话": "二"}}),
    ],
    ids=["the same value", "channels in another order", "two headings of extra"],
)
def test_what_does_not_contradict_is_no_conflict(one: dict[str, Value], other: dict[str, Value]) -> None:
    outcome = returned(catalogue(X), a=([row(X, **one)], ["x"]), b=([row(X, **other)], ["x"]))
    assert not outcome.conflicts
    assert len(outcome.edition.edits) == 1


def test_two_headings_of_extra_come_in_together() -> None:
    outcome = returned(
        catalogue(X),
        a=([row(X, extra={"备注": "一"})], ["x"]),
        b=([row(X, extra={"电话": "二"})], ["x"]),
    )
    assert after(outcome)["x"].extra == {"备注": "一", "电话": "二"}


def test_an_item_is_absent_only_where_its_own_sheet_misses_it() -> None:
    outcome = returned(catalogue(X, Y, item("z", order=3)), a=([row(X)], ["x", "y"]))
    assert [each.id for each in outcome.edition.absent] == ["y"]
    assert [each.id for each in outcome.sheets[0].edition.absent] == ["y"]
    assert len(outcome.edition.after.items) == 3


def test_an_item_that_another_sheet_still_lists_is_kept_and_named() -> None:
    outcome = returned(catalogue(X, Y), a=([row(Y)], ["x", "y"]), b=([row(X, content="新")], ["x"]))
    assert not outcome.edition.absent
    assert outcome.kept == {"x": (A,)}
    assert after(outcome)["x"].content == "新"


def test_a_row_that_two_files_add_alike_is_one_new_item() -> None:
    outcome = returned(catalogue(X), a=([row(X), new_row("新事项")], ["x"]), b=([row(X), new_row("新 事项")], ["x"]))
    assert [each.name for each in outcome.edition.made] == ["新事项"]
    assert [conflict.field for conflict in outcome.conflicts] == [("name",)]
    same = returned(catalogue(X), a=([row(X), new_row("新事项")], ["x"]), b=([new_row("新事项"), row(X)], ["x"]))
    assert [each.id for each in same.edition.made] == ["新事项-1"]
    assert not same.conflicts


def test_a_row_that_two_files_add_differently_is_a_conflict() -> None:
    outcome = returned(
        catalogue(X),
        a=([row(X), new_row("新事项", responsible=["教育局"])], ["x"]),
        b=([row(X), new_row("新事项", time_limit="及时")], ["x"]),
    )
    assert {conflict.field: conflict.sides for conflict in outcome.conflicts} == {
        ("responsible",): ((["教育局"], (A,)), (None, (B,))),
        ("time_limit",): (("及时", (B,)), (None, (A,))),
    }


def test_different_new_items_of_one_name_get_ids_of_their_own() -> None:
    outcome = returned(
        catalogue(X), a=([row(X), new_row("新")], ["x"]), b=([row(X), new_row("新", category="乙")], ["x"])
    )
    assert [(each.id, each.category) for each in outcome.edition.made] == [("新-1", "甲"), ("新-2", "乙")]
    assert outcome.edition.after.settings.categories == ("甲", "乙")


def test_rows_that_two_files_put_in_the_same_place_get_places_of_their_own() -> None:
    z = item("z", order=3)
    outcome = returned(
        catalogue(X, Y, z),
        a=([row(X), new_row("一"), row(Y)], ["x", "y"]),
        b=([row(Y), new_row("二"), row(z)], ["y", "z"]),
    )
    orders = {each.id: each.order for each in outcome.edition.after.items}
    assert len(set(orders.values())) == 5
    assert min(orders, key=lambda id_: orders[id_] or 0) == "x"
    assert not outcome.conflicts


def test_sheets_that_come_back_as_they_went_out_change_nothing() -> None:
    outcome = returned(catalogue(X, Y), a=([row(X)], ["x"]), b=([row(X), row(Y)], ["x", "y"]))
    edition = outcome.edition
    assert (edition.made, edition.edits, edition.absent) == ((), (), ())
    assert list(edition.after.items) == [X, Y]


def test_a_row_that_nobody_edited_does_not_turn_back_what_changed_here_since_it_was_sent() -> None:
    now = item("x", content="此后改的", order=1)
    untouched = replace(row(X), as_sent=COLUMNS)
    outcome = returned(catalogue(now, Y), a=([untouched, row(Y, content="新")], ["x", "y"]))
    assert [edit.after.id for edit in outcome.edition.edits] == ["y"]
    assert after(outcome)["x"] == now
    assert [each.id for each in outcome.sheets[0].edition.unchanged] == ["x"]


def test_rows_that_were_only_moved_change_their_order() -> None:
    rows = [replace(row(each), as_sent=COLUMNS) for each in (Y, X)]
    outcome = returned(catalogue(X, Y), a=(rows, ["x", "y"]))
    items = after(outcome)
    assert (items["y"].order or 0) < (items["x"].order or 0)
    assert [field.key for edit in outcome.edition.edits for field in edit.fields] == ["order"]


def test_the_order_of_categories_stays_and_new_ones_are_put_behind_those_that_they_follow() -> None:
    before = Catalogue(Settings(categories=("甲", "乙")), (item("x"), item("y", category="乙")))
    first, second = before.items
    outcome = returned(before, a=([row(second), row(first), new_row("新", category="丙")], ["x", "y"]))
    assert outcome.edition.after.settings.categories == ("甲", "丙", "乙")


def test_of_an_edited_row_only_the_edited_cells_count() -> None:
    now = item("x", content="此后改的", time_limit="及时", order=1, extra={"备注": "此后", "电话": "此后"})
    sent = item("x", content="旧", time_limit="每年", order=1, extra={"备注": "发出时", "电话": "发出时"})
    edited = replace(row(sent), as_sent=COLUMNS - {"time_limit", "extra/电话"})
    outcome = returned(catalogue(now), a=([edited], ["x"]))
    assert after(outcome)["x"] == replace(now, time_limit="每年", extra={"备注": "此后", "电话": "发出时"})
