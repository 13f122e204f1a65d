"""Bring a newer edition of the table into a catalogue: which items are new, which change, and in what."""

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence

import msgspec
from msgspec import Struct

from catalog_cli.changes.compare import field_changes
from catalog_cli.changes.order_numbers import merged_order, orders_of_edition
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import FieldChange
from catalog_cli.model.document import Document, ReadItem
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value, as_texts, is_id, item_from

NameId = Callable[[str, Container[str]], str]
"""Makes an id for a name, other than those that are taken."""
EXTRA = "extra/"


class ItemEdit(Struct, frozen=True):
    """An item before and after the edition, and the fields that differ."""

    before: Item
    after: Item
    fields: tuple[FieldChange, ...]


class Edition(Struct, frozen=True):
    """The outcome of a newer edition.

    `after` is the whole catalogue with it. `absent` are the items that it does not list; they are kept.
    """

    before: Catalogue
    after: Catalogue
    made: tuple[Item, ...]
    edits: tuple[ItemEdit, ...]
    unchanged: tuple[Item, ...]
    absent: tuple[Item, ...]


def apply_edition(
    catalogue: Catalogue, document: Document, found: Sequence[Item | None], name_id: NameId, taken: Container[str] = ()
) -> Edition:
    """Return the catalogue with a newer edition of its table.

    An item keeps its id, every key that the document has no column for, and every value that prints as the document
    has it.

    Args:
        catalogue: the catalogue as it is.
        document: the newer edition.
        found: the item of each row; None for a new one.
        name_id: makes the ids of new items.
        taken: ids that no new item may get, besides those of the catalogue's items.
    """
    ids = _ids(document.items, found, {item.id for item in catalogue.items}, taken, name_id)
    listed = [_item(row, item, item_id, ids) for row, item, item_id in zip(document.items, found, ids, strict=True)]
    listed = _with_partners_that_are_there(listed, catalogue.items)
    known = {item.id: item for item in found if item}
    absent = [item for item in catalogue.items if item.id not in known]
    placed = _with_orders(document, listed, absent, known)
    items = tuple(placed[item.id] for item in (*listed, *absent))
    return _outcome(catalogue, document, items, known)


def _outcome(catalogue: Catalogue, document: Document, items: Sequence[Item], known: Mapping[str, Item]) -> Edition:
    old = {item.id: item for item in catalogue.items}
    listed = {item.id for item in items[: len(document.items)]}
    edits = [edit_of(old[item.id], item) for item in items if item.id in old]
    categories = merged_order(catalogue.settings.categories, document.categories)
    settings = msgspec.structs.replace(catalogue.settings, categories=categories)
    return Edition(
        before=catalogue,
        after=Catalogue(settings, tuple(items)),
        made=tuple(item for item in items if item.id not in old),
        edits=tuple(edit for edit in edits if edit.fields),
        unchanged=tuple(edit.after for edit in edits if edit.after.id in listed and not edit.fields),
        absent=tuple(item for item in catalogue.items if item.id not in known),
    )


def edit_of(before: Item, after: Item) -> ItemEdit:
    """Compare an item before and after an edition."""
    return ItemEdit(before, after, field_changes(before, after))


def _ids(
    rows: Sequence[ReadItem],
    found: Sequence[Item | None],
    present: set[str],
    taken: Container[str],
    name_id: NameId,
) -> list[str]:
    """Return an id for each row: that of its item, else the one in the row if free, else one made from its name."""
    used = set(present)
    ids = []
    for row, item in zip(rows, found, strict=True):
        free = Either(used, taken)
        carried = row.id if row.id and is_id(row.id) and row.id not in free else None
        item_id = item.id if item else carried or name_id(str(row.values["name"]), free)
        used.add(item_id)
        ids.append(item_id)
    return ids


class Either(Struct, frozen=True):
    """The union of two collections, for membership tests."""

    one: Container[str]
    other: Container[str]

    def __contains__(self, name: object) -> bool:
        return name in self.one or name in self.other


def _with_partners_that_are_there(listed: Sequence[Item], present: Sequence[Item]) -> list[Item]:
    """Keep a new 随同公开 that leads to no item, or in a circle, as the words of another column."""
    before = {item.id: item.published_with for item in present}
    partners = before | {item.id: item.published_with for item in listed}
    return [
        item if item.published_with == before.get(item.id) or _has_page(item.id, partners) else _without_partner(item)
        for item in listed
    ]


def _has_page(item_id: str, partners: Mapping[str, str | None]) -> bool:
    """Return whether following 随同公开 from an item comes to one that has a page of its own."""
    way = {item_id}
    while partner := partners[item_id]:
        if partner in way or partner not in partners:
            return False
        way.add(partner)
        item_id = partner
    return True


def _without_partner(item: Item) -> Item:
    extra = {**item.extra, FIELDS["published_with"].heading: str(item.published_with)}
    return msgspec.structs.replace(item, published_with=None, extra=extra)


def _item(row: ReadItem, old: Item | None, item_id: str, ids: Sequence[str]) -> Item:
    values = _joined_values(row, old) if old else dict(row.values)
    if row.with_item is not None and not values.get("link"):
        values.setdefault("published_with", ids[row.with_item])
    return item_from({**values, "id": item_id}, old.path if old else "")


def _joined_values(row: ReadItem, old: Item) -> dict[str, Value]:
    """Join the values of the document with those of the item that the document has no column for."""
    present = {key: value for key, value in old.to_mapping().items() if key != "id"}
    if row.covers is None:
        return {key: _kept_if_alike(present.get(key), value) for key, value in row.values.items()}
    said = {key: _kept_if_alike(present.get(key), value) for key, value in row.values.items() if key in row.covers}
    kept = {key: value for key, value in present.items() if key not in row.covers and key != "extra"}
    if "link" in said:
        kept.pop("published_with", None)
    extra = _extra(old.extra, row.values.get("extra"), row.covers)
    return kept | said | ({"extra": extra} if extra else {})


def _extra(old: Mapping[str, str], new: Value, covers: frozenset[str]) -> dict[str, str]:
    added = dict(new) if isinstance(new, Mapping) else {}
    kept = {heading: text for heading, text in old.items() if heading in added or f"{EXTRA}{heading}" not in covers}
    return kept | added


def _kept_if_alike(old: Value, new: Value) -> Value:
    """Keep the old value if it prints the same as the new one: 全社会 as a text, or as a list of one."""
    return old if old is not None and "、".join(as_texts(old)) == "、".join(as_texts(new)) else new


def _with_orders(
    document: Document, listed: Sequence[Item], absent: Sequence[Item], known: Mapping[str, Item]
) -> dict[str, Item]:
    """Return all items, by id, with their order numbers."""
    if all(row.covers is None for row in document.items):
        return {item.id: item for item in (*listed, *absent)}
    settled = {item.id for row, item in zip(document.items, listed, strict=True) if row.id == item.id}
    rows: defaultdict[str, list[Item]] = defaultdict(list)
    for item in listed:
        rows[item.category].append(item)
    placed = {item.id: item for item in (*listed, *absent)}
    for category, items in rows.items():
        kept = [item for item in absent if item.category == category]
        for item_id, order in orders_of_edition(items, kept, frozenset({*settled, *known})).items():
            placed[item_id] = msgspec.structs.replace(placed[item_id], order=order)
    return placed
