"""Decide what moving items means: the category, the place in it, and the numbers that have to change."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

import typer
from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.actions.apply import Plan
from catalog_cli.changes.standing import orders_for
from catalog_cli.cli.dialogue import ask_one_of, can_ask
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import message
from catalog_cli.model.nearest import nearest_name
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import find_exact_item, find_exact_items
from catalog_cli.store.items import value_change
from catalog_cli.store.reading import read
from catalog_cli.store.source import SETTINGS, Folder


class Where(Struct, frozen=True, kw_only=True):
    """Where the user wants the items: a category, and at most one place in it."""

    category: str | None
    after: str | None
    before: str | None
    first: bool
    last: bool
    new_category: bool

    def check(self) -> None:
        """Refuse what says nothing or two things at once.

        Raises:
            typer.BadParameter: no place is given, or more than one.
        """
        places = sum(map(bool, (self.after, self.before, self.first, self.last)))
        if places > 1:
            raise typer.BadParameter(_("choose one of: --after, --before, --first, --last"))
        if not places and self.category is None:
            raise typer.BadParameter(_("say where to: --to, --after, --before, --first or --last"))


def asked_about(root: Path, where: Where) -> Where:
    """Ask a person at the terminal whether an unlisted category is a new one; do so before any lock is held."""
    name = where.category
    if name is None or where.new_category or not can_ask():
        return where
    listed = read(Folder(root)).catalogue.settings.categories
    if not listed or name in listed:
        return where
    question = _("{path} lists no category “{name}”. Add it?").format(path=SETTINGS, name=one_line(name))
    agreed = ask_one_of(question, {"y": _("yes"), "n": _("no")}) == "y"
    return replace(where, new_category=agreed)


def plan_moving(root: Path, reading: Reading, wanted: Sequence[str], where: Where) -> Plan:
    """Give the plan by which items stand where they are wanted.

    Raises:
        CatalogError: an item or the category is not found, or the place is none.
    """
    items = reading.catalogue.items
    moved = find_exact_items(items, wanted)
    neighbour = _neighbour(items, moved, where)
    category = _category(moved, neighbour, where)
    added = _listed(root, reading.catalogue.settings, category, where)
    standing = _standing(items, moved, category, neighbour, where)
    writes, told = _edits(root, standing, moved, category)
    more = [_("{path}: added the category {name}").format(path=SETTINGS, name=one_line(category))] if added else []
    return Plan(writes=[*added, *writes], told=[*more, *told])


def _neighbour(items: Sequence[Item], moved: Sequence[Item], where: Where) -> Item | None:
    name = where.after or where.before
    if not name:
        return None
    neighbour = find_exact_item(items, name)
    if neighbour in moved:
        raise CatalogError(
            message("“{id}” cannot stand beside itself", id=neighbour.id), message("Name an item that is not moved.")
        )
    if where.category is not None and neighbour.category != where.category:
        raise CatalogError(
            message("“{id}” is in the category {category}", id=neighbour.id, category=neighbour.category),
            message("Leave out --to, or name an item of that category."),
        )
    return neighbour


def _category(moved: Sequence[Item], neighbour: Item | None, where: Where) -> str:
    if where.category is not None or neighbour:
        return neighbour.category if neighbour else str(where.category)
    own = {item.category for item in moved}
    if len(own) > 1:
        raise CatalogError(
            message("these items are in several categories: {names}", names="、".join(sorted(own))),
            message("Say which is meant with --to."),
        )
    return own.pop()


def _listed(root: Path, settings: Settings, category: str, where: Where) -> list[FileChange]:
    """Give the write that adds the category to `catalog.yaml`, when it is not there and is wanted."""
    if where.category is None or not settings.categories or category in settings.categories:
        return []
    if not where.new_category:
        near = nearest_name(category, settings.categories)
        raise CatalogError(
            message("{path} lists no category “{name}”", path=SETTINGS, name=category),
            message("Did you mean “{name}”? A new one is added with --new-category.", name=near)
            if near
            else message("A new one is added with --new-category."),
        )
    return [value_change(root, SETTINGS, {"categories": [*settings.categories, category]})]


def _standing(
    items: Sequence[Item], moved: Sequence[Item], category: str, neighbour: Item | None, where: Where
) -> list[Item]:
    """Give the items of the category as they shall stand."""
    others = [item for item in items if item.category == category and item not in moved]
    place = 0 if where.first else len(others)
    if neighbour:
        place = others.index(neighbour) + bool(where.after)
    return [*others[:place], *moved, *others[place:]]


def _edits(
    root: Path, standing: Sequence[Item], moved: Sequence[Item], category: str
) -> tuple[list[FileChange], list[str]]:
    ids = frozenset(item.id for item in moved)
    writes, told = [], []
    for item, number in _numbered(standing, ids, category):
        edits: dict[str, Value] = {"category": category} if item.category != category else {}
        edits |= {"order": number} if item.order != number else {}
        if edits:
            writes.append(value_change(root, item.path, edits))
            told.append(_line(item, edits))
    told = told or [_("{path}: nothing to change").format(path=one_line(item.path)) for item in moved]
    return writes, told


def _numbered(standing: Sequence[Item], ids: frozenset[str], category: str) -> list[tuple[Item, int | None]]:
    """Give each item with its number; those that stand there already keep theirs."""
    here = [item for item in standing if item.category == category]
    if len(here) == len(standing) and list(standing) == sorted(here, key=_rank):
        return [(item, item.order) for item in standing]
    orders = orders_for(standing, ids)
    return [(item, orders[item.id]) for item in standing]


def _rank(item: Item) -> tuple[bool, int, str]:
    return item.order is None, item.order or 0, item.id


def _line(item: Item, edits: dict[str, Value]) -> str:
    changes = []
    if "category" in edits:
        changes.append(f"category {one_line(item.category)} → {one_line(str(edits['category']))}")
    if "order" in edits:
        old, new = (_("none") if number is None else number for number in (item.order, edits["order"]))
        changes.append(f"order {old} → {new}")
    return f"{one_line(item.path)}: {', '.join(changes)}"
