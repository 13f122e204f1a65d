"""Find the record that a user means: by its own name, or by its item while one record of that is open."""

from collections.abc import Sequence

from catalog_cli.model.errors import AmbiguousRecordError, CatalogError, ItemNotFoundError
from catalog_cli.model.item import Item
from catalog_cli.model.message import listed, message
from catalog_cli.model.record import Record
from catalog_cli.model.text import nearest_names, one_line
from catalog_cli.search.lookup import find_item

_SHOWN = 5
_NEAREST = 3


def find_record(records: Sequence[Record], items: Sequence[Item], wanted: str) -> Record:
    """Find a record by its name or its file, else the open one of the item that is meant.

    Raises:
        AmbiguousRecordError: several records of the item are open.
        AmbiguousItemError: several items are meant.
        CatalogError: there is no such record, or none of the item is open.
    """
    named = _named(records, wanted)
    if named:
        return named
    try:
        item = find_item(items, wanted)
    except ItemNotFoundError as error:
        if near := _nearest(records, wanted):
            raise _not_found(wanted, near) from error
        raise
    return _open_one(records, item, wanted)


def named_record(records: Sequence[Record], wanted: str) -> Record:
    """Find a record by its whole name or its file.

    Raises:
        ItemNotFoundError: there is none; the remedy names the nearest.
    """
    named = _named(records, wanted)
    if named is None:
        raise _not_found(wanted, _nearest(records, wanted))
    return named


def _named(records: Sequence[Record], wanted: str) -> Record | None:
    name = _name(wanted)
    return next((record for record in records if record.name == name), None)


def _name(wanted: str) -> str:
    return wanted.strip().replace("\\", "/").rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml")


def _nearest(records: Sequence[Record], wanted: str) -> list[str]:
    return list(nearest_names(_name(wanted), [record.name for record in records], _NEAREST))


def _not_found(wanted: str, near: Sequence[str]) -> ItemNotFoundError:
    return ItemNotFoundError(
        message("no record “{wanted}”", wanted=one_line(wanted)),
        message("Did you mean: {candidates}?", candidates=listed(near))
        if near
        else message("List all records with: catalog record list"),
    )


def _open_one(records: Sequence[Record], item: Item, wanted: str) -> Record:
    open_ones = [record for record in records if record.item == item.id and record.is_open]
    if not open_ones:
        raise CatalogError(
            message("no record of {id} ({name}) is open", id=item.id, name=one_line(item.name)),
            message("See its records with: catalog record list --item {id}", id=item.id),
        )
    if len(open_ones) > 1:
        names = [f"{record.name} ({one_line(record.title)})" for record in open_ones]
        raise AmbiguousRecordError(
            message(
                "“{wanted}” has {count} open records: {candidates}",
                wanted=one_line(wanted),
                count=len(open_ones),
                candidates=listed(names, _SHOWN),
            ),
            message("Type the whole name of the record you mean."),
            wanted,
            [(record.name, record.title) for record in open_ones],
        )
    return open_ones[0]
