"""Plan to import a table of disclosures into the ledger: what is there already is brought up to date, not doubled."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.incoming_document import IncomingDocument, name_file_in_errors
from catalog_cli.actions.plan_record import refuse_unread
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_source, table_kinds
from catalog_cli.exchange.tables.ledger import RecordList, RecordRow, read_record_list
from catalog_cli.model.document import LeftOut
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.record import Record
from catalog_cli.model.text import one_line
from catalog_cli.parsing.links import page_of
from catalog_cli.search.closeness import closest
from catalog_cli.search.folding import fold
from catalog_cli.store.records import ledger_of, new_record_changes, record_change

_NEAREST = 2
_FROM_TABLE = ("title", "published", "link", "note")
"""What a row may change of a record that is there already."""


class MatchedRows(Struct, frozen=True):
    """The records that rows make, and the rows that make none, with the reason."""

    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]


def read_rows(incoming: IncomingDocument, options: ReadOptions) -> RecordList:
    """Read a document as a table of disclosures.

    Raises:
        CatalogError: it is broken, holds no such table, or is of a kind without tables.
    """
    if incoming.kind not in table_kinds():
        raise CatalogError(
            message("a table of disclosures is not read from {kind}", kind=incoming.kind),
            message("The kinds are: {names}", names=listed(table_kinds())),
        )
    with name_file_in_errors(incoming):
        return read_record_list(read_source(incoming.kind, incoming.data, options), options)


def match_rows(items: Sequence[Item], read: RecordList) -> MatchedRows:
    """Find the item of each row, by its id or its whole name; a row without any is left out with the nearest."""
    by_word: dict[str, list[Item]] = {}
    for item in items:
        for word in {fold(item.id), fold(item.name)}:
            by_word.setdefault(word, []).append(item)
    records: list[Record] = []
    left_out = list(read.left_out)
    for row in read.rows:
        found = by_word.get(fold(row.values["item"]), [])
        if len(found) == 1:
            records.append(_record(row, found[0]))
        else:
            left_out.append(LeftOut(row.place, row.text, _why_unmatched(items, row.values["item"], found)))
    left_out.sort(key=lambda each: (each.place.table, each.place.row))
    return MatchedRows(tuple(records), tuple(left_out))


def plan_record_import(root: Path, matched: MatchedRows) -> Plan:
    """Plan to add the records that are new, and to bring those that are there already up to date.

    A record is there already if it has the item and the day, and the title or else the link. What a row does not say
    stays.

    Raises:
        CatalogError: a file of the ledger cannot be read or edited.
    """
    ledger = ledger_of(root)
    refuse_unread(ledger)
    known = _Known(ledger.records)
    new: list[Record] = []
    edited: dict[str, FileChange] = {}
    for record in matched.records:
        present = known.find(record)
        if present is None:
            new.append(record)
            known.add(record)
        elif present.path:
            edited[present.path] = _update(root, present, record)
    added = list(new_record_changes(new, {file.path for file in ledger.files}))
    changed = [change for change in edited.values() if change.changed]
    same = len(matched.records) - len(added) - len(changed)
    return Plan(
        changes=[*(change for _record, change in added), *changed],
        lines=[
            *(message("added {path}: {title}", path=record.path, title=one_line(record.title)) for record, _ in added),
            *(message("changed {path}", path=change.path) for change in changed),
            message(
                "new: {new} · changed: {changed} · unchanged: {same}", new=len(added), changed=len(changed), same=same
            ),
        ],
    )


class _Known:
    """The records of the ledger, by what identifies them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_title: dict[tuple[object, ...], Record] = {}
        self._by_link: dict[tuple[str, str], Record] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        self._by_title.setdefault((record.item, record.formed, fold(record.title)), record)
        if record.link:
            self._by_link.setdefault((record.item, page_of(record.link)), record)

    def find(self, record: Record) -> Record | None:
        found = self._by_title.get((record.item, record.formed, fold(record.title)))
        if found is None and record.link:
            found = self._by_link.get((record.item, page_of(record.link)))
        return found


def _update(root: Path, present: Record, record: Record) -> FileChange:
    said: Mapping[str, object] = {key: str(value) for key in _FROM_TABLE if (value := getattr(record, key))}
    return record_change(root, present, {key: value for key, value in said.items() if value != _text(present, key)})


def _text(record: Record, key: str) -> str:
    return str(getattr(record, key) or "")


def _record(row: RecordRow, item: Item) -> Record:
    values = row.values
    published = values.get("published")
    return Record(
        item=item.id,
        title=values.get("title") or one_line(item.name),
        formed=date.fromisoformat(values["formed"]),
        published=date.fromisoformat(published) if published else None,
        link=values.get("link"),
        note=values.get("note"),
    )


def _why_unmatched(items: Sequence[Item], word: str, found: Sequence[Item]) -> Message:
    if found:
        return message("“{word}” is the name of several items: write the id", word=word)
    near = closest(items, word, _NEAREST)
    if not near:
        return message("no item is called “{word}”", word=word)
    names = listed(f"{item.id} ({one_line(item.name)})" for item in near)
    return message("no item is called “{word}”; perhaps {names}", word=word, names=names)
