"""A newer edition changes what it says otherwise, and nothing else."""

from collections.abc import Container, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.edition import Edition, apply_edition
from catalog_cli.changes.matching import match_rows
from catalog_cli.changes.order_numbers import merged_order, orders_of_edition
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document, ReadItem
from catalog_cli.model.item import Item, Value

COVERS = frozenset({"category", "name", "content", "channels", "channels_optional", "link", "link_note", "extra/备注"})
ONE = Item(
    id="one",
    category="甲",
    order=1,
    name="一",
    content="内容一",
    channels=("政府网站",),
    audience=("全社会",),
    published_with="two",
    extra={"备注": "旧", "别栏": "留"},
    path="data/items/one.yaml",
)
TWO = Item(id="two", category="甲", order=2, name="二", content="内容二", path="data/items/two.yaml")
SETTINGS = Settings(title="目录", publishers=("本机关",), categories=("甲", "乙"))
CATALOGUE = Catalogue(SETTINGS, (ONE, TWO))


def row(name: str, content: str, category: str = "甲", **more: Value) -> ReadItem:
    return ReadItem({"category": category, "name": name, "content": content, **more}, covers=COVERS)


def named(name: str, taken: Container[str]) -> str:
    return next(each for each in (f"id-{name}", *(f"id-{name}-{n}" for n in range(2, 99))) if each not in taken)


def brought(*rows: ReadItem, categories: Sequence[str] = ()) -> Edition:
    document = Document(
        items=rows, categories=tuple(categories or dict.fromkeys(str(r.values["category"]) for r in rows))
    )
    return apply_edition(CATALOGUE, document, match_rows(rows, CATALOGUE.items).items, named)


def after(result: Edition, item_id: str) -> Item:
    return next(item for item in result.after.items if item.id == item_id)


SAME_ONE = row("一", "内容一", channels=("政府网站",), extra={"备注": "旧"})
SAME_TWO = row("二", "内容二")


def test_the_same_table_changes_nothing() -> None:
    result = brought(SAME_ONE, SAME_TWO)
    assert (result.made, result.edits, result.absent) == ((), (), ())
    assert [item.id for item in result.unchanged] == ["one", "two"]
    assert result.after == result.before


def test_a_value_that_differs_is_changed_and_what_has_no_column_is_kept() -> None:
    result = brought(row("一", "新内容", channels=("政府网站",), extra={"备注": "新"}), SAME_TWO)
    assert [field.key for field in result.edits[0].fields] == ["content", "extra"]
    changed = after(result, "one")
    assert changed.audience == ("全社会",)
    assert changed.published_with == "two"
    assert changed.extra == {"备注": "新", "别栏": "留"}
    assert changed.path == "data/items/one.yaml"


def test_a_cell_that_is_empty_now_takes_the_value_away() -> None:
    changed = after(brought(row("一", "内容一"), SAME_TWO), "one")
    assert changed.channels == ()
    assert changed.extra == {"别栏": "留"}


def test_a_text_that_was_only_filled_in_does_not_overwrite_what_is_there() -> None:
    filled_in = ReadItem({"category": "甲", "name": "二", "content": "二"}, covers=frozenset({"category", "name"}))
    assert brought(SAME_ONE, filled_in).edits == ()


def test_a_link_takes_the_place_of_being_published_with_another() -> None:
    changed = after(brought(row("一", "内容一", link="https://x.gov.cn/"), SAME_TWO), "one")
    assert (changed.link, changed.published_with) == ("https://x.gov.cn/", None)


def test_a_value_that_prints_the_same_is_the_same() -> None:
    covering = ReadItem({**SAME_ONE.values, "audience": "全社会"}, covers=COVERS | {"audience"})
    assert brought(covering, SAME_TWO).edits == ()


def test_a_new_row_gets_an_id_that_is_free_and_a_place() -> None:
    document = Document(items=(SAME_ONE, row("三", "内容三"), SAME_TWO), categories=("甲",))
    result = apply_edition(CATALOGUE, document, (ONE, None, TWO), named, taken={"id-三"})
    assert [item.id for item in result.made] == ["id-三-2"]
    assert {item.id: item.order for item in result.after.items} == {"one": 1, "id-三-2": 2, "two": 3}


@pytest.mark.parametrize("carried", ["../x", "a/b", "X", "con", "", "a" * 65, "a.b", "one"])
def test_an_id_that_cannot_be_one_or_is_taken_gives_way_to_one_of_the_name(carried: str) -> None:
    stranger = ReadItem({"category": "甲", "name": "三", "content": "t"}, id=carried)
    result = apply_edition(CATALOGUE, Document(items=(SAME_ONE, stranger)), (ONE, None), named)
    assert [item.id for item in result.made] == ["id-三"]


def test_an_item_that_is_not_listed_stays_as_it_is() -> None:
    result = brought(SAME_TWO)
    assert [item.id for item in result.absent] == ["one"]
    assert after(result, "one") == ONE
    assert result.edits == ()


def test_a_new_category_comes_in_behind_the_one_before_it() -> None:
    result = brought(SAME_ONE, SAME_TWO, row("三", "内容三", "丙"), row("四", "内容四", "乙"))
    assert result.after.settings.categories == ("甲", "丙", "乙")


@pytest.mark.parametrize("partner", ["three", "one"])
def test_a_partner_that_is_not_there_is_kept_as_words(partner: str) -> None:
    row_with_partner = ReadItem(
        {"category": "甲", "name": "一", "content": "内容一", "published_with": partner},
        covers=COVERS | {"published_with"},
    )
    changed = after(brought(row_with_partner, SAME_TWO), "one")
    assert (changed.published_with, changed.extra["随同公开"]) == (None, partner)


def test_an_item_that_the_words_name_becomes_the_one_it_is_published_with() -> None:
    pair = (row("三", "内容三", link="https://x.gov.cn/"), row("四", "内容四", link_note="同三一起公开"))
    pair = (pair[0], ReadItem(pair[1].values, covers=COVERS, with_item=0))
    result = apply_edition(CATALOGUE, Document(items=pair), (None, None), named)
    assert after(result, "id-四").published_with == "id-三"


NUMBERS = {
    "in order already": ([("a", 1), ("b", 5)], [], {"a": 1, "b": 5}),
    "none has a number, and they are in the order of their ids": (
        [("a", None), ("b", None)],
        [],
        {"a": None, "b": None},
    ),
    "turned round": ([("b", 2), ("a", 1)], [], {"b": 2, "a": 3}),
    "without numbers, turned round": ([("b", None), ("a", None)], [], {"b": 1, "a": 2}),
    "one that is not listed keeps its number": ([("c", 3), ("a", 1)], [("b", 4)], {"c": 3, "a": 5}),
}


@pytest.mark.parametrize(("listed", "kept", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_within_a_category(
    listed: list[tuple[str, int | None]],
    kept: list[tuple[str, int | None]],
    numbers: dict[str, int | None],
) -> None:
    def items(pairs: list[tuple[str, int | None]]) -> list[Item]:
        return [Item(id=name, category="甲", order=order, name=name, content=name) for name, order in pairs]

    ids = frozenset(name for name, _ in (*listed, *kept))
    assert orders_of_edition(items(listed), items(kept), ids) == numbers


names = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=6)


@given(names, names)
def test_names_take_the_order_of_the_newer_list_and_none_is_lost(old: list[str], new: list[str]) -> None:
    result = merged_order(old, new)
    assert sorted(result) == sorted({*old, *new})
    assert [name for name in result if name in new] == new
    assert [name for name in result if name not in new] == [name for name in old if name not in new]


def test_a_name_that_begins_the_newer_list_goes_before_the_next_that_is_known() -> None:
    assert merged_order(("甲", "乙", "丙"), ("新", "丙", "末")) == ("甲", "乙", "新", "丙", "末")
