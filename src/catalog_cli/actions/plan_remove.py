"""Decide what the removal of items means: who refers to them, and what has to be written."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from pathlib import Path, PurePosixPath

from catalog_cli.actions.apply import Plan
from catalog_cli.actions.unread_files import warn_of_unread
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import files_referring_to, find_exact_items
from catalog_cli.store.items import removal_changes

_NAMED_AT_MOST = 5


def plan_removal(root: Path, reading: Reading, wanted: Sequence[str], *, force: bool) -> Plan:
    """Give the plan by which items are taken away, and with `force` the references to them.

    Raises:
        CatalogError: an item is not found, or others refer to it and `force` is not given.
    """
    items = find_exact_items(reading.catalogue.items, wanted)
    gone = {item.path for item in items}
    found = files_referring_to(reading.entries, {item.id for item in items})
    left = {path: id_ for path, id_ in found.items() if path not in gone}
    if left and not force:
        raise _still_needed(left)
    told = [_("removed {path}: {name}").format(path=one_line(item.path), name=one_line(item.name)) for item in items]
    words = _("{path}: published_with: {id} taken away")
    told += [words.format(path=one_line(path), id=left[path]) for path in sorted(left)]
    warnings = [_("See whether they need a link of their own: catalog validate")] if left else []
    # others that refer to it may have nowhere to go to now, which is what was asked for
    return Plan(
        writes=removal_changes(root, [item.path for item in items], left),
        told=told,
        warnings=[*warnings, *warn_of_unread(root, reading, items)],
        checked=False,
    )


def _still_needed(left: Mapping[str, str]) -> CatalogError:
    by_id: dict[str, list[str]] = {}
    for path, wanted in sorted(left.items()):
        by_id.setdefault(wanted, []).append(PurePosixPath(path).stem)
    wanted, names = next(iter(by_id.items()))
    more = ", …" if len(names) > _NAMED_AT_MOST else ""
    return CatalogError(
        message("“{id}” is referred to by: {names}", id=wanted, names=", ".join(names[:_NAMED_AT_MOST]) + more),
        message("Give them another published_with or a link first, remove them too, or add --force."),
    )
