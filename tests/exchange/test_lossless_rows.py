"""An official table that carries its rows' texts comes back as the very same items, and what was edited since wins."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.exchange.lossless_rows import (
    FURTHER,
    cells_suffice,
    found_columns,
    is_read_by_cells,
    metadata_rows,
    official_grid,
    read_cells,
)
from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.row_metadata import settled
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Grid, GridCell, SourceDocument
from catalog_cli.exchange.tables.locate import locate
from catalog_cli.exchange.tables.read import read_alone, read_tables
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value, item_from

AWKWARD = (
    *(
        "无",
        "—",
        "/",
        "同上",
        "〃",
        "“",
        "√",
        "■甲",
        "□",
        "口",
        "1",
        "全社会",
        "其他",
        "甲/乙",
        "a、b；c",
        "《甲》；《乙》",
    ),
    *("《甲法》", "一\n二", "政\n策", " x ", "a  b", "\u3000", "[bookmark: _GoBack]", "_GoBack", "www.x.gov.cn"),
    *(
        "https://x.gov.cn/甲",
        "https://x.gov.cn/a b",
        "x\x1by",
        "a\u202eb",
        "a\u2028b",
        "序号",
        "公开内容",
        "{}",
        "\r",
        "\ud800",
    ),
)
TEXTS = st.sampled_from(AWKWARD) | st.text(min_size=1, max_size=8)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
MAYBE = st.none() | TEXTS
HEADINGS = st.sampled_from(
    [
        "备注",
        "序号",
        "公开内容",
        "事项类别",
        "链接地址",
        "公开主体",
        "公开对象",
        "全社会",
        "id",
        "编号",
        "name",
        "order",
    ]
)
ITEMS = st.builds(
    Item,
    id=st.just("a"),
    category=st.sampled_from(["甲", "乙/丙"]) | TEXTS,
    order=st.none() | st.integers(1, 9),
    name=TEXTS,
    content=TEXTS,
    basis=LISTS,
    channels=LISTS,
    channels_optional=LISTS,
    time_limit=MAYBE,
    responsible=LISTS,
    publisher=MAYBE,
    link=st.none() | st.sampled_from(["https://x.gov.cn/a", "HTTP://x", "https://x.gov.cn/政策"]) | TEXTS,
    published_with=st.none() | st.just("b"),
    link_note=MAYBE,
    audience=MAYBE | st.lists(TEXTS, min_size=1, max_size=2).map(tuple),
    method=MAYBE,
    level=MAYBE,
    duration=MAYBE,
    column=MAYBE,
    not_applicable=MAYBE,
    review_date=MAYBE | st.dates().map(date.isoformat),
    extra=st.dictionaries(HEADINGS | TEXTS, TEXTS, max_size=2),
    others=st.dictionaries(
        st.sampled_from(["备注", "phone", "序号"]), TEXTS | st.booleans() | st.integers(), max_size=2
    ),
)
CATALOGUES = st.builds(
    lambda title, items: Catalogue(
        Settings(title=title, publishers=("甲局",), categories=("甲",)),
        tuple(replace(item, id=f"a-{place}") for place, item in enumerate(items)),
    ),
    st.sampled_from(["目录", "无", ""]),
    st.lists(ITEMS, min_size=1, max_size=4),
)
BASE: dict[str, Value] = {"id": "a", "category": "甲", "name": "乙", "content": "丙"}


def carrying(catalogue: Catalogue) -> Grid:
    """Return a catalogue's official table as a document that carries what it must."""
    table = official_table(catalogue)
    return replace(official_grid(table), metadata=dict(enumerate(metadata_rows(table), 1)))


def read(grid: Grid, title: str = "目录") -> Document:
    """Read a table as the only one of a document."""
    return read_tables(SourceDocument((title, grid)), ReadOptions())


def edited(grid: Grid, edits: Mapping[str, str]) -> Grid:
    """Write other texts into the cells of the first row, by their headings."""
    heading, row, *others = grid.rows
    cells = [
        GridCell(edits.get(above.text, cell.text), (), 1, cell.column) for above, cell in zip(heading, row, strict=True)
    ]
    return replace(grid, rows=(heading, tuple(cells), *others))


def plain(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return values as a file's mapping has them."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def mapping(item: Item) -> dict[str, Value]:
    """Return what a file holds of an item, without its id."""
    return {key: value for key, value in item.to_mapping().items() if key != "id"}


def one(**fields: Value) -> Catalogue:
    """Make a catalogue of one item."""
    return Catalogue(Settings(title="目录", form="office"), (item_from(BASE | fields),))


def first(grid: Grid) -> dict[str, Value]:
    """Return the values that are read for the only item."""
    (item,) = read(grid).items
    assert item.id == "a"
    return plain(item.values)


@given(CATALOGUES)
def test_any_item_comes_back_equal(catalogue: Catalogue) -> None:
    grid = carrying(catalogue)
    document = read(grid)
    rows = [row.item for row in official_table(catalogue).rows]
    assert [item.id for item in document.items] == [row.id for row in rows]
    assert [plain(item.values) for item in document.items] == [mapping(row) for row in rows]
    assert document.cleanings == ()


@given(CATALOGUES)
def test_spaces_that_a_program_adds_or_takes_change_nothing(catalogue: Catalogue) -> None:
    grid = carrying(catalogue)
    rows = [[GridCell(_respaced(cell.text), (), cell.row, cell.column) for cell in row] for row in grid.rows[1:]]
    document = read(replace(grid, rows=(grid.rows[0], *map(tuple, rows))))
    items = [row.item for row in official_table(catalogue).rows]
    assert [plain(item.values) for item in document.items] == [mapping(item) for item in items]


def _respaced(text: str) -> str:
    return "\n\n".join(f" {line.replace(' ', '  ')}\xa0" for line in text.split("\n"))


@given(CATALOGUES, st.randoms())
def test_rows_may_be_put_in_another_order(catalogue: Catalogue, random: Random) -> None:
    grid = carrying(catalogue)
    order = list(range(1, len(grid.rows)))
    random.shuffle(order)
    moved = replace(
        grid,
        rows=(grid.rows[0], *(grid.rows[place] for place in order)),
        metadata={new: grid.metadata[old] for new, old in enumerate(order, 1)},
    )
    items = {item.id: item for item in catalogue.items}
    for item in read(moved).items:
        assert plain(item.values) == mapping(items[item.id or ""])


@pytest.mark.parametrize(
    ("fields", "edits", "changed"),
    [
        pytest.param({}, {"事项名称": "丁"}, {"name": "丁"}, id="a name"),
        pytest.param({"order": 7}, {"公开内容": "丁"}, {"content": "丁"}, id="what has no column stays"),
        pytest.param(
            {"channels": ["a、b"]}, {"公开时限": "3日内"}, {"time_limit": "3日内"}, id="a cell beside another"
        ),
        pytest.param({"channels": ["a、b"]}, {"公开渠道": "a、c"}, {"channels": ["a", "c"]}, id="a list"),
        pytest.param(
            {"channels_optional": ["a b", "c"]},
            {"公开渠道": "■a b □c"},
            {"channels": ["a b"], "channels_optional": ["c"]},
            id="a box that is ticked now",
        ),
        pytest.param({"category": "无"}, {"事项类别": "丁"}, {"category": "丁"}, id="a category"),
        pytest.param(
            {"published_with": "b", "link_note": "见乙"},
            {"公开时限": "3日内"},
            {"time_limit": "3日内"},
            id="an item on another's page stays there",
        ),
        pytest.param(
            {"published_with": "b", "link_note": "见乙"},
            {"链接地址（可跳转）": "https://x.gov.cn/a"},
            {"link": "https://x.gov.cn/a", "link_note": None, "published_with": None},
            id="a page of its own",
        ),
        pytest.param(
            {"extra": {"备注": "同上", "附件": "无"}},
            {"备注": "三"},
            {"extra": {"备注": "三", "附件": "无"}},
            id="one of two columns that no field has",
        ),
        pytest.param(
            {"phone": "无"}, {"公开时限": "3日内"}, {"time_limit": "3日内"}, id="a key of the workspace stays"
        ),
        pytest.param({"phone": "86"}, {"phone": "87"}, {"phone": "87"}, id="a key of the workspace"),
        pytest.param({"time_limit": "3日内"}, {"公开时限": "无"}, {"time_limit": None}, id="a cell that is empty now"),
    ],
)
def test_an_edited_cell_wins_and_no_other_value_changes(
    fields: dict[str, Value], edits: Mapping[str, str], changed: Mapping[str, Value]
) -> None:
    expected = {**BASE, **fields, **changed}
    expected.pop("id")
    grid = edited(carrying(one(**fields)), edits)
    assert first(grid) == {key: value for key, value in expected.items() if value is not None}


def test_what_is_no_longer_readable_is_as_if_it_were_not_metadata() -> None:
    (item,) = read(replace(carrying(one(order=2)), metadata={1: "{"})).items
    assert (item.id, "order" in item.values) == (None, False)


def test_a_row_that_was_copied_is_a_new_item() -> None:
    grid = carrying(one())
    twice = replace(grid, rows=(*grid.rows, grid.rows[1]), metadata={1: grid.metadata[1], 2: grid.metadata[1]})
    assert [item.id for item in read(twice).items] == ["a", None]


def test_a_row_covers_the_columns_and_what_it_carries() -> None:
    (item,) = read(carrying(one(order=2, extra={"备注": "x"}))).items
    assert item.covers is not None
    assert {"order", "link_note", "channels_optional", "extra/备注"} <= item.covers
    assert "audience" not in item.covers
    assert item.covers - {"extra/备注"} <= set(FIELDS)


def test_lines_that_a_reader_of_tables_joins_come_back() -> None:
    (item,) = read(carrying(one(publisher="一\n二"))).items
    assert item.values["publisher"] == "一\n二"


def test_an_empty_table_carries_nothing() -> None:
    assert metadata_rows(official_table(Catalogue(Settings()))) == ()


@given(CATALOGUES)
def test_cells_read_one_by_one_say_what_their_row_says(catalogue: Catalogue) -> None:
    grid = official_grid(official_table(catalogue))
    found = FoundTable(grid, _columns(grid), ())
    if is_read_by_cells(found.columns):
        for index in range(1, len(grid.rows)):
            assert read_cells(found, index) == read_alone(found, index)


FLAT_TEXTS = st.sampled_from(
    ["公报", "《甲法》第一条", "年度", "见乙，一并公开"] * 3 + ["同上", "无", "a  b", "网站、公报", "公\n报"]
)
FLAT_ITEMS = st.builds(
    Item,
    id=st.sampled_from(["a", "a-1", "b", "b-1", "c", "c-1", "con", "A"]),
    category=st.sampled_from(["甲", "乙/丙"] * 3 + ["同上", "无"]),
    order=st.sampled_from([None, 1, 12, 345, 0]),
    name=FLAT_TEXTS,
    content=FLAT_TEXTS,
    basis=st.lists(FLAT_TEXTS, max_size=2, unique=True).map(tuple),
    channels=st.lists(FLAT_TEXTS, max_size=1).map(tuple),
    link=st.sampled_from([None, "https://x.gov.cn/a"]),
    link_note=st.none() | FLAT_TEXTS,
    published_with=st.sampled_from([None, None, "b", "B"]),
    extra=st.sampled_from([{}, {}, {"备注": "x"}, {"次序": "2"}]),
)


def flat(table: OfficialTable, items: Sequence[Item]) -> Grid:
    """Return a table with columns for the fields that it does not print, as in a document without metadata."""
    further = [
        [FIELDS[key].heading for key in FURTHER],
        *([str(item.value(key) or "") for key in FURTHER] for item in items),
    ]
    rows = zip(official_grid(table).rows, further, strict=True)
    return Grid(
        tuple(
            tuple(
                GridCell(text, (), row, column) for column, text in enumerate([*(cell.text for cell in cells), *more])
            )
            for row, (cells, more) in enumerate(rows)
        )
    )


@given(st.lists(FLAT_ITEMS, min_size=1, max_size=3), st.sampled_from([1, 64]))
def test_cells_say_the_items_that_their_table_is_read_as(items: list[Item], together: int) -> None:
    table = official_table(Catalogue(Settings(), tuple(items)))
    rows = [row.item for row in table.rows]
    document = read_tables(SourceDocument((flat(table, rows),)), ReadOptions())
    are_whole = all(item.id and item.with_item is None for item in document.items)
    same = are_whole and [item_from({**item.values, "id": item.id}) for item in document.items] == rows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("catalog_cli.exchange.lossless_rows._TOGETHER", together)
        assert cells_suffice(flat(table, rows), rows) == same


@given(CATALOGUES)
def test_the_first_rows_tell_what_all_rows_tell_of_the_columns(catalogue: Catalogue) -> None:
    table = official_table(catalogue)
    assert found_columns(table) == _columns(official_grid(table))


@given(st.text(st.sampled_from("a预 \n\t\r\x0b\x85\u3000\u2028"), max_size=8))
def test_a_settled_cell_has_single_spaces_and_no_empty_lines(text: str) -> None:
    lines = [" ".join(part for part in re.split(r"[^\S\n]+", line) if part) for line in text.splitlines()]
    assert settled(text) == "\n".join(filter(None, lines))


def _columns(grid: Grid) -> tuple[TableColumn, ...]:
    found = locate(SourceDocument((grid,)), ReadOptions()).tables
    return found[0].columns if found else ()
