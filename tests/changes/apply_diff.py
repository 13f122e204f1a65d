"""Apply the changes of `catalog diff --format json` to the catalogue they start from, as a program would."""

from collections.abc import Mapping, Sequence

import msgspec

from catalog_cli.changes.compare import SETTINGS_FILE, all_settings_changes
from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.item import Item, ItemShapeError, Value, item_from

Record = Mapping[str, Value]
_LISTS = {"publishers", "categories"}


class DoesNotFitError(Exception):
    """The catalogue is not the one that the changes start from."""


def apply_diff(catalogue: Catalogue, records: Sequence[Record]) -> Catalogue:
    """Return the catalogue that the changes lead to; `records` are those of the JSON, as `json.loads` reads them.

    Of items that share an id the last one counts.
    """
    settings = catalogue.settings
    old = {item.id: item for item in catalogue.items}
    new = dict(old)
    for record in records:
        if _is_of_settings(record):
            settings = _settings(settings, record)
        else:
            new.pop(_old_id(record), None)
    for record in records:
        if not _is_of_settings(record) and record["change"] != ChangeKind.REMOVED:
            item = _item(old, record)
            new[item.id] = item
    return Catalogue(settings, in_order(new.values(), settings.categories))


def _is_of_settings(record: Record) -> bool:
    return record["id"] == SETTINGS_FILE


def _old_id(record: Record) -> str:
    return str(record.get("id_before", record["id"]))


def _fields(record: Record) -> list[tuple[str, Value, Value]]:
    fields = record.get("fields")
    texts = fields if isinstance(fields, list) else []
    return [(field["field"], field["before"], field["after"]) for field in texts]


def _settings(settings: Settings, record: Record) -> Settings:
    now = {each.key: each.before for each in all_settings_changes(settings, Settings())}
    for key, before, _after in _fields(record):
        value = now.get(key)
        if (list(value) if isinstance(value, tuple) else value) != before:
            raise DoesNotFitError(SETTINGS_FILE)
    return _with_settings(settings, {key: _setting(key, after) for key, _before, after in _fields(record)})


def _setting(key: str, value: Value) -> Value:
    """Return a setting of JSON in the form of the settings, which have tuples for lists of texts."""
    of_texts = key in _LISTS or key.startswith("vocabularies/")
    return tuple(value) if of_texts and isinstance(value, list) else value


def _with_settings(settings: Settings, values: Mapping[str, Value]) -> Settings:
    """Put values, with the keys of `all_settings_changes`, into settings; None removes one."""
    changed: dict[str, Value] = {}
    for name, value in values.items():
        key, _, part = name.partition("/")
        if part:
            changed[key] = _with_part(changed.get(key, getattr(settings, key)), part, value)
        else:
            changed[key] = value if value is not None else "" if key == "title" else ()
    return msgspec.structs.replace(settings, **changed)


def _with_part(mapping: Value, part: str, value: Value) -> dict[str, Value]:
    kept = {str(key): each for key, each in mapping.items() if key != part} if isinstance(mapping, Mapping) else {}
    return kept if value is None else {**kept, part: value}


def _item(old: Mapping[str, Item], record: Record) -> Item:
    item_id = _old_id(record)
    if record["change"] == ChangeKind.ADDED:
        if item_id in old or not isinstance(record.get("item"), Mapping):
            raise DoesNotFitError(item_id)
        return item_from(dict(record["item"]))  # type: ignore[call-overload]
    if item_id not in old:
        raise DoesNotFitError(item_id)
    item = old[item_id]
    values = item.to_mapping()
    for key, before, after in _fields(record):
        if values.pop(key, None) != before:
            raise DoesNotFitError(item_id)
        if after is not None:
            values[key] = after
    try:
        return msgspec.structs.replace(item_from(values), path=item.path)
    except ItemShapeError as error:
        raise DoesNotFitError(item_id) from error
