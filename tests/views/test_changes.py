"""Changes are shown a field a row, a change a record, and as Markdown in which item text stays text."""

import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.formats import Screen
from catalog_cli.formats.changes.markdown import write
from catalog_cli.model.change import Change, ChangeKind, Comparison, FieldChange
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell
from catalog_cli.views.changes import changes_stat, changes_table
from hostile import FORBIDDEN, HOSTILE

GAZETTE = Item(id="gongbao", category="政策文件", name="政府公报", content="每期", path="data/items/gongbao.yaml")
MEETING = Item(id="huiyi", category="政府会议", name="全体会议", content="议题")
ADDED = Change(ChangeKind.ADDED, "huiyi", None, MEETING)
REMOVED = Change(ChangeKind.REMOVED, "huiyi", MEETING, None)


def changed(*fields: FieldChange, item: Item = GAZETTE) -> Change:
    return Change(ChangeKind.CHANGED, item.id, item, item, fields)


TWO_FIELDS = changed(
    FieldChange("time_limit", "20个工作日内", "15个工作日内"), FieldChange("basis", ("《甲》", "《乙》"), None)
)


def changes_markdown(changes: list[Change]) -> str:
    return "".join(write(Comparison(changes=tuple(changes)), Screen()))


def marks(cell: Cell) -> list[str]:
    return [cell.text[start:end] for start, end in cell.marks]


def test_each_changed_field_has_a_row_that_says_whose_it_is() -> None:
    rows = changes_table([TWO_FIELDS, ADDED]).rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["changed", "gongbao", "政府公报", "Time limit", "20个工作日内", "15个工作日内"],
        ["changed", "gongbao", "政府公报", "Legal basis", "《甲》；《乙》", ""],
        ["added", "huiyi", "全体会议", "", "", ""],
    ]


def test_the_differing_part_is_marked_on_both_sides() -> None:
    row = changes_table([TWO_FIELDS]).rows[0]
    assert (marks(row[4]), marks(row[5])) == (["20"], ["15"])


@pytest.mark.parametrize(
    ("places", "kind", "row"),
    [
        pytest.param((3, 1), ChangeKind.REORDERED, ["reordered", "Place", "3", "1"], id="the place that it left"),
        pytest.param((2, 2), ChangeKind.RENUMBERED, ["renumbered", "Order", "7", "9"], id="a number that moved on"),
        pytest.param(None, ChangeKind.CHANGED, ["renumbered", "Order", "7", "9"], id="places that nobody worked out"),
    ],
)
def test_another_number_is_told_apart_from_another_place(
    places: tuple[int, int] | None, kind: ChangeKind, row: list[str]
) -> None:
    change = Change(kind, "gongbao", GAZETTE, GAZETTE, (FieldChange("order", 7, 9),), places=places)
    cells = [cell.text for cell in changes_table([change]).rows[0]]
    assert [cells[0], *cells[3:]] == row


def test_the_number_of_an_item_that_was_pushed_along_or_moved_away_says_nothing() -> None:
    number, content, category = (
        FieldChange("order", 7, 9),
        FieldChange("content", "每期", "每月"),
        FieldChange("category", "政策文件", "政府会议"),
    )
    pushed = Change(ChangeKind.CHANGED, "gongbao", GAZETTE, GAZETTE, (number, content), places=(2, 2))
    away = Change(ChangeKind.MOVED, "gongbao", GAZETTE, GAZETTE, (category, number))
    assert [[row[0].text, row[3].text] for row in changes_table([pushed, away]).rows] == [
        ["changed", "Content"],
        ["moved", "Category"],
    ]
    assert changes_stat([pushed, away]) == "1 item moved, 1 item changed, 2 fields"


def test_a_renamed_item_is_shown_with_its_likeness() -> None:
    renamed = Item(id="new", category="政策文件", name="公报", content="每期")
    fields = (FieldChange("id", "gongbao", "new"), FieldChange("name", "政府公报", "公报"))
    change = Change(ChangeKind.RENAMED, "new", GAZETTE, renamed, fields, likeness=0.998)
    assert [row[0].text for row in changes_table([change]).rows] == ["renamed, 99 % alike", "changed"]
    (record,) = changes_table([change]).records
    assert (record["id_before"], record["likeness"]) == ("gongbao", 0.998)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        pytest.param("vocabularies/channels", "Usual words · Channels", id="usual words of a field"),
        pytest.param("jurisdiction/level", "Jurisdiction · Level", id="the jurisdiction"),
        pytest.param("rules/ignore", "Rules · ignore", id="the choice of rules"),
        pytest.param("title", "Title", id="the title"),
    ],
)
def test_a_setting_is_called_by_a_readers_word(key: str, shown: str) -> None:
    change = Change(ChangeKind.CHANGED, "catalog.yaml", None, None, (FieldChange(key, None, "x"),))
    assert changes_table([change]).rows[0][3].text == shown


def test_each_change_is_a_record_of_plain_data() -> None:
    assert json.loads(json.dumps(list(changes_table([TWO_FIELDS, REMOVED]).records))) == [
        {
            "change": "changed",
            "id": "gongbao",
            "name": "政府公报",
            "path": "data/items/gongbao.yaml",
            "fields": [
                {"field": "time_limit", "before": "20个工作日内", "after": "15个工作日内"},
                {"field": "basis", "before": ["《甲》", "《乙》"], "after": None},
            ],
        },
        {
            "change": "removed",
            "id": "huiyi",
            "name": "全体会议",
            "path": "",
            "item": MEETING.to_mapping(),
            "fields": [],
        },
    ]


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        pytest.param("basis", ("甲", "乙"), "甲；乙", id="citations"),
        pytest.param("channels", ("甲", "乙"), "甲、乙", id="channels"),
        pytest.param("order", 3, "3", id="a number"),
        pytest.param("extra", {"备注": "见公告", "电话": "1"}, "备注: 见公告；电话: 1", id="other columns"),
        pytest.param("phone", "1", "1", id="a key of the workspace's own"),
        pytest.param("link", None, "", id="nothing"),
    ],
)
def test_a_value_is_shown_as_the_published_tables_print_it(key: str, value: object, shown: str) -> None:
    assert changes_table([changed(FieldChange(key, value, None))]).rows[0][4].text == shown


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param([], "no differences", id="none"),
        pytest.param([ADDED], "1 item added", id="one"),
        pytest.param([REMOVED, REMOVED], "2 items removed", id="two"),
        pytest.param([ADDED, TWO_FIELDS], "1 item added, 1 item changed, 2 fields", id="fields are counted too"),
    ],
)
def test_changes_are_summed_up_in_a_line(changes: list[Change], line: str) -> None:
    assert changes_stat(changes) == line


def test_markdown_has_a_section_for_each_kind_there_is() -> None:
    text = changes_markdown([TWO_FIELDS, ADDED])
    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == ["Added", "Changed"]
    assert "- **全体会议** `huiyi`" in text.splitlines()
    assert text.endswith("\n")


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param("20日", "15日", "<del>20</del>日 → <ins>15</ins>日", id="a word"),
        pytest.param("每期", None, "<del>每期</del> → ∅", id="a field that goes"),
        pytest.param("《法》 第一条", "《法》第一条", "《法》<del>&nbsp;</del>第一条 → 《法》第一条", id="a space"),
        pytest.param(
            "Open Data x",
            "Open Info x",
            "Open&nbsp;<del>Data</del>&nbsp;x → Open&nbsp;<ins>Info</ins>&nbsp;x",
            id="the spaces beside a mark stay",
        ),
        pytest.param("一\n二", "一\n三", "一<br><del>二</del> → 一<br><ins>三</ins>", id="line breaks"),
    ],
)
def test_markdown_shows_old_and_new_side_by_side(before: str | None, after: str | None, line: str) -> None:
    text = changes_markdown([changed(FieldChange("content", before, after))])
    assert text.splitlines()[-1] == f"  - Content：{line}"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_of_an_item_is_markup(text: str) -> None:
    item = Item(id=text, category=text, name=text, content=text)
    fields = (FieldChange("content", text, None), FieldChange(text, None, text))
    lines = changes_markdown([Change(ChangeKind.ADDED, text, None, item), changed(*fields, item=item)]).splitlines()
    assert len(lines) == len(changes_markdown([ADDED, changed(*fields[:1], *fields[:1])]).splitlines())
    assert not set(FORBIDDEN) & set("".join(lines))
    assert set(re.findall(r"(?<!\\)<[^>]*>", "".join(lines))) <= {"<br>", "<del>", "</del>", "<ins>", "</ins>"}


def _read_back(side: str) -> str:
    """Undo the escapes the way a reader of Markdown does."""
    bare = re.sub(r"</?(?:del|ins)>", "", side).replace("<br>", "\n")
    return unescape(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", bare)).replace("\xa0", " ")


plain = st.text(alphabet="政府ab1 <&*_`|#\n", min_size=1, max_size=12).map(
    lambda text: "\n".join(line.strip() for line in text.split("\n"))
)


@given(plain.filter(bool), plain.filter(bool))
def test_both_texts_can_be_read_back_from_markdown(before: str, after: str) -> None:
    line = changes_markdown([changed(FieldChange("content", before, after))]).rstrip("\n").splitlines()[-1]
    old, new = line.removeprefix("  - Content：").split(" → ")
    assert (_read_back(old), _read_back(new)) == (before, after)
