"""Plan to remove items: refuse while others refer to them, or drop those references."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from catalog_cli.actions.apply_plan import Plan, unread_references
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import listed, message
from catalog_cli.search.lookup import files_referring_to, find_exact_items
from catalog_cli.store.items import removal_changes

_NAMED_AT_MOST = 5


def plan_remove(root: Path, reading: LoadedCatalogue, wanted: Sequence[str], *, force: bool) -> Plan:
    """Plan the removal of items and, with `force`, of the references to them.

    Raises:
        CatalogError: an item is not found, or others refer to it and `force` is not given.
    """
    items = find_exact_items(reading.catalogue.items, wanted)
    gone = {item.path for item in items}
    references = files_referring_to(reading.entries, {item.id for item in items})
    remaining = {path: target for path, target in references.items() if path not in gone}
    if remaining and not force:
        raise _still_referred_to(remaining)
    lines = [message("removed {path}: {name}", path=item.path, name=item.name) for item in items]
    lines += [
        message("{path}: removed published_with: {id}", path=path, id=remaining[path]) for path in sorted(remaining)
    ]
    warnings = [message("See whether they need a link of their own: catalog validate")] if remaining else []
    return Plan(
        changes=removal_changes(root, [item.path for item in items], remaining),
        lines=lines,
        warnings=[*warnings, *unread_references(root, reading, [item.id for item in items])],
        # an item that loses its reference may be left without a link; `--force` accepts that
        checked=False,
    )


def _still_referred_to(references: Mapping[str, str]) -> CatalogError:
    by_target: dict[str, list[str]] = {}
    for path, target in sorted(references.items()):
        by_target.setdefault(target, []).append(PurePosixPath(path).stem)
    target, names = next(iter(by_target.items()))
    return CatalogError(
        message("“{id}” is referenced by: {names}", id=target, names=listed(names, _NAMED_AT_MOST)),
        message("Give them another published_with or a link first, remove them too, or add --force."),
    )
