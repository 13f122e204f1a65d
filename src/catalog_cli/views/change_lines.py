"""A change as lines for people: its kind, the field, and the text before and after with the differences marked."""

from collections.abc import Iterator, Mapping
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.changes.compare import DOCUMENTS_FILE, UNORDERED
from catalog_cli.changes.marks import mark_lists, mark_texts
from catalog_cli.model.catalogue import KEYS
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.field import separator_of
from catalog_cli.model.item import Item, Value, as_texts
from catalog_cli.model.message import message
from catalog_cli.model.table import Cell
from catalog_cli.parsing.characters import within_marks
from catalog_cli.views.headings import heading

_CATEGORY_HEADINGS = {"categories/added": message("Category added"), "categories/removed": message("Category removed")}
_KINDS = {"id": ChangeKind.RENAMED, "category": ChangeKind.MOVED}


class Line(Struct, frozen=True):
    """One field of a change: its own kind of change, and its texts, empty for an absent value.

    `is_document` says that it is of the office's own list of documents: its key is a number, or one and a key.
    """

    kind: ChangeKind
    key: str
    before: Cell
    after: Cell
    is_document: bool = False

    @property
    def heading(self) -> str:
        """The heading of the field; a reordered item's is its position, which is counted and not its `order`."""
        if self.kind is ChangeKind.REORDERED:
            return _("Place")
        if self.is_document:
            number, _slash, key = self.key.rpartition("/")
            return f"{number} · {heading(key)}" if key in KEYS else self.key
        if self.key in _CATEGORY_HEADINGS:
            return str(_CATEGORY_HEADINGS[self.key])
        key, _slash, part = self.key.partition("/")
        if not part:
            return heading(key)
        names = {
            "vocabularies": _("Usual words"),
            "jurisdiction": _("Jurisdiction"),
            "rules": _("Rules"),
            "form": _("Form"),
            "calendar": _("Days off"),
        }
        return f"{names.get(key, key)} · {heading(part)}"


def shown_fields(change: Change) -> tuple[FieldChange, ...]:
    """Return the fields worth showing: not the `order` of an item that was pushed along or changed category.

    Of the catalogue's categories, each that came or went is a field of its own, as `categories/added` or
    `categories/removed`, and both lists are shown only where those that stayed are in another order.
    """
    if change.item is None:
        return tuple(part for field in change.fields for part in _parts_of(field))
    stayed = change.places is not None and change.places[0] == change.places[1]
    keys = {field.key for field in change.fields}
    hidden = (stayed and change.kind is not ChangeKind.RENUMBERED) or ("category" in keys and change.item is not None)
    return tuple(field for field in change.fields if field.key != "order" or not hidden)


def _parts_of(field: FieldChange) -> Iterator[FieldChange]:
    before, after = field.before, field.after
    if field.key != "categories" or not isinstance(before, (tuple, list)) or not isinstance(after, (tuple, list)):
        yield field
        return
    yield from (FieldChange("categories/removed", name, None) for name in before if name not in after)
    yield from (FieldChange("categories/added", None, name) for name in after if name not in before)
    kept = [tuple(name for name in names if name in before and name in after) for names in (before, after)]
    if kept[0] != kept[1]:
        yield FieldChange(field.key, before, after)


def changed_lines(change: Change) -> Iterator[Line]:
    """Return a line for each changed field; none for an added or removed item."""
    return (line_of(change, field) for field in shown_fields(change))


def all_lines(change: Change) -> Iterator[Line]:
    """Yield a line for each changed field, or for each field of an added or removed item."""
    if change.kind is ChangeKind.ADDED and change.after:
        yield from (Line(change.kind, key, Cell(""), cell) for key, cell in _present(change.after))
    elif change.kind is ChangeKind.REMOVED and change.before:
        yield from (Line(change.kind, key, cell, Cell("")) for key, cell in _present(change.before))
    else:
        yield from changed_lines(change)


def line_of(change: Change, field: FieldChange) -> Line:
    """Return the line of one changed field; a reordered item shows its positions and not its numbers."""
    if field.key == "order" and change.item:
        return _order_line(change, field)
    kind = _KINDS.get(field.key, ChangeKind.CHANGED) if change.item else ChangeKind.CHANGED
    printed = _document if change.id == DOCUMENTS_FILE else printed_value
    before, after = (printed(field.key, value) for value in (field.before, field.after))
    old, new = _marks(field, before, after)
    return Line(kind, field.key, Cell(before, marks=old), Cell(after, marks=new), change.id == DOCUMENTS_FILE)


def printed_value(key: str, value: Value) -> str:
    """Return a field's value as published tables print it; empty if absent."""
    return separator_of(key).join(as_texts(value))


def _document(key: str, value: Value) -> str:
    """Return a value of the list of documents; of a whole document its title and its status."""
    if not isinstance(value, Mapping):
        return printed_value(key, value)
    return f"《{within_marks(str(value['title']))}》 {value['status']}"


def change_name(change: Change) -> str:
    """Return the name of the changed item, or the word for the catalogue as a whole."""
    if change.item is None and change.id == DOCUMENTS_FILE:
        return _("issued documents")
    return change.item.name if change.item else _("the catalogue")


def percent(likeness: float) -> int:
    """Return a likeness in whole percent; 100 only if it is complete."""
    return min(round(likeness * 100), 99) if likeness < 1 else 100


def _present(item: Item) -> Iterator[tuple[str, Cell]]:
    for key, value in item.to_mapping().items():
        if key not in {"id", "order", "name"}:
            yield key, Cell(printed_value(key, value))


def _order_line(change: Change, field: FieldChange) -> Line:
    places = change.places if change.places and change.places[0] != change.places[1] else None
    before, after = (printed_value(field.key, number) for number in places or (field.before, field.after))
    old, new = mark_texts(before, after)
    kind = ChangeKind.REORDERED if places else ChangeKind.RENUMBERED
    return Line(kind, field.key, Cell(before, marks=old), Cell(after, marks=new))


def _marks(field: FieldChange, before: str, after: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    many = isinstance(field.before, (tuple, list)) and isinstance(field.after, (tuple, list))
    if not many:
        return mark_texts(before, after)
    ordered = field.key not in UNORDERED
    return mark_lists(as_texts(field.before), as_texts(field.after), separator_of(field.key), ordered=ordered)
