"""Plan to move items: into a category, to a place in it, with as few changed `order` numbers as possible."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.apply_plan import Plan, Question
from catalog_cli.changes.order_numbers import orders_for
from catalog_cli.model.catalogue import LoadedCatalogue, Settings
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.text import nearest_name, one_line
from catalog_cli.search.lookup import find_exact_item, find_exact_items
from catalog_cli.store.items import value_change
from catalog_cli.store.source import SETTINGS
from catalog_cli.views.headings import typed_name


class ListPlace(Struct, frozen=True, kw_only=True):
    """Where something goes in a list: after or before another, first or last, at most one of these."""

    after: str | None = None
    before: str | None = None
    first: bool = False
    last: bool = False

    def is_given(self) -> bool:
        """Return whether a place is named.

        Raises:
            UsageError: more than one is.
        """
        places = sum(map(bool, (self.after, self.before, self.first, self.last)))
        if places > 1:
            raise UsageError(message("choose one of: --after, --before, --first, --last"))
        return places == 1


class Target(ListPlace, frozen=True, kw_only=True):
    """Where items shall go: a category, at most one place in it, and whether the category may be a new one."""

    category: str | None = None
    new_category: bool = False


def plan_move(root: Path, reading: LoadedCatalogue, wanted: Sequence[str], target: Target) -> Plan:
    """Plan to move items, in the order in which they are named.

    Where the category is in no list, the plan asks whether it is a new one; with `new_category` it is.

    Raises:
        CatalogError: an item or its neighbour is not found, or the items have no category in common.
        UsageError: no place is given, or more than one.
    """
    if not target.is_given() and target.category is None:
        raise UsageError(message("choose where to move it: --to, --after, --before, --first or --last"))
    items = reading.catalogue.items
    moved = find_exact_items(items, wanted)
    neighbour = _neighbour(items, moved, target)
    category = _category(moved, neighbour, target)
    unlisted = target.category is not None and is_unlisted(reading.catalogue.settings, target.category)
    if unlisted and not target.new_category:
        return Plan(question=unlisted_category(reading.catalogue.settings, category))
    added = [listed_category(root, reading.catalogue.settings, category)] if unlisted else []
    ordered = _in_new_order(items, moved, category, neighbour, target)
    changes, lines = _edits(root, ordered, moved, category)
    more = [message("{path}: added the category {name}", path=SETTINGS, name=category)] if added else []
    return Plan(changes=[*added, *changes], lines=[*more, *lines])


def _neighbour(items: Sequence[Item], moved: Sequence[Item], target: Target) -> Item | None:
    name = target.after or target.before
    if not name:
        return None
    neighbour = find_exact_item(items, name)
    if neighbour in moved:
        raise CatalogError(
            message("“{id}” cannot be placed next to itself", id=neighbour.id),
            message("Name an item that is not moved."),
        )
    if target.category is not None and neighbour.category != target.category:
        raise CatalogError(
            message("“{id}” is in the category {category}", id=neighbour.id, category=neighbour.category),
            message("Leave out --to, or name an item of that category."),
        )
    return neighbour


def _category(moved: Sequence[Item], neighbour: Item | None, target: Target) -> str:
    if target.category is not None or neighbour:
        return neighbour.category if neighbour else str(target.category)
    own = {item.category for item in moved}
    if len(own) > 1:
        raise CatalogError(
            message("these items are in several categories: {names}", names="、".join(sorted(own))),
            message("Choose one with --to."),
        )
    return own.pop()


def is_unlisted(settings: Settings, category: str) -> bool:
    """Return whether the category is missing in a list of `catalog.yaml`; where there is no list, any will do."""
    return bool(settings.categories) and category not in settings.categories


def unlisted_category(settings: Settings, category: str) -> Question:
    """Return the question whether a category that is not listed is a new one."""
    near = nearest_name(category, settings.categories)
    text = (
        _("{path} lists no category “{name}”, but “{near}”. Add it all the same?")
        if near
        else _("{path} lists no category “{name}”. Add it?")
    )
    return Question(
        text=text.format(path=SETTINGS, name=one_line(category), near=near),
        yes=_("yes"),
        no=_("no"),
        refusal=CatalogError(
            message("{path} lists no category “{name}”", path=SETTINGS, name=category),
            message("Did you mean “{name}”? Add a new one with --new-category.", name=near)
            if near
            else message("Add a new one with --new-category."),
        ),
    )


def listed_category(root: Path, settings: Settings, category: str) -> FileChange:
    """Return the change that lists a category after the others."""
    return value_change(root, SETTINGS, {"categories": [*settings.categories, category]})


def _in_new_order(
    items: Sequence[Item], moved: Sequence[Item], category: str, neighbour: Item | None, target: Target
) -> list[Item]:
    """Return the items of the category in their new order."""
    others = [item for item in items if item.category == category and item not in moved]
    place = 0 if target.first else len(others)
    if neighbour:
        place = others.index(neighbour) + bool(target.after)
    return [*others[:place], *moved, *others[place:]]


def _edits(
    root: Path, ordered: Sequence[Item], moved: Sequence[Item], category: str
) -> tuple[list[FileChange], list[Message]]:
    ids = frozenset(item.id for item in moved)
    changes, lines = [], []
    for item, number in _numbered(ordered, ids, category):
        edits: dict[str, Value] = {"category": category} if item.category != category else {}
        edits |= {"order": number} if item.order != number else {}
        if edits:
            changes.append(value_change(root, item.path, edits))
            lines.append(_line(item, edits))
    return changes, lines or [message("{path}: nothing to change", path=item.path) for item in moved]


def _numbered(ordered: Sequence[Item], ids: frozenset[str], category: str) -> list[tuple[Item, int | None]]:
    """Pair each item with its new number; nothing changes where all are in this order already."""
    here = [item for item in ordered if item.category == category]
    if len(here) == len(ordered) and list(ordered) == sorted(here, key=_rank):
        return [(item, item.order) for item in ordered]
    orders = orders_for(ordered, ids)
    return [(item, orders[item.id]) for item in ordered]


def _rank(item: Item) -> tuple[bool, int, str]:
    return item.order is None, item.order or 0, item.id


def _line(item: Item, edits: dict[str, Value]) -> Message:
    changes = []
    if "category" in edits:
        changes.append(f"{typed_name('category')} {item.category} → {edits['category']}")
    if "order" in edits:
        old, new = (_("none") if number is None else number for number in (item.order, edits["order"]))
        changes.append(f"{typed_name('order')} {old} → {new}")
    return message("{path}: {changes}", path=item.path, changes=listed(changes))
