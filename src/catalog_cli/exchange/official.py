"""The official form of a catalogue: title, publishers, headings, and rows grouped by category.

Its words are Chinese whatever the user reads: it is the document that the office publishes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item

NONE = "无"
"""What the published tables print where there is nothing."""
HEADINGS = {"link": "链接地址（可跳转）"}
CORE = ("name", "content", "basis", "channels", "time_limit", "responsible", "link")
"""The columns that are always there, after the number and the category."""
FURTHER = {
    "publisher": "responsible",
    "audience": "channels",
    "method": "channels",
    "level": "channels",
    "duration": "time_limit",
    "column": "link",
    "not_applicable": "link",
}
"""Columns that are there when an item has them, and the column that each follows."""


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One item's cells, in the order of the table's columns; `link` is the address to make clickable."""

    id: str
    cells: tuple[str, ...]
    link: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one category, numbered from 1."""

    number: int
    category: str
    rows: tuple[OfficialRow, ...]


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """The whole form; `headings` begin with 序号 and 事项类别, which each group's rows share."""

    title: str
    publishers: str
    headings: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def link_column(self) -> int:
        """The place of the link among a row's cells."""
        return self.headings.index(HEADINGS["link"]) - 2


def official_table(catalogue: Catalogue) -> OfficialTable:
    """Put a catalogue into the official form; a category without items has no row and no number."""
    columns = _columns(catalogue.items)
    groups: dict[str, list[Item]] = {}
    for item in in_order(catalogue.items, catalogue.settings.categories):
        groups.setdefault(item.category, []).append(item)
    return OfficialTable(
        title=catalogue.settings.title,
        publishers=f"公开主体：{'、'.join(catalogue.settings.publishers)}",
        headings=("序号", "事项类别", *(_heading(column) for column in columns)),
        groups=tuple(
            Group(number, category, tuple(_row(item, columns) for item in items))
            for number, (category, items) in enumerate(groups.items(), 1)
        ),
    )


def official_cell(item: Item, column: str) -> str:
    """Give the text that the official table prints for a field of an item, or for a heading of its `extra`."""
    if column == "channels" and item.channels_optional:
        return " ".join([*(f"■{each}" for each in item.channels), *(f"□{each}" for each in item.channels_optional)])
    if column == "link":
        text = "\n".join(part for part in (item.link, item.link_note) if part)
    elif column in FIELDS:
        text = ("；" if column == "basis" else "、").join(item.texts(column))
    else:
        text = item.extra.get(column) or "、".join(item.texts(column))
    return text or NONE


def _columns(items: Sequence[Item]) -> list[str]:
    columns = list(CORE)
    for key, leader in reversed(FURTHER.items()):
        if any(item.value(key) is not None for item in items):
            columns.insert(columns.index(leader) + 1, key)
    own = dict.fromkeys(key for item in items for key in (*item.extra, *item.others))
    return [*columns, *(key for key in own if key not in columns)]


def _heading(column: str) -> str:
    return HEADINGS.get(column) or (FIELDS[column].heading if column in FIELDS else column)


def _row(item: Item, columns: Sequence[str]) -> OfficialRow:
    return OfficialRow(item.id, tuple(official_cell(item, column) for column in columns), item.link)
