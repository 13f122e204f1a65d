"""What the files of a workspace hold, each parsed once: items and records, and the files that could not be read."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.check.baseline import read_baseline
from catalog_cli.check.checker import BaselineLocation
from catalog_cli.model.catalogue import NO_DOCUMENTS, Catalogue, Settings, in_order
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding, KnownFindings, Severity
from catalog_cli.model.item import Item, ItemShapeError, Value, item_from
from catalog_cli.model.message import Message, message
from catalog_cli.model.record import Record, record_from
from catalog_cli.model.record import in_order as records_in_order
from catalog_cli.store.in_memory import ReadBytes, SourceInMemory
from catalog_cli.store.reading import documents_from, settings_from
from catalog_cli.store.source import DOCUMENTS, SETTINGS, Folder, Source, is_misnamed, item_paths, record_paths

_UNREAD_BY = frozenset({"schema/readable", "schema/facts-readable"})
"""Rules about files that hold neither an item nor a record and could not be read."""


class Trouble(Struct, frozen=True):
    """What could not be read: of a `kind` as in the table `errors`, and the file."""

    kind: str
    file: str | None
    message: Message
    remedy: Message | None = None


class Content(Struct, frozen=True):
    """The catalogue and its ledger; `unread` are the files that make no item, no record and no settings, with why."""

    catalogue: Catalogue
    records: tuple[Record, ...]
    unread: Mapping[str, Message]

    def troubles(self, findings: Iterable[Finding]) -> Iterator[Trouble]:
        """Yield the files that could not be read, each once, by what was found in them."""
        told: dict[str, Finding] = {}
        for finding in findings:
            if finding.path in self.unread or finding.rule in _UNREAD_BY or is_misnamed(finding.path):
                first = told.setdefault(finding.path, finding)
                if finding.severity is Severity.ERROR and first.severity is not Severity.ERROR:
                    told[finding.path] = finding
        for path in sorted({*self.unread, *told}):
            if path in told:
                yield Trouble("file", path, told[path].message, told[path].remedy)
            else:
                yield Trouble("file", path, self.unread[path])


def read_content(files: SourceInMemory, read: ReadBytes) -> Content:
    """Read the files of a workspace, by a reader that has read most of them before."""
    items: list[Item] = []
    records: list[Record] = []
    unread: dict[str, Message] = {}
    for path in item_paths(files.files):
        item = _item_or_reason(path, _values(files, path, read))
        if isinstance(item, Item):
            items.append(item)
        else:
            unread[path] = item
    for path in record_paths(files.files):
        values = _values(files, path, read)
        record = None if values is None else record_from(values, path)
        if record:
            records.append(record)
        else:
            unread[path] = message("this file makes no record")
    values, documents = (_values(files, path, read) for path in (SETTINGS, DOCUMENTS))
    for path, found in ((SETTINGS, values), (DOCUMENTS, documents)):
        if found is None and path in files.files:
            unread[path] = message("this file cannot be read")
    settings = replace(settings_from(values or {}), documents=documents_from(documents) if documents else NO_DOCUMENTS)
    catalogue = Catalogue(settings, in_order(items, settings.categories))
    return Content(catalogue, records_in_order(records), unread)


def known_findings(source: Source, settings: Settings) -> tuple[KnownFindings, tuple[Trouble, ...]]:
    """Return the findings that the baseline of a folder accepts, and what is wrong with the baseline itself."""
    path = BaselineLocation(None, source.root).path(settings) if isinstance(source, Folder) else None
    if path is None:
        return {}, ()
    try:
        return read_baseline(path), ()
    except CatalogError as error:
        return {}, (Trouble("file", str(settings.rules["baseline"]), error.message, error.remedy),)


def _values(files: SourceInMemory, path: str, read: ReadBytes) -> Mapping[str, Value] | None:
    data = files.files.get(path)
    return read(data, path).values if isinstance(data, bytes) else None


def _item_or_reason(path: str, values: Mapping[str, Value] | None) -> Item | Message:
    if values is None:
        return message("this file cannot be read")
    try:
        return item_from(values, path)
    except ItemShapeError as error:
        return message("this file makes no item: its “{key}” is missing, or of another kind", key=error.key)
