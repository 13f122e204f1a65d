"""Plans for the categories: a change of the list in `catalog.yaml`, and of every item in them, in one go."""

from collections.abc import Iterable, Mapping, Sequence
from gettext import ngettext
from pathlib import Path

from catalog_cli.actions.apply_plan import Plan, require_settings, unread_references
from catalog_cli.actions.assignments import named
from catalog_cli.actions.plan_move import ListPlace, unlisted_category
from catalog_cli.actions.settings_names import form_with_sections, rules_with_categories
from catalog_cli.changes.order_numbers import orders_for
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item, Texts, Value, is_within
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.text import command_line, name_meant
from catalog_cli.search.lookup import find_exact_items
from catalog_cli.store.items import value_change
from catalog_cli.store.source import SETTINGS


def plan_category_add(root: Path, reading: LoadedCatalogue, names: Sequence[str], place: ListPlace) -> Plan:
    """Plan to list new categories, last unless a place is named.

    Raises:
        CatalogError: one is listed already, or the neighbour is not.
    """
    listed = reading.catalogue.settings.categories
    names = list(dict.fromkeys(map(named, names)))
    for name in names:
        if name in listed:
            raise CatalogError(
                message("the category “{name}” exists already", name=name),
                message("List the categories with: catalog stats"),
            )
    after = _placed(listed, names, place)
    return Plan(
        changes=[_listing(root, after)],
        lines=[message("{path}: added the category {name}", path=SETTINGS, name=name) for name in names],
        undo=_command("remove", *names),
    )


def plan_category_rename(root: Path, reading: LoadedCatalogue, old: str, new: str) -> Plan:
    """Plan to give a category another name, in the list and in all of its items; the levels below it follow.

    Raises:
        CatalogError: there is no such category, or the name is taken.
    """
    _check_known(reading, [old])
    new = named(new)
    if new == old:
        return Plan(lines=[message("{path}: nothing to change", path=SETTINGS)])
    if new in _known(reading):
        raise CatalogError(
            message("the category “{name}” exists already", name=new),
            message(
                "To put all items of “{old}” there: {command}", old=old, command=_command("merge", old, "--into", new)
            ),
        )
    return _recategorised(root, reading, {old: new}, undo=_command("rename", new, old))


def plan_category_merge(
    root: Path, reading: LoadedCatalogue, names: Sequence[str], into: str, *, new_category: bool = False
) -> Plan:
    """Plan to put all items of some categories into another, after those there, and to take the names off the list.

    Where the other is not listed, the plan asks whether it is a new one; with `new_category` it is.

    Raises:
        CatalogError: there is no such category.
    """
    sources = [name for name in names if name != into]
    if not sources:
        raise UsageError(message("name the categories to merge, and the one they go to with --into"))
    _check_known(reading, sources)
    into = named(into)
    if into not in _known(reading) and not new_category:
        return Plan(question=unlisted_category(reading.catalogue.settings, into))
    return _recategorised(root, reading, dict.fromkeys(sources, into))


def plan_category_split(root: Path, reading: LoadedCatalogue, old: str, new: str, items: Sequence[Item]) -> Plan:
    """Plan to move some items of a category into a new one, which is listed right after it.

    Raises:
        CatalogError: there is no such category, or the new one exists already.
    """
    _check_known(reading, [old])
    new = named(new)
    if new in _known(reading):
        raise CatalogError(
            message("the category “{name}” exists already", name=new),
            message("Move the items there with: catalog move ID… --to {name}", name=command_line(new)),
        )
    changes = [value_change(root, item.path, {"category": new}) for item in items]
    listed = reading.catalogue.settings.categories
    after = _placed(listed, [new], ListPlace(after=old) if old in listed else ListPlace(last=True))
    return Plan(
        changes=[_listing(root, after), *changes],
        lines=[message("{path}: added the category {name}", path=SETTINGS, name=new), *_moves({new: len(items)})],
    )


def items_named(wanted: Sequence[str], category: str, everything: Sequence[Item]) -> Sequence[Item]:
    """Find the items that are to be split off a category.

    Raises:
        CatalogError: one is not found, or is in another category.
    """
    items = find_exact_items(everything, wanted)
    for item in items:
        if item.category != category:
            raise CatalogError(
                message("“{id}” is in the category {category}", id=item.id, category=item.category),
                message("Name items of “{category}” only.", category=category),
            )
    return items


def plan_category_reorder(root: Path, reading: LoadedCatalogue, names: Sequence[str], place: ListPlace) -> Plan:
    """Plan to put categories elsewhere in the list, in the order in which they are named.

    Raises:
        CatalogError: one is not listed.
        UsageError: no place is named, or it is next to one of them.
    """
    names = _listed(reading, names)
    listed = reading.catalogue.settings.categories
    if not place.is_given():
        raise UsageError(message("choose where to put it: --after, --before, --first or --last"))
    after = _placed([name for name in listed if name not in names], names, place)
    if tuple(after) == listed:
        return Plan(lines=[message("{path}: nothing to change", path=SETTINGS)])
    return Plan(
        changes=[_listing(root, after)],
        lines=[message("{path}: categories: {names}", path=SETTINGS, names="、".join(after))],
        undo=_back(listed, names[0]) if len(names) == 1 else None,
    )


def plan_category_remove(root: Path, reading: LoadedCatalogue, names: Sequence[str]) -> Plan:
    """Plan to take categories without items off the list.

    Raises:
        CatalogError: one is not listed, or has items.
    """
    names = _listed(reading, names)
    listed = reading.catalogue.settings.categories
    for name in names:
        count = sum(item.category == name for item in reading.catalogue.items)
        if count:
            text = ngettext("the category “{name}” has {n} item", "the category “{name}” has {n} items", count)
            raise CatalogError(
                Message(text, {"name": name, "n": count}),
                message("Put it elsewhere first: {command} --into …", command=_command("merge", name)),
            )
    return Plan(
        changes=[_listing(root, [name for name in listed if name not in names])],
        lines=[message("{path}: removed the category {name}", path=SETTINGS, name=name) for name in names],
    )


def _recategorised(root: Path, reading: LoadedCatalogue, names: Mapping[str, str], undo: str | None = None) -> Plan:
    """Plan to replace names of categories, in the list and in the items; items come after those that are there."""
    listed, items = reading.catalogue.settings.categories, reading.catalogue.items
    new_name = {category: _renamed(category, names) for category in _known(reading)}
    changes: list[FileChange] = []
    moved: dict[str, int] = {}
    for target in dict.fromkeys(new for old, new in new_name.items() if old != new):
        sources = [category for category, new in new_name.items() if new == target]
        ordered = [item for item in items if item.category in sources]
        # those that are there already come first, in their order
        ordered.sort(key=lambda item: item.category != target)
        changes += _item_changes(root, ordered, target, renumbered=len({item.category for item in ordered}) > 1)
        moved[target] = sum(item.category != target for item in ordered)
    # a category that takes others up keeps its own place in the list
    staying = (new_name[each] for each in listed if new_name[each] == each or new_name[each] not in listed)
    after = list(dict.fromkeys(staying))
    edits: dict[str, Value] = {"categories": after} if after != list(listed) else {}
    edits |= rules_with_categories(reading, lambda name: _renamed(name, names))
    edits |= form_with_sections(reading, lambda name: _renamed(name, names))
    listing = [value_change(root, SETTINGS, edits)] if edits else []
    renamed = [message("{path}: {old} → {new}", path=SETTINGS, old=old, new=new) for old, new in names.items()]
    return Plan(
        changes=[*listing, *changes],
        lines=[*(renamed if listing else []), *_moves(moved)],
        warnings=unread_references(root, reading, names),
        undo=undo,
    )


def _item_changes(root: Path, ordered: Sequence[Item], target: str, *, renumbered: bool) -> Iterable[FileChange]:
    coming = frozenset(item.id for item in ordered if item.category != target)
    orders = orders_for(ordered, coming) if renumbered else {}
    for item in ordered:
        edits: dict[str, Value] = {"category": target} if item.category != target else {}
        if renumbered and orders[item.id] != item.order:
            edits["order"] = orders[item.id]
        if edits:
            yield value_change(root, item.path, edits)


def _renamed(category: str, names: Mapping[str, str]) -> str:
    """Return the new name of a category; a level below one that is renamed follows it."""
    for old, new in names.items():
        if is_within(category, old):
            return new + category.removeprefix(old)
    return category


def _moves(counts: Mapping[str, int]) -> list[Message]:
    return [
        Message(
            ngettext("{n} item is now in {category}", "{n} items are now in {category}", count),
            {"n": count, "category": category},
        )
        for category, count in counts.items()
        if count
    ]


def _known(reading: LoadedCatalogue) -> Texts:
    """Return the categories that are listed, then those that items have besides."""
    used = (item.category for item in reading.catalogue.items)
    return tuple(dict.fromkeys((*reading.catalogue.settings.categories, *used)))


def _check_known(reading: LoadedCatalogue, names: Sequence[str]) -> None:
    require_settings(reading)
    known = _known(reading)
    for name in names:
        if not any(is_within(each, name) for each in known):
            raise _unknown(name, known)


def _listed(reading: LoadedCatalogue, names: Sequence[str]) -> Sequence[str]:
    """Return names of categories, each once.

    Raises:
        CatalogError: one is not listed, or the list cannot be read.
    """
    require_settings(reading)
    listed = reading.catalogue.settings.categories
    for name in names:
        if name not in listed:
            raise _unknown(name, listed)
    return tuple(dict.fromkeys(names))


def _placed(others: Sequence[str], names: Sequence[str], place: ListPlace) -> list[str]:
    """Put names into a list of others, last unless a place is named."""
    neighbour = (place.after or place.before) if place.is_given() else None
    at = 0 if place.first else len(others)
    if neighbour:
        if neighbour in names:
            raise UsageError(message("“{id}” cannot be placed next to itself", id=neighbour))
        if neighbour not in others:
            raise _unknown(neighbour, others)
        at = list(others).index(neighbour) + bool(place.after)
    return [*others[:at], *names, *others[at:]]


def _back(listed: Sequence[str], name: str) -> str:
    at = list(listed).index(name)
    return _command("reorder", name, "--after", listed[at - 1]) if at else _command("reorder", name, "--first")


def _listing(root: Path, names: Sequence[str]) -> FileChange:
    return value_change(root, SETTINGS, {"categories": list(names)})


def _unknown(name: str, known: Sequence[str]) -> CatalogError:
    near = name_meant(name, known)
    return CatalogError(
        message("no category “{name}”", name=name),
        message("Did you mean “{near}”?", near=near)
        if near
        else message("The categories are: {names}.", names=listed(known)),
    )


def _command(*words: str) -> str:
    return command_line("catalog", "category", *words)
