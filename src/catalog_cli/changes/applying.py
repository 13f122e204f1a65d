"""Put the changes that `catalog diff --format json` tells of into the catalogue they started from."""

from collections.abc import Mapping, Sequence

import msgspec

from catalog_cli.changes.settings import FILE, every_settings_change, with_settings
from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item, ItemShapeError, Value, item_from
from catalog_cli.model.message import message

Record = Mapping[str, Value]
_LISTS = {"publishers", "categories"}


def applied(catalogue: Catalogue, records: Sequence[Record]) -> Catalogue:
    """Give the catalogue that the changes lead to; `records` are those of the JSON, as `json.loads` reads them.

    Of items that share an id the last one counts.

    Raises:
        CatalogError: the catalogue is not the one that the changes started from.
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
    return record["id"] == FILE


def _old_id(record: Record) -> str:
    return str(record.get("id_before", record["id"]))


def _fields(record: Record) -> list[tuple[str, Value, Value]]:
    fields = record.get("fields")
    texts = fields if isinstance(fields, list) else []
    return [(field["field"], field["before"], field["after"]) for field in texts]


def _settings(settings: Settings, record: Record) -> Settings:
    now = {each.key: each.before for each in every_settings_change(settings, Settings())}
    for key, before, _after in _fields(record):
        held = now.get(key)
        if (list(held) if isinstance(held, tuple) else held) != before:
            raise _unfit(FILE)
    return with_settings(settings, {key: _held(key, after) for key, _before, after in _fields(record)})


def _held(key: str, value: Value) -> Value:
    """Give a setting of JSON as the settings hold it: lists of texts as tuples, what they do not look into as it is."""
    of_texts = key in _LISTS or key.startswith("vocabularies/")
    return tuple(value) if of_texts and isinstance(value, list) else value


def _item(old: Mapping[str, Item], record: Record) -> Item:
    """Give the item as it is after a change.

    Raises:
        CatalogError: it is not there, or is not as the change found it.
    """
    item_id = _old_id(record)
    if record["change"] == ChangeKind.ADDED:
        if item_id in old or not isinstance(record.get("item"), Mapping):
            raise _unfit(item_id)
        return item_from(dict(record["item"]))  # type: ignore[call-overload]
    if item_id not in old:
        raise _unfit(item_id)
    item = old[item_id]
    values = item.to_mapping()
    for key, before, after in _fields(record):
        if values.pop(key, None) != before:
            raise _unfit(item_id)
        if after is not None:
            values[key] = after
    try:
        return msgspec.structs.replace(item_from(values), path=item.path)
    except ItemShapeError as error:
        raise _unfit(item_id) from error


def _unfit(name: str) -> CatalogError:
    return CatalogError(
        message("the changes do not fit: {name} is not as they found it", name=name),
        message("Apply them to the side that they were compared from."),
    )
