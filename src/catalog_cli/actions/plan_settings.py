"""Plan to set keys of `catalog.yaml`: its schema says which keys there are, and what each holds."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.assignments import parse_assignment, text_elements
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import field_named
from catalog_cli.model.item import Value
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.text import nearest_name
from catalog_cli.store.items import value_change
from catalog_cli.store.reading import Schema, workspace_schema
from catalog_cli.store.source import SETTINGS

Path_ = tuple[str, ...]
"""The keys that lead to a value."""


def plan_set_settings(root: Path, reading: LoadedCatalogue, assignments: Sequence[str]) -> Plan:
    """Plan to set keys of `catalog.yaml`, the inner ones as `jurisdiction.name=…`.

    Raises:
        CatalogError: the file cannot be edited.
        UsageError: an assignment is malformed, or there is no such key.
    """
    if not assignments:
        raise UsageError(message("name what to set: {file} KEY=VALUE", file=SETTINGS))
    schema = workspace_schema(root, "catalog")
    values: dict[str, Value] = dict(reading.settings or {})
    keys = []
    for text in assignments:
        name, operator, value = parse_assignment(text)
        path, kind = _resolved(schema, name)
        new = _new_value(name, operator, value, kind, _at(values, path))
        values = _with(values, path, new)
        keys.append(".".join(path))
    touched = dict.fromkeys(key.partition(".")[0] for key in keys)
    change = value_change(root, SETTINGS, {key: values.get(key) for key in touched}, tuple(_properties(schema)))
    if not change.changed:
        return Plan(lines=[message("{path}: nothing to change", path=SETTINGS)])
    return Plan(changes=[change], lines=[message("{path}: set {keys}", path=SETTINGS, keys=listed(keys))])


def _resolved(schema: Schema, name: str) -> tuple[Path_, Schema]:
    """Return the keys that a dotted name means, in either language, and the schema of the value there.

    Raises:
        UsageError: there is no such key, or it holds several that have to be named one by one.
    """
    here, path = schema, list[str]()
    for part in name.split("."):
        inner = _properties(here)
        key = next((key for key, each in inner.items() if part.strip().casefold() in _names(key, each)), None)
        others = _others(here)
        if not part.strip() or (key is None and others is None):
            raise UsageError(_unknown(part, [".".join([*path, key]) for key in inner]))
        if key is None:
            field = field_named(part) if "propertyNames" in here and path == ["vocabularies"] else None
            key = field.key if field else part.strip()
        here = _followed(schema, inner.get(key) or others)
        path.append(key)
    if path == ["categories"]:
        raise UsageError(message("categories change together with their items: catalog category"))
    if here.get("type") == "object":
        within = listed(".".join([*path, key]) for key in _properties(here)) or f"{name}.…"
        raise UsageError(message("“{name}” holds several keys; set them one by one: {names}", name=name, names=within))
    return tuple(path), here


def _unknown(name: str, keys: Sequence[str]) -> Message:
    near = nearest_name(name, keys)
    if near:
        return message("“{file}” has no key “{name}”; did you mean “{near}”?", file=SETTINGS, name=name, near=near)
    return message("“{file}” has no key “{name}”; it has: {keys}", file=SETTINGS, name=name, keys=listed(keys))


def _names(key: str, schema: Schema) -> Iterator[str]:
    """Yield the names by which a user may call a key: itself, and its title in both languages."""
    yield key
    yield from (title.strip().casefold() for title in str(schema.get("title", "")).split("/") if title.strip())


def _properties(here: Schema) -> Mapping[str, Schema]:
    # a value that may be a name as well has its keys in the other branch
    branch = here.get("else")
    for place in (here, branch if isinstance(branch, Mapping) else {}):
        properties = place.get("properties")
        if isinstance(properties, Mapping):
            return properties
    return {}


def _others(here: Schema) -> Schema | None:
    """Return the schema of keys that have no name of their own; None where there may be none."""
    branch = here.get("else")
    for place in (here, branch if isinstance(branch, Mapping) else {}):
        others = place.get("additionalProperties")
        if isinstance(others, Mapping):
            return others
    return None


def _followed(whole: Schema, schema: object) -> Schema:
    """Follow a reference within the schema; what stands beside it goes first."""
    here = schema if isinstance(schema, Mapping) else {}
    reference = here.get("$ref")
    found: object = whole
    for step in str(reference or "#").removeprefix("#").split("/")[1:]:
        found = found.get(step, {}) if isinstance(found, Mapping) else {}
    return {**found, **here} if reference and isinstance(found, Mapping) else here


def _new_value(name: str, operator: str, text: str, schema: Schema, present: Value) -> Value:
    if schema.get("type") == "array":
        named = text_elements(text)
        old = [each for each in present if isinstance(each, str)] if isinstance(present, Sequence) else []
        if operator == "+=":
            return [*old, *(each for each in named if each not in old)]
        return [each for each in old if each not in named] if operator == "-=" else list(named)
    if operator != "=":
        raise UsageError(message("“{name}” is not a list: use = with it", name=name))
    if schema.get("type") == "integer" and text:
        if not text.isdecimal():
            raise UsageError(message("“{name}” takes a whole number, not “{text}”", name=name, text=text))
        return int(text)
    allowed = schema.get("enum")
    if text and isinstance(allowed, list) and text not in allowed:
        raise UsageError(message("“{name}” is one of: {names}", name=name, names=listed(map(str, allowed))))
    return text or None


def _at(values: Mapping[str, Value], path: Path_) -> Value:
    found: Value = values
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _with(values: Mapping[str, Value], path: Path_, new: Value) -> dict[str, Value]:
    """Return the mapping with a value set; an empty one goes, and the mappings that it leaves empty."""
    key, *rest = path
    inner = values.get(key)
    if rest:
        new = _with(inner if isinstance(inner, Mapping) else {}, tuple(rest), new)
    if new is None or new in ([], {}):
        return {name: value for name, value in values.items() if name != key}
    return {**values, key: new}
