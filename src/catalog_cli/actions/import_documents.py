"""Plan to import the office's own list of issued documents into `documents.yaml`."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.incoming_document import IncomingDocument, name_file_in_errors
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_source, table_kinds
from catalog_cli.exchange.tables.issued_documents import IssuedList, ReadDocument, read_issued_documents
from catalog_cli.model.catalogue import KEYS
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Value
from catalog_cli.model.message import listed, message
from catalog_cli.parsing.issued_documents import document_number
from catalog_cli.store.items import documents_change, file_bytes
from catalog_cli.store.reading import read_bytes
from catalog_cli.store.source import DOCUMENTS
from catalog_cli.views.imported_documents import DocumentsReport

Entries = Mapping[str, Mapping[str, Value]]


class DocumentsPlan(Struct, frozen=True):
    """What an import of documents does: the report for the user, and the change of `documents.yaml`."""

    report: DocumentsReport
    change: FileChange


def read_list(incoming: IncomingDocument, options: ReadOptions) -> IssuedList:
    """Read a document as a list of issued documents.

    Raises:
        CatalogError: it is broken, holds no table of issued documents, or is of a kind without tables.
    """
    if incoming.kind not in table_kinds():
        raise CatalogError(
            message("a list of issued documents is read from tables, not from {kind}", kind=incoming.kind),
            message("The kinds are: {names}", names=listed(table_kinds())),
        )
    with name_file_in_errors(incoming):
        return read_issued_documents(read_source(incoming.kind, incoming.data, options), options)


def plan_documents(root: Path, issued: IssuedList, file: str, *, remove_absent: bool, dry_run: bool) -> DocumentsPlan:
    """Work out what a list changes: what it says goes before, and what it does not say stays.

    Raises:
        CatalogError: `documents.yaml` cannot be read, or its form cannot be edited.
    """
    present = _present(root)
    spelt = {_comparable(number): number for number in present}
    after: dict[str, Mapping[str, Value]] = {}
    for read in issued.documents:
        number = spelt.get(_comparable(read.number), read.number)
        after[number] = _merged(present.get(number, {}), read)
    absent = tuple(number for number in present if number not in after)
    kept = {number: entry for number, entry in present.items() if number in after or not remove_absent}
    entries = {number: after.get(number, entry) for number, entry in kept.items()}
    entries |= {number: entry for number, entry in after.items() if number not in present}
    report = DocumentsReport(
        file=file,
        issued=issued,
        new=tuple(number for number in after if number not in present),
        differences={
            number: tuple(key for key in KEYS if entry.get(key) != present[number].get(key))
            for number, entry in after.items()
            if number in present and entry != present[number]
        },
        unchanged=tuple(number for number, entry in after.items() if present.get(number) == entry),
        absent=absent,
        removed=remove_absent,
        dry_run=dry_run,
    )
    return DocumentsPlan(report, documents_change(root, entries))


def _present(root: Path) -> Entries:
    if not (root / DOCUMENTS).exists():
        return {}
    values = read_bytes(file_bytes(root, DOCUMENTS), DOCUMENTS).values
    if values is None:
        raise CatalogError(
            message("{path} cannot be read as it is", path=DOCUMENTS), message("See why with: catalog validate")
        )
    return {number: entry for number, entry in values.items() if isinstance(entry, Mapping)}


def _comparable(number: str) -> str:
    return str(document_number(number) or "".join(number.split()))


def _merged(before: Mapping[str, Value], read: ReadDocument) -> Mapping[str, Value]:
    merged = {**before, **read.values}
    ordered = {key: merged[key] for key in KEYS if key in merged}
    return ordered | {key: value for key, value in merged.items() if key not in ordered}
