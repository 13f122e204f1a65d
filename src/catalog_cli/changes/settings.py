"""Compare what `catalog.yaml` says of two catalogues as a whole."""

from collections.abc import Iterator, Mapping

import msgspec

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.item import Value

FILE = "catalog.yaml"

COMPARED = ("title", "publishers", "categories")
"""What a reader of the official table sees of the settings; the order of categories is their meaning."""


def settings_changes(before: Settings, after: Settings) -> tuple[FieldChange, ...]:
    """Give the title, publishers and categories that differ; None stands for an empty one."""
    pairs = ((key, getattr(before, key) or None, getattr(after, key) or None) for key in COMPARED)
    return tuple(FieldChange(key, old, new) for key, old, new in pairs if old != new)


def compare_settings(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Give the change of the catalogue's settings, if they differ."""
    fields = settings_changes(before.settings, after.settings)
    return (Change(ChangeKind.CHANGED, FILE, None, None, fields),) if fields else ()


def every_settings_change(before: Settings, after: Settings) -> tuple[FieldChange, ...]:
    """Give all settings that differ; a part of a mapping is named after it: `vocabularies/channels`."""
    old, new = dict(_flat(before)), dict(_flat(after))
    keys = dict.fromkeys((*old, *new))
    return tuple(FieldChange(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def with_settings(settings: Settings, values: Mapping[str, Value]) -> Settings:
    """Put values, named as `every_settings_change` names them, into settings; None takes one out."""
    changed: dict[str, Value] = {}
    for name, value in values.items():
        key, _, part = name.partition("/")
        if part:
            changed[key] = _with_part(changed.get(key, getattr(settings, key)), part, value)
        else:
            changed[key] = value if value is not None else "" if key == "title" else ()
    return msgspec.structs.replace(settings, **changed)


def _with_part(mapping: Value, part: str, value: Value) -> dict[str, Value]:
    kept = {str(key): held for key, held in mapping.items() if key != part} if isinstance(mapping, Mapping) else {}
    return kept if value is None else {**kept, part: value}


def _flat(settings: Settings) -> Iterator[tuple[str, Value]]:
    """Give each setting that is there by its name, the parts of a mapping one by one."""
    for field in msgspec.structs.fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, Mapping):
            yield from ((f"{field.name}/{part}", held) for part, held in value.items())
        elif value:
            yield field.name, value
