"""A catalogue (目录): its settings, its items in order, and what loading it from files gave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from msgspec import Struct, field

from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Item, Value


class DocumentStatus(StrEnum):
    """What the office has decided about a document, in the words of the lists that offices publish."""

    IN_FORCE = "继续有效"
    TO_BE_AMENDED = "修改"
    REPEALED = "废止"
    LAPSED = "失效"


class IssuedDocument(Struct, frozen=True, kw_only=True):
    """One document that an office has issued: its number (the title where it has none), title, status and days.

    `until` is the last day on which it is in force, `repealed_on` the first on which it no longer is.
    """

    number: str
    title: str
    status: DocumentStatus
    issued: date | None = None
    until: date | None = None
    repealed_on: date | None = None
    repealed_by: str = ""
    replaced_by: str = ""

    @property
    def is_out_of_force(self) -> bool:
        """Whether the office has decided that it no longer applies, from whichever day."""
        return self.status in {DocumentStatus.REPEALED, DocumentStatus.LAPSED}


class IssuedDocuments(Struct, frozen=True, eq=False):
    """All documents of the office's own list; each list is equal to itself alone, so that indexes of it are cheap."""

    documents: tuple[IssuedDocument, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.documents)


NO_DOCUMENTS = IssuedDocuments()
"""The list of an office that has none."""
DAYS = ("issued", "until", "repealed_on")
"""The keys that hold days."""
KEYS = ("title", "status", *DAYS, "repealed_by", "replaced_by")
"""The keys of a document in the file, in their order there."""


def document_from(number: str, values: Mapping[str, Value]) -> IssuedDocument | None:
    """Build a document from what the list says under its number; None for what lacks a title or a status.

    Only what rules rely on is checked: all else is the schema's to report, and a day that is none counts as absent.
    """
    title, status = values.get("title"), values.get("status")
    if not isinstance(title, str) or not isinstance(status, str) or status not in list(DocumentStatus):
        return None
    return IssuedDocument(
        number=number,
        title=title,
        status=DocumentStatus(status),
        repealed_by=_text(values.get("repealed_by")),
        replaced_by=_text(values.get("replaced_by")),
        issued=_day(values.get("issued")),
        until=_day(values.get("until")),
        repealed_on=_day(values.get("repealed_on")),
    )


def document_values(document: IssuedDocument) -> dict[str, str]:
    """Return what the list says of a document under its number; what is absent or empty is left out."""
    return {key: str(value) for key in KEYS if (value := getattr(document, key))}


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


DEFAULT_TITLE = "政府信息主动公开事项目录"
DEFAULT_PUBLISHER = "本机关"
"""The title and the publisher of a catalogue until someone gives it others."""
Rank = tuple[int, str, bool, int, str]
"""Of two items the one with the smaller rank comes first."""


class Facts(Struct, frozen=True):
    """The workspace's own files of facts about the law, by path, which go before those of the program."""

    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def law_lines(self) -> list[bytes]:
        """The records of laws."""
        return [line for path, data in self.files if not is_of_documents(path) for line in data.splitlines() if line]

    @property
    def document_lines(self) -> list[bytes]:
        """The records of national documents that are no laws."""
        return [line for path, data in self.files if is_of_documents(path) for line in data.splitlines() if line]


def is_of_documents(path: str) -> bool:
    """Return whether a file of facts is one of documents, not of laws, by its name."""
    return path.rpartition("/")[2].startswith("documents")


class Settings(Struct, frozen=True, kw_only=True):
    """What `catalog.yaml` says of the catalogue as a whole; `documents` are those that `documents.yaml` lists.

    `form` is what `model/form.py` makes a form of, `calendar` what `due/calendar.py` makes days off of.
    """

    title: str = ""
    publishers: tuple[str, ...] = ()
    body: str = ""
    jurisdiction: Mapping[str, object] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, Value] = field(default_factory=dict)
    form: Value = None
    site: Mapping[str, Value] = field(default_factory=dict)
    calendar: Mapping[str, Value] = field(default_factory=dict)
    documents: IssuedDocuments = NO_DOCUMENTS


class Catalogue(Struct, frozen=True):
    """The settings and the items, in the catalogue's order."""

    settings: Settings
    items: tuple[Item, ...] = ()


def in_order(items: Iterable[Item], categories: Iterable[str]) -> tuple[Item, ...]:
    """Sort items by the place of their category, then `order`, then `id`.

    A category that is not listed comes after those that are; an item without `order` after those with one.
    """
    rank = ranking(categories)
    return tuple(sorted(items, key=lambda item: rank(item.category, item.order, item.id)))


def ranking(categories: Iterable[str]) -> Callable[[str, int | None, str], Rank]:
    """Return the function that ranks an item by its category, order and id, for catalogues with these categories."""
    places = {name: place for place, name in enumerate(categories)}

    def rank(category: str, order: int | None, item_id: str) -> Rank:
        place = places.get(category)
        if place is None:
            return len(places), category, order is None, order or 0, item_id
        return place, "", order is None, order or 0, item_id

    return rank


class ItemFile(Struct, frozen=True):
    """One item file: its path (relative, with `/`) and its item.

    `item` is None when the file makes none; `values` then is its mapping, or None when it is no plain YAML mapping.
    """

    path: str
    item: Item | None
    values: Mapping[str, Value] | None = None

    @property
    def is_mapping(self) -> bool:
        """Whether the file is a plain YAML mapping, of an item or not."""
        return self.item is not None or self.values is not None

    def value(self, key: str) -> Value:
        """Return what the file says under a key, whether it makes an item or not; None where it says nothing."""
        return self.item.value(key) if self.item else (self.values or {}).get(key)


class LoadedCatalogue(Struct, frozen=True):
    """A whole workspace: the good items in `catalogue`, every item file in `entries`, and a finding for each bad file.

    `settings` is the mapping of `catalog.yaml` (None when it cannot be read).
    """

    catalogue: Catalogue
    entries: tuple[ItemFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    settings: Mapping[str, Value] | None = None

    @property
    def taken_ids(self) -> frozenset[str]:
        """The ids that no new item may get: those of items, and those of files, whether they can be read or not."""
        files = (PurePosixPath(entry.path).stem for entry in self.entries)
        return frozenset((*(item.id for item in self.catalogue.items), *files))


def loaded(
    settings: Settings,
    values: Mapping[str, Value] | None,
    entries: Sequence[ItemFile],
    findings: Sequence[Finding] = (),
) -> LoadedCatalogue:
    """Put a catalogue together from its files; `values` is the mapping of `catalog.yaml`, which says the settings."""
    items = in_order((entry.item for entry in entries if entry.item), settings.categories)
    return LoadedCatalogue(Catalogue(settings, items), tuple(entries), tuple(findings), values)
