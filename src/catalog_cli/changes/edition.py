"""What a newer edition of the table makes of a catalogue: which items are new, which change and in what."""

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence

import msgspec
from msgspec import Struct

from catalog_cli.changes.compare import field_changes
from catalog_cli.changes.order_numbers import merged_order, orders_of_edition
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import FieldChange
from catalog_cli.model.document import Document, ReadItem
from catalog_cli.model.item import Item, Value, as_texts, item_from
from catalog_cli.model.item_id import is_id

NameId = Callable[[str, Container[str]], str]
"""Gives an id for a name that is none of those taken."""
EXTRA = "extra/"


class Edit(Struct, frozen=True):
    """An item that changes: as it was, as it is to be, and the fields that differ."""

    before: Item
    after: Item
    fields: tuple[FieldChange, ...]


class Edition(Struct, frozen=True):
    """What the newer edition brings.

    `after` is the whole catalogue with it. `absent` are the items that it does not list; they stay.
    """

    before: Catalogue
    after: Catalogue
    made: tuple[Item, ...]
    edits: tuple[Edit, ...]
    unchanged: tuple[Item, ...]
    absent: tuple[Item, ...]


def edition(
    catalogue: Catalogue, document: Document, found: Sequence[Item | None], name_id: NameId, taken: Container[str] = ()
) -> Edition:
    """Work out the newer edition; `found` is each row's item, None for one that is new.

    An item keeps its id, every key that the document has no place for, and every value that prints as the document
    has it. `taken` are ids that no new item may get, besides those of the catalogue's items.
    """
    ids = _ids(document.items, found, {item.id for item in catalogue.items}, taken, name_id)
    listed = [_item(row, item, item_id, ids) for row, item, item_id in zip(document.items, found, ids, strict=True)]
    known = {item.id: item for item in found if item}
    absent = [item for item in catalogue.items if item.id not in known]
    placed = _placed(document, listed, absent, known)
    items = tuple(placed[item.id] for item in (*listed, *absent))
    return _sorted_out(catalogue, document, items, known)


def _sorted_out(catalogue: Catalogue, document: Document, items: Sequence[Item], known: Mapping[str, Item]) -> Edition:
    old = {item.id: item for item in catalogue.items}
    listed = {item.id for item in items[: len(document.items)]}
    edits = [_edit(old[item.id], item) for item in items if item.id in old]
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


def _edit(before: Item, after: Item) -> Edit:
    return Edit(before, after, field_changes(before, after))


def _ids(
    rows: Sequence[ReadItem],
    found: Sequence[Item | None],
    present: set[str],
    taken: Container[str],
    name_id: NameId,
) -> list[str]:
    """Give each row's id: its item's, otherwise the one it carries when that is free, otherwise one of its name."""
    used = set(present)
    ids = []
    for row, item in zip(rows, found, strict=True):
        free = _Either(used, taken)
        carried = row.id if row.id and is_id(row.id) and row.id not in free else None
        item_id = item.id if item else carried or name_id(str(row.values["name"]), free)
        used.add(item_id)
        ids.append(item_id)
    return ids


class _Either(Struct, frozen=True):
    """Holds what either of two collections holds."""

    one: Container[str]
    other: Container[str]

    def __contains__(self, name: object) -> bool:
        return name in self.one or name in self.other


def _item(row: ReadItem, old: Item | None, item_id: str, ids: Sequence[str]) -> Item:
    values = _merged(row, old) if old else dict(row.values)
    if row.with_item is not None and not values.get("link"):
        values.setdefault("published_with", ids[row.with_item])
    return item_from({**values, "id": item_id}, old.path if old else "")


def _merged(row: ReadItem, old: Item) -> dict[str, Value]:
    """Join what the document says with what it has no place for, of which the item itself knows best."""
    present = {key: value for key, value in old.to_mapping().items() if key != "id"}
    if row.covers is None:
        return {key: _settled(present.get(key), value) for key, value in row.values.items()}
    said = {key: _settled(present.get(key), value) for key, value in row.values.items() if key in row.covers}
    kept = {key: value for key, value in present.items() if key not in row.covers and key != "extra"}
    if "link" in said:
        kept.pop("published_with", None)
    extra = _extra(old.extra, row.values.get("extra"), row.covers)
    return kept | said | ({"extra": extra} if extra else {})


def _extra(old: Mapping[str, str], new: Value, covers: frozenset[str]) -> dict[str, str]:
    added = dict(new) if isinstance(new, Mapping) else {}
    kept = {heading: text for heading, text in old.items() if heading in added or f"{EXTRA}{heading}" not in covers}
    return kept | added


def _settled(old: Value, new: Value) -> Value:
    """Keep a value that prints as the new one does: 全社会 as a text, or as the only one of a list."""
    return old if old is not None and "、".join(as_texts(old)) == "、".join(as_texts(new)) else new


def _placed(
    document: Document, listed: Sequence[Item], absent: Sequence[Item], known: Mapping[str, Item]
) -> dict[str, Item]:
    """Give all items, by id, with their places within their categories."""
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
