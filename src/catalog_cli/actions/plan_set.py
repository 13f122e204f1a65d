"""Plan to set fields of one item, or of all items that a query finds."""

from collections.abc import Sequence
from pathlib import Path

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.assignments import edits_from
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.run import Run
from catalog_cli.search.lookup import find_item
from catalog_cli.store.items import value_change
from catalog_cli.views.headings import typed_name


def plan_set(root: Path, reading: LoadedCatalogue, wanted: str, assignments: Sequence[str]) -> Plan:
    """Plan to set fields of the item that the user names.

    Raises:
        CatalogError: the item is not found, or its file cannot be edited.
        UsageError: there is no assignment, or a malformed one.
    """
    if "=" in wanted:
        raise UsageError(message("name the item first: its id, or --where QUERY"))
    if not assignments:
        raise UsageError(message("name what to set: FIELD=VALUE"))
    item = find_item(reading.catalogue.items, wanted)
    changes, lines = _edits(root, [item], assignments)
    return Plan(changes=changes, lines=lines or [message("{path}: nothing to change", path=item.path)])


def plan_set_where(
    root: Path, reading: LoadedCatalogue, where: Sequence[str], assignments: Sequence[str], run: Run
) -> Plan:
    """Plan to set fields of all items that a query finds; several queries must all hold.

    Raises:
        CatalogError: the query cannot be parsed, or a file cannot be edited.
        UsageError: an assignment is malformed.
    """
    # deferred: an item that is named needs no search
    from catalog_cli.actions.items_where import items_where

    found, query = items_where(root, reading, where, run)
    if not found:
        return Plan(warnings=[message("no item matches; nothing was written"), *query.hints], found=0)
    changes, lines = _edits(root, found, assignments)
    return Plan(changes=changes, lines=lines, warnings=query.hints, found=len(found))


def _edits(root: Path, items: Sequence[Item], assignments: Sequence[str]) -> tuple[list[FileChange], list[Message]]:
    changes, lines = [], []
    for item in items:
        edits = edits_from(item, assignments)
        change = value_change(root, item.path, edits)
        if change.before != change.after:
            changes.append(change)
            lines.append(message("{path}: set {keys}", path=item.path, keys=listed(map(typed_name, edits))))
    return changes, lines
