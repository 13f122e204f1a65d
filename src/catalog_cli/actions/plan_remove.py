"""Plan to remove items: refuse while others refer to them, or drop those references."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from catalog_cli.actions.apply_plan import Plan, unread_references
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item
from catalog_cli.model.message import listed, message
from catalog_cli.model.record import Record
from catalog_cli.search.lookup import files_referring_to, find_exact_items
from catalog_cli.store.items import removal_changes
from catalog_cli.store.source import has_records

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
    records = _records_of(root, items) if has_records(root) else []
    if records and not force:
        raise _has_records(records)
    lines = [message("removed {path}: {name}", path=item.path, name=item.name) for item in items]
    lines += [
        message("{path}: removed published_with: {id}", path=path, id=remaining[path]) for path in sorted(remaining)
    ]
    warnings = [message("See whether they need a link of their own: catalog validate")] if remaining else []
    return Plan(
        changes=removal_changes(root, [*(item.path for item in items), *(each.path for each in records)], remaining),
        lines=[*lines, *(message("removed {path}: {name}", path=each.path, name=each.title) for each in records)],
        warnings=[*warnings, *unread_references(root, reading, [item.id for item in items])],
        # an item that loses its reference may be left without a link; `--force` accepts that
        checked=False,
    )


def _records_of(root: Path, items: Sequence[Item]) -> list[Record]:
    # deferred: most workspaces have no ledger
    from catalog_cli.store.records import ledger_of

    ids = {item.id for item in items}
    return [record for record in ledger_of(root).records if record.item in ids]


def _has_records(records: Sequence[Record]) -> CatalogError:
    first = records[0].item
    names = [record.name for record in records if record.item == first]
    return CatalogError(
        message("“{id}” has records in the ledger: {names}", id=first, names=listed(names, _NAMED_AT_MOST)),
        message(
            "They count in the reports of their years. Keep the item, and say in not_applicable why it no longer "
            "applies; or remove the records too with --force."
        ),
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
