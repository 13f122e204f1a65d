"""Plan to add a record to the ledger, and to note that one is published."""

import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.item import Value
from catalog_cli.model.message import Message, message
from catalog_cli.model.record import DAYS, LoadedLedger, Record, record_from
from catalog_cli.model.text import one_line
from catalog_cli.parsing.iso_date import typed_day
from catalog_cli.search.lookup import find_item
from catalog_cli.search.record_lookup import find_record, named_record
from catalog_cli.store.records import ledger_of, new_record_changes, record_change, removed_record_changes

Texts = Mapping[str, str | None]
"""What a user typed, by the key of a record; None for what was not given."""


def plan_record_add(root: Path, reading: LoadedCatalogue, wanted: str, texts: Texts, today: date) -> Plan:
    """Plan to add a record of the item that the user names; without a title it has the item's name.

    Raises:
        CatalogError: the item is not found, or files of the ledger cannot be read.
        UsageError: a text is no day, or no day is given.
    """
    item = find_item(reading.catalogue.items, wanted)
    values = {"item": item.id, "title": one_line(item.name)} | record_values(texts, today)
    record = record_from(values)
    if record is None:
        raise UsageError(message("{name}: a value is required", name="--formed"))
    ((added, change),) = new_record_changes([record], _taken(ledger_of(root)))
    undo = shlex.join(["catalog", "record", "remove", added.name])
    return Plan(
        changes=[change], lines=[message("added {path}: {title}", path=added.path, title=added.title)], undo=undo
    )


def plan_record_done(root: Path, reading: LoadedCatalogue, wanted: str, texts: Texts, today: date) -> Plan:
    """Plan to note that a record is published: on the day that is given, else today.

    Raises:
        CatalogError: the record is not found, or its file cannot be edited.
        UsageError: a text is no day.
    """
    record = find_record(ledger_of(root).records, reading.catalogue.items, wanted)
    values = record_values(texts, today)
    if record.is_open:
        values.setdefault("published", f"{today}")
    change = record_change(root, record, values)
    if not change.changed:
        return Plan(lines=[_published_already(record)])
    day = values.get("published") or f"{record.published}"
    return Plan(changes=[change], lines=[message("{path}: published on {day}", path=record.path, day=str(day))])


def plan_record_remove(root: Path, wanted: Sequence[str]) -> Plan:
    """Plan to take records out of the ledger that were entered by mistake, by their whole names.

    Raises:
        CatalogError: there is no such record.
    """
    records = ledger_of(root).records
    found = list(dict.fromkeys(named_record(records, word) for word in wanted))
    lines = [message("removed {path}: {title}", path=record.path, title=one_line(record.title)) for record in found]
    return Plan(changes=removed_record_changes(root, found), lines=lines)


def record_values(texts: Texts, today: date) -> dict[str, Value]:
    """Return what a user typed as the values of a file; what was not given is left out.

    Raises:
        UsageError: a text is no day, or empty.
    """
    values: dict[str, Value] = {}
    for key, text in texts.items():
        if text is None:
            continue
        if not text.strip():
            raise UsageError(message("{name}: a value is required", name=f"--{key}"))
        values[key] = _day(key, text, today) if key in DAYS else text.strip()
    return values


def refuse_unread(ledger: LoadedLedger) -> None:
    """Stop a command that must know all records where some cannot be read.

    Raises:
        CatalogError: a file of the ledger holds no record.
    """
    if ledger.unread:
        raise CatalogError(
            message("cannot read {path}", path=ledger.unread[0]),
            message("Fix it first; see what is wrong with: catalog validate"),
        )


def _published_already(record: Record) -> Message:
    return message("{path}: published on {day} already", path=record.path, day=f"{record.published}")


def _day(key: str, text: str, today: date) -> str:
    day = typed_day(text, today)
    if day is None:
        raise UsageError(message("“{name}” takes a date such as 2026-12-01, not “{text}”", name=f"--{key}", text=text))
    return day.isoformat()


def _taken(ledger: LoadedLedger) -> set[str]:
    return {file.path for file in ledger.files}
