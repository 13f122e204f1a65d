"""Names in `form` and `rules` of `catalog.yaml` that follow when a category, an office or a channel has another one."""

from collections.abc import Callable, Collection, Mapping

from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.item import Value

Rename = Callable[[str], str | None]
"""Gives the new name of what may be renamed; None where it is taken away."""


def form_with_options(reading: LoadedCatalogue, keys: Collection[str], rename: Rename) -> Mapping[str, Value]:
    """Return the edit of `form` after which the options of some fields have their new names; none where they have.

    A column to tick stays when its option is taken away: its heading is the office's to change.
    """
    form = (reading.settings or {}).get("form")
    columns = form.get("columns") if isinstance(form, Mapping) else None
    if not isinstance(form, Mapping) or not isinstance(columns, Mapping):
        return {}
    after = {heading: _column(column, keys, rename) for heading, column in columns.items()}
    return {"form": {**form, "columns": after}} if after != columns else {}


def form_with_sections(reading: LoadedCatalogue, rename: Callable[[str], str]) -> Mapping[str, Value]:
    """Return the edit of `form` after which the lines of sections belong to their new names; none where they do."""
    form = (reading.settings or {}).get("form")
    lines = form.get("section_lines") if isinstance(form, Mapping) else None
    if not isinstance(form, Mapping) or not isinstance(lines, Mapping):
        return {}
    after = {rename(str(name)): line for name, line in lines.items()}
    return {"form": {**form, "section_lines": after}} if after != lines else {}


def rules_with_categories(reading: LoadedCatalogue, rename: Callable[[str], str]) -> Mapping[str, Value]:
    """Return the edit of `rules` after which `ignore_in` has the new names of categories; none where it has."""
    rules = reading.catalogue.settings.rules
    parts = rules.get("ignore_in")
    if not isinstance(parts, (list, tuple)):
        return {}
    after = [_ignored(part, rename) for part in parts]
    return {"rules": {**rules, "ignore_in": after}} if after != list(parts) else {}


def _ignored(part: Value, rename: Callable[[str], str]) -> Value:
    categories = part.get("categories") if isinstance(part, Mapping) else None
    if not isinstance(part, Mapping) or not isinstance(categories, (list, tuple)):
        return part
    return {**part, "categories": list(dict.fromkeys(rename(str(each)) for each in categories))}


def _column(column: Value, keys: Collection[str], rename: Rename) -> Value:
    if isinstance(column, str):
        return _printed(column, keys, rename)
    if not isinstance(column, Mapping):
        return column
    field = str(column.get("field", ""))
    after = {**column, "field": _printed(field, keys, rename)}
    if field in keys:
        after |= {key: _options(column[key], rename) for key in ("boxes", "breaks") if key in column}
    return after


def _printed(text: str, keys: Collection[str], rename: Rename) -> str:
    key, sign, option = text.partition("=")
    return f"{key}={rename(option) or option}" if sign and key in keys else text


def _options(options: Value, rename: Rename) -> Value:
    if not isinstance(options, (list, tuple)):
        return options
    names = (rename(str(each)) for each in options)
    return list(dict.fromkeys(name for name in names if name is not None))
