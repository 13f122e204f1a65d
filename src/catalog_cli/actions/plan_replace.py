"""Plan to replace a piece of text within fields, in all items or in those that a query finds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.assignments import within_extra
from catalog_cli.actions.settings_names import form_with_options
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.text import command_line
from catalog_cli.search.fields import known_key
from catalog_cli.store.items import value_change
from catalog_cli.store.source import SETTINGS
from catalog_cli.views.headings import typed_name

_FIXED: Mapping[str, Message] = {
    "id": message("ids change with: catalog rename"),
    "published_with": message("ids change with: catalog rename"),
    "category": message("categories change together with their items: catalog category"),
}


class Replacement(Struct, frozen=True):
    """What is replaced by what, and the names of the fields within which it is."""

    old: str
    new: str
    fields: tuple[str, ...]


def plan_replace(root: Path, reading: LoadedCatalogue, items: Sequence[Item], replacement: Replacement) -> Plan:
    """Plan to replace a text within fields of items, and in what `catalog.yaml` says of the values of those fields.

    The usual words always follow; the options in the form only where all items change, as others still have the old.

    Raises:
        CatalogError: a file cannot be edited.
        UsageError: there is no text to replace, or a field cannot be changed so.
    """
    old, new = replacement.old, replacement.new
    if not old:
        raise UsageError(message("name the text to replace"))
    keys = [_text_key(name, reading.catalogue.items) for name in replacement.fields]
    edits = {item.path: _edits(item, keys, old, new) for item in items}
    changed = {path: each for path, each in edits.items() if each}
    if not changed:
        names = listed(map(typed_name, keys))
        return Plan(warnings=[message("no item has “{text}” in {fields}", text=old, fields=names)], found=0)
    everywhere = len(items) == len(reading.catalogue.items)
    settings = _vocabularies(reading, keys, old, new)
    if everywhere:
        settings |= form_with_options(reading, keys, lambda name: name.replace(old, new).strip() or None)
    changes = [value_change(root, path, each) for path, each in changed.items()]
    return Plan(
        changes=[*([value_change(root, SETTINGS, settings)] if settings else []), *changes],
        lines=[
            message("{path}: set {keys}", path=path, keys=listed(map(typed_name, each)))
            for path, each in changed.items()
        ],
        found=len(changed),
        undo=_undo(reading, keys, old, new, everywhere=everywhere),
    )


def _text_key(name: str, items: Sequence[Item]) -> str:
    key = known_key(name, items)
    if key in _FIXED:
        raise UsageError(_FIXED[key])
    if key in FIELDS and FIELDS[key].kind in {Kind.NUMBER, Kind.DATE}:
        raise UsageError(message("“{name}” holds no text", name=name))
    return key


def _edits(item: Item, keys: Sequence[str], old: str, new: str) -> dict[str, Value]:
    """Return the new values of the fields in which the text occurs."""
    values = {key: item.value(key) for key in keys}
    after = {key: _replaced(value, old, new) for key, value in values.items()}
    return within_extra(item, {key: value for key, value in after.items() if value != values[key]})


def _replaced(value: Value, old: str, new: str) -> Value:
    """Replace the text in a value; elements that become equal or empty are one, or none."""
    if isinstance(value, str):
        return value.replace(old, new).strip() or None
    if isinstance(value, Mapping):
        return {key: _replaced(inner, old, new) for key, inner in value.items() if _replaced(inner, old, new)}
    # what is there twice already is not this change's affair
    if isinstance(value, (list, tuple)) and any(old in str(each) for each in value):
        after = (str(each).replace(old, new).strip() for each in value)
        return type(value)(dict.fromkeys(each for each in after if each))
    return value


def _vocabularies(reading: LoadedCatalogue, keys: Sequence[str], old: str, new: str) -> dict[str, Value]:
    """Return the edit of `catalog.yaml` after which the usual words of the fields are replaced; none if they are."""
    present = (reading.settings or {}).get("vocabularies")
    if not isinstance(present, Mapping):
        return {}
    after = {key: _replaced(words, old, new) if key in keys else words for key, words in present.items()}
    return {"vocabularies": after} if after != present else {}


def _undo(reading: LoadedCatalogue, keys: Sequence[str], old: str, new: str, *, everywhere: bool) -> str | None:
    """Return the command that puts the old text back, if it would change nothing else."""
    there = any(new in text for item in reading.catalogue.items for key in keys for text in item.texts(key))
    if not new or there or not everywhere or new in old or old in new:
        return None
    return command_line("catalog", "replace", new, old, *(word for key in keys for word in ("--in", key)))
