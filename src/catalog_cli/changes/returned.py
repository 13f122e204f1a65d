"""Take together the sheets that several offices return: what each changes, and where two contradict each other."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from unicodedata import normalize

import msgspec
from msgspec import Struct, field

from catalog_cli.changes.compare import UNORDERED
from catalog_cli.changes.edition import Edition, Either, ItemEdit, NameId, apply_edition, edit_of
from catalog_cli.changes.order_numbers import with_new_names
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Document, ReadItem
from catalog_cli.model.item import Item, Value, item_from

Path = tuple[str, ...]
"""A field, or one heading of a field that is a mapping."""
_PLACED = frozenset({"id", "order"})
"""Fields that say where an item is listed: a row that one office adds moves others along, which is no contradiction."""


class ReturnedSheet(Struct, frozen=True):
    """A document that came back: its file's name, the item of each row, and the ids of the items that were sent out.

    `likely` gives how similar each item is to its row, by id, where they were matched by that.
    """

    file: str
    document: Document
    found: tuple[Item | None, ...]
    sent: frozenset[str]
    likely: Mapping[str, float] = field(default_factory=dict)


class SheetEdition(Struct, frozen=True):
    """What one file changes; only items that it was sent out with can be absent in its edition."""

    file: str
    edition: Edition
    likely: Mapping[str, float] = field(default_factory=dict)


class ReturnedConflict(Struct, frozen=True):
    """A field of an item that files change differently: each value, as None where it is absent, with its files."""

    item: Item
    field: Path
    sides: tuple[tuple[Value, tuple[str, ...]], ...]


class Returned(Struct, frozen=True):
    """All sheets together: what each changes, what comes of it, and the fields that contradict each other.

    In `edition`, an item is absent that no file lists and that one was sent out with. `kept` are the items that are
    missing in a file which was sent out with them, but stand in another one, by their ids, with the files that miss
    them.
    """

    sheets: tuple[SheetEdition, ...]
    edition: Edition
    conflicts: tuple[ReturnedConflict, ...]
    kept: Mapping[str, tuple[str, ...]]


Edits = dict[str, dict[Path, list[tuple[Value, str]]]]
"""The new values of each item's fields, each with the file that says it."""


def take_together(
    catalogue: Catalogue, sheets: Sequence[ReturnedSheet], name_id: NameId, taken: Container[str] = ()
) -> Returned:
    """Compare each sheet with the catalogue, and join what they change field by field.

    A row that several files add, with the same category and name, is one new item.

    Args:
        catalogue: the catalogue as it is, which all sheets are compared with.
        sheets: what came back.
        name_id: makes the ids of new items.
        taken: ids that no new item may get, besides those of the catalogue's items.
    """
    editions = _editions(catalogue, sheets, name_id, taken)
    edits: Edits = defaultdict(lambda: defaultdict(list))
    made: dict[str, Item] = {}
    for each in editions:
        for edit in each.edition.edits:
            for path, value in _changed(edit):
                edits[edit.before.id][path].append((value, each.file))
        for item in each.edition.made:
            made.setdefault(item.id, item)
            for path, value in _flat(item).items():
                edits[item.id][path].append((value, each.file))
    bases = {item.id: item for item in catalogue.items}
    starts = {**bases, **made}
    conflicts = tuple(_conflicts(starts, edits, _files_adding(editions)))
    after = {item_id: _edited(item, edits.get(item_id, {})) for item_id, item in starts.items()}
    edition = _joined(catalogue, sheets, editions, _with_orders_apart(after, bases))
    return Returned(editions, edition, conflicts, _kept(editions, edition))


def _editions(
    catalogue: Catalogue, sheets: Sequence[ReturnedSheet], name_id: NameId, taken: Container[str]
) -> tuple[SheetEdition, ...]:
    editions: list[SheetEdition] = []
    made: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        rows = {_key(str(row.values["category"]), str(row.values["name"])) for row in sheet.document.items}
        again = {name: item_id for (category, name), item_id in made.items() if (category, name) in rows}
        names = _SharedIds(name_id, again, frozenset(made.values()))
        edition = apply_edition(catalogue, sheet.document, sheet.found, names.name_id, taken)
        edition = _with_only_new_categories(_without_unedited_cells(edition, sheet), sheet)
        absent = tuple(item for item in edition.absent if item.id in sheet.sent)
        editions.append(SheetEdition(sheet.file, msgspec.structs.replace(edition, absent=absent), sheet.likely))
        for item in edition.made:
            made.setdefault(_key(item.category, item.name), item.id)
    return tuple(editions)


def _without_unedited_cells(edition: Edition, sheet: ReturnedSheet) -> Edition:
    """Undo what an edition would change of items by cells that nobody has edited.

    The catalogue may have moved on since the sheet was sent out, and an office that says nothing does not turn it back.
    """
    rows = {item.id: row for row, item in zip(sheet.document.items, sheet.found, strict=True) if item and row.as_sent}
    if not rows:
        return edition
    bases = {item.id: item for item in edition.before.items}
    items = tuple(
        _said(bases[item.id], item, rows[item.id]) if item.id in rows else item for item in edition.after.items
    )
    edits = [edit_of(bases[item.id], item) for item in items if item.id in bases]
    listed = {item.id for item in sheet.found if item}
    return msgspec.structs.replace(
        edition,
        after=Catalogue(edition.after.settings, items),
        edits=tuple(edit for edit in edits if edit.fields),
        unchanged=tuple(edit.after for edit in edits if edit.after.id in listed and not edit.fields),
    )


def _said(base: Item, item: Item, row: ReadItem) -> Item:
    """Return an item with those changes of its row that its office has made."""
    edits = {
        path: [(value, "")]
        for path, value in _changed(edit_of(base, item))
        if path != ("order",) and "/".join(path) not in row.as_sent
    }
    # a row may be as it was sent, and stand elsewhere among the others
    is_moved = item.order != row.values.get("order")
    return msgspec.structs.replace(_edited(base, edits), order=item.order if is_moved else base.order)


def _with_only_new_categories(edition: Edition, sheet: ReturnedSheet) -> Edition:
    """Keep the order of categories: a sheet has only some of them, and may be older."""
    categories = with_new_names(edition.before.settings.categories, sheet.document.categories)
    settings = msgspec.structs.replace(edition.after.settings, categories=categories)
    return msgspec.structs.replace(edition, after=Catalogue(settings, edition.after.items))


class _SharedIds(Struct, frozen=True):
    """Makes ids for the new items of one file: that of the same new item in another file, or one that nobody has."""

    name_new: NameId
    again: Mapping[str, str]
    others: frozenset[str]

    def name_id(self, name: str, taken: Container[str]) -> str:
        shared = self.again.get(_normal(name))
        return shared if shared and shared not in taken else self.name_new(name, Either(taken, self.others))


def _key(category: str, name: str) -> tuple[str, str]:
    return _normal(category), _normal(name)


def _normal(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _flat(item: Item) -> dict[Path, Value]:
    """Return the values of an item by their paths."""
    flat: dict[Path, Value] = {}
    for key, value in item.to_mapping().items():
        if isinstance(value, Mapping):
            flat |= {(key, part): text for part, text in value.items()}
        else:
            flat[key,] = value
    return flat


def _changed(edit: ItemEdit) -> Iterator[tuple[Path, Value]]:
    old, new = _flat(edit.before), _flat(edit.after)
    keys = {each.key for each in edit.fields}
    for path in dict.fromkeys((*old, *new)):
        if path[0] in keys and old.get(path) != new.get(path):
            yield path, new.get(path)


def _edited(item: Item, edits: Mapping[Path, Sequence[tuple[Value, str]]]) -> Item:
    """Return an item with the first value that is said for each of its fields."""
    if not edits:
        return item
    values = item.to_mapping()
    for path, said in edits.items():
        value = said[0][0]
        if len(path) > 1:
            inner = values.get(path[0])
            parts = {**(inner if isinstance(inner, Mapping) else {}), path[1]: value}
            value = {part: text for part, text in parts.items() if text is not None} or None
        values[path[0]] = value
    return item_from({key: value for key, value in values.items() if value is not None}, item.path)


def _conflicts(
    items: Mapping[str, Item], edits: Edits, adding: Mapping[str, Sequence[str]]
) -> Iterator[ReturnedConflict]:
    for item_id, fields in edits.items():
        for path, said in fields.items():
            # a file that adds the item without this field says that it has none
            silent = set(adding.get(item_id, ())) - {file for _, file in said}
            values: dict[object, tuple[Value, list[str]]] = {}
            for value, file in (*said, *((None, file) for file in sorted(silent))):
                values.setdefault(_comparable(path, value), (value, []))[1].append(file)
            if len(values) > 1 and path[0] not in _PLACED:
                yield ReturnedConflict(items[item_id], path, tuple((value, tuple(by)) for value, by in values.values()))


def _comparable(path: Path, value: Value) -> object:
    if isinstance(value, (list, tuple)):
        texts = [str(each) for each in value]
        return tuple(sorted(texts) if path[0] in UNORDERED else texts)
    return value


def _files_adding(editions: Sequence[SheetEdition]) -> Mapping[str, Sequence[str]]:
    adding: defaultdict[str, list[str]] = defaultdict(list)
    for each in editions:
        for item in each.edition.made:
            adding[item.id].append(each.file)
    return adding


def _with_orders_apart(items: Mapping[str, Item], bases: Mapping[str, Item]) -> Mapping[str, Item]:
    """Give items of a category numbers of their own again, where several files have put theirs in the same place."""
    numbered: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items.values():
        if item.order is not None:
            numbered[item.category].append(item)
    apart = dict(items)
    for group in numbered.values():
        are_apart = len({item.order for item in group}) == len(group)
        if are_apart or all(bases.get(item.id) and bases[item.id].order == item.order for item in group):
            continue
        last = 0
        # what was there goes before what is new
        for item in sorted(group, key=lambda item: (item.order, item.id not in bases, item.id)):
            last = max(item.order or 0, last + 1)
            apart[item.id] = msgspec.structs.replace(item, order=last)
    return apart


def _joined(
    catalogue: Catalogue,
    sheets: Sequence[ReturnedSheet],
    editions: Sequence[SheetEdition],
    after: Mapping[str, Item],
) -> Edition:
    """Return the edition of all sheets together."""
    listed = {item.id for sheet in sheets for item in sheet.found if item}
    gone = {item.id for each in editions for item in each.edition.absent} - listed
    edits = [edit_of(item, after[item.id]) for item in catalogue.items]
    categories = catalogue.settings.categories
    for sheet in sheets:
        categories = with_new_names(categories, sheet.document.categories)
    present = {item.id for item in catalogue.items}
    return Edition(
        before=catalogue,
        after=Catalogue(msgspec.structs.replace(catalogue.settings, categories=categories), tuple(after.values())),
        made=tuple(item for item in after.values() if item.id not in present),
        edits=tuple(edit for edit in edits if edit.fields),
        unchanged=tuple(edit.after for edit in edits if edit.after.id in listed and not edit.fields),
        absent=tuple(item for item in catalogue.items if item.id in gone),
    )


def _kept(editions: Sequence[SheetEdition], edition: Edition) -> Mapping[str, tuple[str, ...]]:
    gone = {item.id for item in edition.absent}
    missing: defaultdict[str, list[str]] = defaultdict(list)
    for each in editions:
        for item in each.edition.absent:
            if item.id not in gone:
                missing[item.id].append(each.file)
    return {item_id: tuple(files) for item_id, files in missing.items()}
