"""Compare two versions field by field: of an item, of the settings, and of catalogues whose ids have not changed."""

from collections.abc import Iterator, Mapping
from itertools import chain

import msgspec

from catalog_cli.model.catalogue import Catalogue, IssuedDocuments, Settings, document_values, in_order
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value

SETTINGS_FILE = "catalog.yaml"
"""Stands for an id in changes of the settings."""
DOCUMENTS_FILE = "documents.yaml"
"""Stands for an id in changes of the office's own list of documents."""
PRINTED_SETTINGS = ("title", "publishers", "categories")
"""What the official table shows of the settings; the order of categories has a meaning."""
UNORDERED = frozenset(key for key, field in FIELDS.items() if field.unordered)
"""Lists whose order has no meaning: an item is published through all of its channels alike.

That of `basis` gives the weight of the laws, and that of `responsible` who leads; it counts.
"""
_Values = Mapping[str, Mapping[str, str]]
_EMPTY: tuple[Value, ...] = ((), [], {})


def changes_by_id(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Return what was added, removed and changed, in the order of categories of `after`, then of `before`.

    A removed item is listed where it would be in its category. Only values count, not their form or the path of the
    file. Of items that share an id the last one counts.
    """
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    removed = (item for item in old.values() if item.id not in new)
    categories = dict.fromkeys((*after.settings.categories, *before.settings.categories))
    everything = in_order(chain(new.values(), removed), categories)
    changes = (_change(old.get(item.id), new.get(item.id)) for item in everything)
    return tuple(change for change in changes if change)


def field_changes(before: Item, after: Item) -> tuple[FieldChange, ...]:
    """Return the fields whose values differ, in canonical order."""
    # most items of two revisions are equal, and one comparison is faster than one a field
    if before == after:
        return ()
    keys = dict.fromkeys((*FIELDS, *before.others, *after.others))
    pairs = ((key, _value_or_none(before, key), _value_or_none(after, key)) for key in keys)
    return tuple(FieldChange(key, old, new) for key, old, new in pairs if _differs(key, old, new))


def printed_settings_changes(before: Settings, after: Settings) -> tuple[FieldChange, ...]:
    """Return the title, publishers and categories that differ; None for an empty one."""
    pairs = ((key, getattr(before, key) or None, getattr(after, key) or None) for key in PRINTED_SETTINGS)
    return tuple(FieldChange(key, old, new) for key, old, new in pairs if old != new)


def settings_change(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Return the change of the printed settings, if they differ."""
    fields = printed_settings_changes(before.settings, after.settings)
    return (Change(ChangeKind.CHANGED, SETTINGS_FILE, None, None, fields),) if fields else ()


def all_settings_changes(before: Settings, after: Settings) -> tuple[FieldChange, ...]:
    """Return all settings that differ; a part of a mapping has a path for a key: `vocabularies/channels`."""
    old, new = dict(_flat(before)), dict(_flat(after))
    keys = dict.fromkeys((*old, *new))
    return tuple(FieldChange(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def documents_changes(before: IssuedDocuments, after: IssuedDocuments) -> tuple[FieldChange, ...]:
    """Return what differs of the documents: `NUMBER/KEY` for a value, `NUMBER` for a document on one side only."""
    old = {each.number: document_values(each) for each in before.documents}
    new = {each.number: document_values(each) for each in after.documents}
    return tuple(change for number in dict.fromkeys((*new, *old)) for change in _document(number, old, new))


def _document(number: str, before: _Values, after: _Values) -> Iterator[FieldChange]:
    old, new = before.get(number), after.get(number)
    if old is None or new is None:
        yield FieldChange(number, old, new)
        return
    keys = dict.fromkeys((*old, *new))
    pairs = ((key, old.get(key), new.get(key)) for key in keys)
    yield from (FieldChange(f"{number}/{key}", was, now) for key, was, now in pairs if was != now)


def _change(before: Item | None, after: Item | None) -> Change | None:
    if before and after:
        fields = field_changes(before, after)
        return Change(ChangeKind.CHANGED, after.id, before, after, fields) if fields else None
    if after:
        return Change(ChangeKind.ADDED, after.id, None, after)
    return Change(ChangeKind.REMOVED, before.id, before, None) if before else None


def _value_or_none(item: Item, key: str) -> Value:
    value = item.value(key)
    return None if value in _EMPTY else value


def _differs(key: str, before: Value, after: Value) -> bool:
    if key in UNORDERED and isinstance(before, tuple) and isinstance(after, tuple):
        return sorted(before) != sorted(after)
    return before != after


def _flat(settings: Settings) -> Iterator[tuple[str, Value]]:
    """Yield each setting that is not empty, by its name; the parts of a mapping one by one."""
    for field in msgspec.structs.fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, IssuedDocuments):
            continue
        if field.name in {"form", "calendar"}:
            yield from _flat_mapping(field.name, value)
        elif isinstance(value, Mapping):
            yield from ((f"{field.name}/{part}", each) for part, each in value.items())
        elif value:
            yield field.name, value


def _flat_mapping(path: str, value: Value) -> Iterator[tuple[str, Value]]:
    """Yield each key of the form or the calendar by its path; of the columns, whose order counts, their names too."""
    if not isinstance(value, Mapping):
        yield from ((path, value),) if value else ()
        return
    if path == "form/columns":
        yield path, tuple(map(str, value))
    for part, each in value.items():
        yield from _flat_mapping(f"{path}/{part}", each)
