"""Decide what assignments to fields of items mean: which files change, and what is said of each."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import typer

from catalog_cli.actions.apply import Plan
from catalog_cli.actions.assignments import edits_from
from catalog_cli.cli.output import tell
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import find_item
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.store.history import history_of
from catalog_cli.store.items import value_change
from catalog_cli.store.source import Folder


def plan_one(root: Path, reading: Reading, wanted: str, assignments: Sequence[str]) -> Plan:
    """Give the plan by which one item gets the values assigned.

    Raises:
        CatalogError: the item is not found, or its file cannot be edited.
        typer.BadParameter: there is no assignment, or one that cannot be.
    """
    if "=" in wanted:
        raise typer.BadParameter(_("say which item first: its id, or --where QUERY"))
    if not assignments:
        raise typer.BadParameter(_("say what to set: FIELD=VALUE"))
    item = find_item(reading.catalogue.items, wanted)
    writes, told = _edited(root, [item], assignments)
    return Plan(writes=writes, told=told or [_("{path}: nothing to change").format(path=one_line(item.path))])


def plan_query(root: Path, reading: Reading, where: Sequence[str], assignments: Sequence[str]) -> Plan:
    """Give the plan by which all items that a query means get the values assigned.

    Raises:
        CatalogError: the query cannot be understood, or a file cannot be edited.
        typer.BadParameter: an assignment cannot be.
        typer.Exit: no item is meant; that is said, and the status is 1.
    """
    query = parse_query([f"({text})" for text in where] if len(where) > 1 else where)
    hints = [one_line(str(hint)) for hint in query.hints]
    items = reading.catalogue.items
    meant = {hit.item.path for hit in search(items, query, history_of(Folder(root)).last_change)}
    found = [item for item in items if item.path in meant]
    if not found:
        tell(f"{line}\n" for line in (_("no item is as asked; nothing was written"), *hints))
        raise typer.Exit(1)
    writes, told = _edited(root, found, assignments)
    return Plan(writes=writes, told=told, warnings=[*hints, _counted(len(found), len(writes))])


def _counted(found: int, changed: int) -> str:
    """Say how many items were found, and how many of them change."""
    first = ngettext("{n} item found", "{n} items found", found).format(n=found)
    second = ngettext("{n} file changes", "{n} files change", changed).format(n=changed)
    return f"{first} · {second}"


def _edited(root: Path, items: Sequence[Item], assignments: Sequence[str]) -> tuple[list[FileChange], list[str]]:
    writes, told = [], []
    for item in items:
        edits = edits_from(item, assignments)
        write = value_change(root, item.path, edits)
        if write.before != write.after:
            writes.append(write)
            told.append(_("{path}: set {keys}").format(path=one_line(item.path), keys=", ".join(edits)))
    return writes, told
