"""A row of a newer edition finds the item that it is, and no item is found twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.likeness import LIKELY, likeness
from catalog_cli.changes.matching import match_rows
from catalog_cli.model.document import ReadItem
from catalog_cli.model.item import Item

BULLETIN = Item(
    id="zhengfu-gongbao", category="政策文件", name="政府公报", content="每期政府公报", link="https://x.gov.cn/gb"
)
BUDGET = Item(id="yusuan", category="财政", name="预算、决算", content="部门预算、决算及执行情况")
LEADERS = Item(id="lingdao", category="机构概况", name="领导信息", content="负责人姓名、职务、分管工作")
REPORT = Item(id="nianbao", category="年报", name="年报（２０２４年）", content="上一年度报告")
ITEMS = (BULLETIN, BUDGET, LEADERS, REPORT)


def row(
    name: str, category: str = "政策文件", content: str = "别的内容", item_id: str | None = None, **more: str
) -> ReadItem:
    return ReadItem({"name": name, "category": category, "content": content, **more}, id=item_id)


FOUND_BY = {
    "the same category and name": (row("政府公报"), BULLETIN),
    "a name that is broken over lines": (row("政府\n公报"), BULLETIN),
    "a name with spaces between": (row("政府 公报 "), BULLETIN),
    "a name with half-width brackets": (row("年报(2024年)", "年报"), REPORT),
    "the id, whatever the name": (row("全然不同", "别处", item_id="yusuan"), BUDGET),
    "an id that is not here says nothing": (row("政府公报", item_id="bie-de"), BULLETIN),
    "the same name in another category is only likely": (row("政府公报", "别处"), None),
    "something new": (row("应急预案"), None),
}


@pytest.mark.parametrize(("given_row", "found"), FOUND_BY.values(), ids=FOUND_BY)
def test_a_row_is_found_by(given_row: ReadItem, found: Item | None) -> None:
    assert match_rows([given_row], ITEMS).items == (found,)


def test_a_copied_row_is_not_taken_for_the_item_when_the_item_itself_is_there() -> None:
    copy = row("政府公报增刊", item_id="zhengfu-gongbao")
    matching = match_rows([copy, row("政府公报", item_id="zhengfu-gongbao")], ITEMS)
    assert matching.items == (None, BULLETIN)


def test_items_of_the_same_name_are_found_in_their_order() -> None:
    twins = [Item(id=f"qita-{n}", category="其他", name="其他", content=f"内容{n}") for n in (1, 2)]
    matching = match_rows([row("其他", "其他"), row("其他", "其他"), row("其他", "其他")], twins)
    assert matching.items == (*twins, None)


LIKELY_WHEN = {
    "moved to another category": (row("政府公报", "公报", "每期政府公报"), BULLETIN),
    "a longer name": (row("预算、决算信息", "财政", "部门预算、决算及执行情况"), BUDGET),
    "renamed, with the same page and content": (
        row("市政府公报", "公报公告", "每期政府公报", link="https://x.gov.cn/gb"),
        BULLETIN,
    ),
    "something else in the same category": (row("应急预案", "财政", "突发事件应急预案"), None),
    "something else with a usual word": (row("信访信息", "机构概况", "信访渠道"), None),
}


@pytest.mark.parametrize(("given_row", "like"), LIKELY_WHEN.values(), ids=LIKELY_WHEN)
def test_a_guess_is_made_when_a_row_is(given_row: ReadItem, like: Item | None) -> None:
    likely = match_rows([given_row], ITEMS).likely
    assert [guess.item for guess in likely] == ([like] if like else [])


def test_guesses_that_are_accepted_join_what_is_certain() -> None:
    matching = match_rows([row("政府公报"), row("预算、决算信息", "财政", "部门预算、决算及执行情况")], ITEMS)
    assert matching.accepting(matching.likely) == (BULLETIN, BUDGET)
    assert matching.accepting(()) == (BULLETIN, None)


texts = st.text("政府公报预算信息ab", min_size=1, max_size=4)
rows = st.lists(st.builds(row, texts, texts, texts, st.none() | st.sampled_from(["id-1", "id-2", "id-9"])), max_size=6)
items = st.lists(st.tuples(texts, texts, texts), max_size=6).map(
    lambda made: [
        Item(id=f"id-{number}", category=category, name=name, content=content)
        for number, (category, name, content) in enumerate(made)
    ]
)


@given(rows, items)
def test_no_item_is_found_for_two_rows(rows: list[ReadItem], items: list[Item]) -> None:
    matching = match_rows(rows, items)
    found = [item.id for item in matching.accepting(matching.likely) if item]
    assert len(found) == len(set(found))
    assert not {guess.index for guess in matching.likely} & {n for n, item in enumerate(matching.items) if item}


@given(texts, texts, texts)
def test_an_item_is_wholly_like_itself(category: str, name: str, content: str) -> None:
    values = {"category": category, "name": name, "content": content}
    assert likeness(values, values) == pytest.approx(1.0)
    assert LIKELY < 1.0
