"""The official form of a catalogue: title, publishers, headings, and rows grouped by category.

Its words are Chinese whatever the user reads: it is the document that the office publishes.
"""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.field import FIELDS, separator_of
from catalog_cli.model.item import Item, as_texts

NONE = "无"
"""What the published tables print where there is nothing."""
LEAD = ("序号", "事项类别")
"""The headings of what a group's rows share."""


class OfficialColumn(Struct, frozen=True):
    """A column: its printed heading, the text of an item's cell (empty when absent), and the field it prints, if any.

    A heading of `extra` may be the same word as a field's key, so a column is never known by its heading.
    """

    heading: str
    text: Callable[[Item], str]
    key: str = ""


class OfficialRow(Struct, frozen=True):
    """One item's cells, in the order of the table's columns; `link` is the address to make clickable."""

    item: Item
    cells: tuple[str, ...]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def link(self) -> str | None:
        """The item's address; None when it has none."""
        return self.item.link


class Group(Struct, frozen=True):
    """The rows of one category, numbered from 1."""

    number: int
    category: str
    rows: tuple[OfficialRow, ...]


class OfficialTable(Struct, frozen=True):
    """The whole form; each cell of a row stands under the column at the same place."""

    title: str
    publishers: str
    columns: tuple[OfficialColumn, ...]
    groups: tuple[Group, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings: 序号 and 事项类别, which each group's rows share, then those of the columns."""
        return (*LEAD, *(column.heading for column in self.columns))


def official_table(catalogue: Catalogue) -> OfficialTable:
    """Put a catalogue into the official form; a category without items has no row and no number."""
    columns = tuple(_columns(catalogue.items))
    groups: dict[str, list[Item]] = {}
    for item in in_order(catalogue.items, catalogue.settings.categories):
        groups.setdefault(item.category, []).append(item)
    return OfficialTable(
        title=catalogue.settings.title,
        publishers=f"公开主体：{'、'.join(catalogue.settings.publishers)}",
        columns=columns,
        groups=tuple(
            Group(number, category, tuple(_row(item, columns) for item in items))
            for number, (category, items) in enumerate(groups.items(), 1)
        ),
    )


def _columns(items: Sequence[Item]) -> list[OfficialColumn]:
    """Return the fields' columns, then those of every `extra` heading, then those of the workspace's own keys."""
    extras = dict.fromkeys(heading for item in items for heading in item.extra)
    others = dict.fromkeys(key for item in items for key in item.others)
    return [
        *(OfficialColumn(_heading(key), partial(_field, key), key) for key in _fields(items)),
        *(OfficialColumn(heading, partial(_extra, heading)) for heading in extras),
        *(OfficialColumn(key, partial(_other, key)) for key in others),
    ]


def _fields(items: Sequence[Item]) -> list[str]:
    keys = [key for key, field in FIELDS.items() if field.always_printed]
    # backwards, so that those after the same column keep their order
    for key, field in reversed([*FIELDS.items()]):
        if field.printed_after and any(item.value(key) is not None for item in items):
            keys.insert(keys.index(field.printed_after) + 1, key)
    return keys


def _heading(key: str) -> str:
    return FIELDS[key].printed_heading or FIELDS[key].heading


def _row(item: Item, columns: Sequence[OfficialColumn]) -> OfficialRow:
    return OfficialRow(item, tuple(column.text(item) or NONE for column in columns))


def _field(key: str, item: Item) -> str:
    if key == "channels" and item.channels_optional:
        return _boxes(item)
    if key == "link":
        return "\n".join(part for part in (item.link, item.link_note) if part)
    return separator_of(key).join(item.texts(key))


def _boxes(item: Item) -> str:
    return " ".join([*(f"■{each}" for each in item.channels), *(f"□{each}" for each in item.channels_optional)])


def _extra(heading: str, item: Item) -> str:
    return item.extra.get(heading, "")


def _other(key: str, item: Item) -> str:
    return "、".join(as_texts(item.others.get(key)))
