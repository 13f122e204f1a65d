"""An issued document (文件) in the office's own list: whether the office itself still applies it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from catalog_cli.model.item import Value


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


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
