"""A document that was read: the items in it, and all that did not become one, each with its place."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from catalog_cli.model.item import Value
from catalog_cli.model.message import Message


class Conversion(Struct, frozen=True):
    """How another program converts a document: the kind that comes out, None where no program does it well.

    `given_as` is the suffix by which that program knows the document's format.
    """

    kind: str | None
    given_as: str


class TablePlace(Struct, frozen=True):
    """Where in a document: `table` (which one), `row` and `column` count from 1, and 0 says nothing.

    `sheet` is the name of a workbook's sheet; where there is one, row and column are the sheet's own.
    """

    table: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""


class Reason(StrEnum):
    """Why the text of a cell is not kept as it stood there."""

    PADDING = "padding"
    """White space around the text, and between its lines."""
    ARTEFACT = "artefact"
    """Signs that a converter or a word processor left behind ([bookmark: _GoBack])."""
    NOTHING = "nothing"
    """A lone 无, — or / where the field may be absent."""
    DITTO = "ditto"
    """同上 or 〃: the text of the cell above stands for it."""
    BOX = "box"
    """A box that is ticked or open; the words beside it are kept."""
    COMPLETED = "completed"
    """A required text that the table does not have, taken from the cell beside it."""
    DATE = "date"
    """A day that is written in another form (2026年12月1日)."""
    REPEATED = "repeated"
    """A text that stands twice in a list."""


class Cleaning(Struct, frozen=True):
    """A cell whose text changed on the way in: its place, its column's heading, the text before and after."""

    place: TablePlace
    heading: str
    reason: Reason
    before: str
    after: str


class LeftOut(Struct, frozen=True):
    """Something in the document that became no item and no value: its place, its text, and why."""

    place: TablePlace
    text: str
    why: Message


class UnknownColumn(Struct, frozen=True):
    """A column that no field has; its texts are kept under `extra`."""

    place: TablePlace
    heading: str


class ReadItem(Struct, frozen=True):
    """One item as a document has it: its values without `id`, and the id where the document carries one.

    `covers` are the keys that the document has a place for, so that an absent one is known to be absent; a column of
    `extra` is `extra/` and its heading. None says that the document covers every key. `with_item` is the index, among
    the document's items, of the one on whose page this one is published, where only its words say so.
    """

    values: Mapping[str, Value]
    place: TablePlace = field(default_factory=TablePlace)
    id: str | None = None
    covers: frozenset[str] | None = None
    with_item: int | None = None


class Document(Struct, frozen=True, kw_only=True):
    """All that was read from a document.

    `categories` are in the order in which they are met. `tables` counts the tables that were read. `notes` are the
    paragraphs and lines around the tables that are neither title nor publisher.
    """

    title: str = ""
    publishers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    items: tuple[ReadItem, ...] = ()
    cleanings: tuple[Cleaning, ...] = ()
    unknown_columns: tuple[UnknownColumn, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    tables: int = 0
