"""Plans for offices and channels: a name changes in every item and in the list of `catalog.yaml`, in one go."""

from collections import Counter
from collections.abc import Mapping, Sequence
from gettext import ngettext
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.apply_plan import Plan, require_settings, unread_references
from catalog_cli.actions.assignments import named
from catalog_cli.actions.settings_names import form_with_options
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item, Texts, Value
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.text import command_line, name_meant
from catalog_cli.store.items import value_change
from catalog_cli.store.source import SETTINGS

_NAMED_AT_MOST = 5


class Vocabulary(Struct, frozen=True):
    """What is named: by which command it is changed, the fields of items and of `catalog.yaml` that hold its names."""

    command: str
    noun: Message
    lists: tuple[str, ...]
    """The list fields of an item, the first of which is the key of the vocabulary."""
    texts: tuple[str, ...] = ()
    """The fields of an item that hold one name."""
    settings: tuple[str, ...] = ()
    """The lists of `catalog.yaml` besides the vocabulary."""


OFFICES = Vocabulary("office", message("office"), ("responsible",), ("publisher",), ("publishers",))
CHANNELS = Vocabulary("channel", message("channel"), ("channels", "channels_optional"))


def plan_add_names(root: Path, reading: LoadedCatalogue, kind: Vocabulary, names: Sequence[str]) -> Plan:
    """Plan to list names; where nothing is listed yet, those that items have are listed before them.

    Raises:
        CatalogError: one is listed already.
    """
    listed = _listed(reading, kind)
    names = list(dict.fromkeys(map(named, names)))
    for name in names:
        if name in listed:
            raise CatalogError(message("the {kind} “{name}” is listed already", kind=kind.noun, name=name))
    start = listed or tuple(_used(reading, kind))
    edits = _vocabulary(reading, kind, tuple(dict.fromkeys((*start, *names))))
    return Plan(
        changes=[value_change(root, SETTINGS, edits)],
        lines=[message("{path}: added the {kind} {name}", path=SETTINGS, kind=kind.noun, name=name) for name in names],
        undo=command_line("catalog", kind.command, "remove", *names) if listed else None,
    )


def plan_rename_name(root: Path, reading: LoadedCatalogue, kind: Vocabulary, old: str, new: str) -> Plan:
    """Plan to give an office or a channel another name wherever it is one; a name that is there already takes it up.

    Raises:
        CatalogError: there is no such name.
    """
    used = _used(reading, kind)
    _check_known(reading, kind, [old], used)
    new = named(new)
    if new == old:
        return Plan(lines=[message("{path}: nothing to change", path=SETTINGS)])
    changes = _without_unchanged(
        [
            _settings_change(root, _renamed_settings(reading, kind, old, new)),
            *(_item_change(root, item, kind, {old: new}) for item in reading.catalogue.items),
        ]
    )
    is_new = new not in used and new not in _listed(reading, kind)
    return Plan(
        changes=changes,
        lines=[message("{kind}: {old} → {new}", kind=kind.noun, old=old, new=new), *_counted(changes)],
        warnings=[*_partly_named(kind, used, old, new), *unread_references(root, reading, [old])],
        undo=command_line("catalog", kind.command, "rename", new, old) if is_new else None,
    )


def plan_remove_names(
    root: Path, reading: LoadedCatalogue, kind: Vocabulary, names: Sequence[str], *, force: bool
) -> Plan:
    """Plan to take names off the list and, with `force`, out of the items that have them.

    Raises:
        CatalogError: there is no such name, or items have it and `force` is not given.
    """
    used = _used(reading, kind)
    _check_known(reading, kind, names, used)
    for name in names:
        if used[name] and not force:
            raise _still_used(reading, kind, name, used[name])
    left = tuple(each for each in _listed(reading, kind) if each not in names)
    changes = _without_unchanged(
        [
            _settings_change(
                root,
                {
                    **_vocabulary(reading, kind, left),
                    **form_with_options(reading, kind.lists, lambda name: None if name in names else name),
                },
            ),
            *(_item_change(root, item, kind, dict.fromkeys(names)) for item in reading.catalogue.items),
        ]
    )
    said = [message("removed the {kind} {name}", kind=kind.noun, name=name) for name in names]
    return Plan(changes=changes, lines=[*said, *_counted(changes)], warnings=unread_references(root, reading, names))


def _renamed_settings(reading: LoadedCatalogue, kind: Vocabulary, old: str, new: str) -> Mapping[str, Value]:
    edits = dict(_vocabulary(reading, kind, _replaced(_listed(reading, kind), {old: new})))
    for key in kind.settings:
        present = getattr(reading.catalogue.settings, key)
        if old in present:
            edits[key] = list(_replaced(present, {old: new}))
    return edits | dict(form_with_options(reading, kind.lists, lambda name: new if name == old else name))


def _item_change(root: Path, item: Item, kind: Vocabulary, names: Mapping[str, str | None]) -> FileChange | None:
    edits: dict[str, Value] = {}
    for key in kind.lists:
        present = item.texts(key)
        if not names.keys().isdisjoint(present):
            edits[key] = list(_replaced(present, names))
    for key in kind.texts:
        if item.value(key) in names:
            edits[key] = names[str(item.value(key))]
    return value_change(root, item.path, edits) if edits else None


def _replaced(present: Texts, names: Mapping[str, str | None]) -> Texts:
    """Replace names in a list, each only once; what becomes None is left out."""
    after = (names.get(each, each) for each in present)
    return tuple(dict.fromkeys(each for each in after if each is not None))


def _vocabulary(reading: LoadedCatalogue, kind: Vocabulary, names: Texts) -> Mapping[str, Value]:
    """Return the edit of `catalog.yaml` after which these names are listed; none where they are."""
    if names == _listed(reading, kind):
        return {}
    present = (reading.settings or {}).get("vocabularies")
    others = {**present} if isinstance(present, Mapping) else {}
    return {"vocabularies": {**others, kind.lists[0]: list(names)} if names else _without(others, kind.lists[0])}


def _without(mapping: Mapping[str, Value], key: str) -> Value:
    return {name: value for name, value in mapping.items() if name != key}


def _settings_change(root: Path, edits: Mapping[str, Value]) -> FileChange | None:
    return value_change(root, SETTINGS, edits) if edits else None


def _without_unchanged(changes: Sequence[FileChange | None]) -> list[FileChange]:
    return [change for change in changes if change and change.changed]


def _counted(changes: Sequence[FileChange]) -> list[Message]:
    """Say in how many items a name was changed, if there are any."""
    items = sum(change.path != SETTINGS for change in changes)
    return [Message(ngettext("{n} item changed", "{n} items changed", items), {"n": items})] if items else []


def _listed(reading: LoadedCatalogue, kind: Vocabulary) -> Texts:
    return reading.catalogue.settings.vocabularies.get(kind.lists[0], ())


def _used(reading: LoadedCatalogue, kind: Vocabulary) -> Counter[str]:
    """Count the items that have each name, in the order in which the names come."""
    fields = (*kind.lists, *kind.texts)
    return Counter(
        name for item in reading.catalogue.items for name in {name: None for key in fields for name in item.texts(key)}
    )


def _check_known(reading: LoadedCatalogue, kind: Vocabulary, names: Sequence[str], used: Mapping[str, int]) -> None:
    require_settings(reading)
    settings = reading.catalogue.settings
    known = [*_listed(reading, kind), *used, *(name for key in kind.settings for name in getattr(settings, key))]
    for name in names:
        if name not in known:
            near = name_meant(name, known)
            raise CatalogError(
                message("no {kind} “{name}” is listed, and no item names it", kind=kind.noun, name=name),
                message("Did you mean “{near}”?", near=near) if near else None,
            )


def _still_used(reading: LoadedCatalogue, kind: Vocabulary, name: str, count: int) -> CatalogError:
    ids = [
        item.id
        for item in reading.catalogue.items
        if any(name in item.texts(key) for key in (*kind.lists, *kind.texts))
    ]
    text = ngettext("{n} item names the {kind} “{name}”: {ids}", "{n} items name the {kind} “{name}”: {ids}", count)
    return CatalogError(
        Message(text, {"n": count, "kind": kind.noun, "name": name, "ids": listed(ids, _NAMED_AT_MOST)}),
        message(
            "Give them another one first: {command} …; or drop it from them with --force.",
            command=command_line("catalog", kind.command, "rename", name),
        ),
    )


def _partly_named(kind: Vocabulary, used: Mapping[str, int], old: str, new: str) -> list[Message]:
    """Name those of which the old name is a part: they stay, and may have to change as well."""
    names = [name for name in used if old in name and name != old and new not in name]
    if not names:
        return []
    return [
        message(
            "“{old}” is part of other names, which stay: {names}. To change those too: {command}",
            old=old,
            names=listed(names, _NAMED_AT_MOST),
            command=command_line("catalog", "replace", old, new, "--in", kind.lists[0]),
        )
    ]
