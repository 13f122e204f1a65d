"""A document that was read: the items in it, and all that did not become one, each with its place."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from catalog_cli.model.form import TableForm
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
    ASSUMED = "assumed"
    """A required text that stands nowhere in the document."""
    WRAPPED = "wrapped"
    """A line break that only fits a narrow column."""
    JOINED = "joined"
    """The texts of several rows beside one merged number or name, which are one item."""


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


class NoteKind(StrEnum):
    """How the plain text of a cell differs from what a reader sees in it."""

    STRUCK = "struck"
    """Words with a line through them."""
    DELETED = "deleted"
    """Words that a tracked change deletes."""
    HIDDEN = "hidden"
    """Words that are formatted as hidden, or that a number format hides."""
    HIDDEN_CELLS = "hidden_cells"
    """A row or column that a sheet hides, most often by a filter."""
    RUBY = "ruby"
    """A reading aid above the characters."""
    BOX = "box"
    """A text box within the cell."""
    SHAPE = "shape"
    """A text box that floats over the cells of a sheet."""
    COUNTED = "counted"
    """A number that the program counts and the file does not hold."""
    COMMENT = "comment"
    """A comment of a reviewer, or the note of a cell in Excel."""
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    PICTURE = "picture"
    """A picture, or anything else that is embedded: a chart, a video, a page."""
    FIELD = "field"
    """A field of Word without a result, which Word computes when it shows the page."""
    LINK = "link"
    """A link whose words are another address than the one it leads to."""
    DIGITS = "digits"
    """Digits that the number format hides."""
    FORMULA = "formula"
    """A formula whose result the file does not hold."""
    ELSEWHERE = "elsewhere"
    """Text that is kept in another file, which is not read."""


class Decision(StrEnum):
    """What became of a difference."""

    TAKEN = "taken"
    """It is part of the text."""
    LEFT_OUT = "left_out"
    """It is no part of the text, and no reader misses it there."""
    SHOWN = "shown"
    """It is no part of the text, but somebody said it: it is shown to the user."""
    MISSED = "missed"
    """A reader sees it, and it was not taken."""


class ReadingNote(Struct, frozen=True):
    """A difference between a cell's plain text and what a reader sees in it: its place, and what became of it.

    `text` are the words in question, `after` what is kept instead where that is not the same, `author` who said it.
    """

    place: TablePlace
    kind: NoteKind
    text: str
    decision: Decision
    after: str = ""
    author: str = ""


class UnknownColumn(Struct, frozen=True):
    """A column that no field has; its texts are kept under `extra`."""

    place: TablePlace
    heading: str


class ReadItem(Struct, frozen=True):
    """One item as a document has it: its values without `id`, and the id where the document carries one.

    `covers` are the keys that the document has a place for, so that an absent one is known to be absent; a column of
    `extra` is `extra/` and its heading. None says that the document covers every key. `with_item` is the index, among
    the document's items, of the one on whose page this one is published, where only its words say so. `printed` are the
    texts of its row that the catalogue's form would print otherwise; None where they are not known. `as_sent` are the
    keys whose cells nobody has edited since we wrote them, as far as that is known.
    """

    values: Mapping[str, Value]
    place: TablePlace = field(default_factory=TablePlace)
    id: str | None = None
    covers: frozenset[str] | None = None
    with_item: int | None = None
    printed: Mapping[str, str] | None = None
    as_sent: frozenset[str] = frozenset()


class Document(Struct, frozen=True, kw_only=True):
    """All that was read from a document.

    `categories` are in the order in which they are met. `tables` counts the tables that were read. `notes` are the
    paragraphs and lines around the tables that are neither title nor publisher; `reading` says where the plain text of
    a cell differs from what a reader sees in it. `sent` are the ids of the items that it was sent out with; None where
    it does not say so. `form` is how the table is printed, where that was asked for.
    """

    title: str = ""
    publishers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    items: tuple[ReadItem, ...] = ()
    cleanings: tuple[Cleaning, ...] = ()
    unknown_columns: tuple[UnknownColumn, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    reading: tuple[ReadingNote, ...] = ()
    tables: int = 0
    form: TableForm | None = None
    sent: frozenset[str] | None = None

    @property
    def is_complete(self) -> bool:
        """Whether all rows and words that a reader sees, and that nobody deleted, were taken."""
        return not self.left_out and all(note.decision is not Decision.MISSED for note in self.reading)
