"""The values that a rule is given, and those that it yields."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue, LoadedCatalogue
from catalog_cli.model.field import FIELDS
from catalog_cli.model.finding import Fix, Pointer, Severity, Span
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import Message, message

Example = str | Mapping[str, str | bytes]
"""A small case: the text of the field that a rule looks at, or a workspace as `{path: text}`, bytes for no text."""


class Problem(Struct, frozen=True, kw_only=True):
    """A problem found by a rule; the checker adds the rule's name, its severity and the place in the file.

    `pointer` leads to the value within the file at `path`; with `at_key` the key itself is meant, with `span` only
    that stretch of the value's text. `severity` is given where this problem is less bad, or less certain, than those of
    the rule are in general.
    """

    path: str
    message: Message
    remedy: Message | None = None
    pointer: Pointer = ()
    at_key: bool = False
    span: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None


class SchemaViolation(Struct, frozen=True):
    """One violation of a JSON Schema, or a fault of the schema itself (`keyword` is then `$schema`).

    `keyword` is the keyword of JSON Schema that fails, `expected` what it asks for, `value` what the file holds at
    `pointer`, `schema` the part of the schema that holds the keyword, and `text` the library's own words.
    """

    path: str
    keyword: str
    expected: object
    value: Value
    pointer: Pointer = ()
    schema: Mapping[str, object] = {}
    text: str = ""

    @property
    def key(self) -> str:
        """The top-level key that the violation lies in; empty for the file as a whole."""
        return str(self.pointer[0]) if self.pointer else ""

    @property
    def shown_key(self) -> str | Message:
        """That key as it is named in a message."""
        return self.with_heading(self.key)

    def with_heading(self, key: str) -> str | Message:
        """Return a key of the file as it is named in a message: in an item, with the heading that readers know."""
        # `catalog.yaml` and `documents.yaml`, which have other keys, are in no folder
        field = FIELDS.get(key) if "/" in self.path else None
        return message("{key} ({heading})", key=key, heading=field.heading) if field else key


class TextProblem(Struct, frozen=True, kw_only=True):
    """A problem in a single text, from `start` up to `end`.

    `replacement`, if any, replaces exactly that stretch; `safe` says whether it keeps the meaning. `severity` is as
    in a `Problem`.
    """

    start: int
    end: int
    message: Message
    remedy: Message | None = None
    replacement: str | None = None
    safe: bool = True
    severity: Severity | None = None


class HistoryContext:
    """A catalogue and an earlier state of it, `base`, for the rules that compare the two."""

    def __init__(self, reading: LoadedCatalogue, base: LoadedCatalogue) -> None:
        """Compare what was read now with what was read of the earlier state."""
        self.reading = reading
        self.base = base

    @property
    def catalogue(self) -> Catalogue:
        """The settings and the items that could be read."""
        return self.reading.catalogue

    @cached_property
    def items_by_id(self) -> Mapping[str, tuple[Item, ...]]:
        """The items with each id."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.catalogue.items:
            found[item.id] = (*found.get(item.id, ()), item)
        return found


class LinkStatus(StrEnum):
    """What is known of an address once it was asked."""

    OK = "ok"
    MOVED = "moved"
    """It opens under another address, to which it leads for good."""
    DEAD = "dead"
    """The page is gone, and a second request said so too."""
    UNKNOWN = "unknown"
    """It did not answer with a page; that may be the server, the network, or a guard against programs."""
    REFUSED = "refused"
    """It may not be asked: a private address, another scheme, credentials, `robots.txt`."""


class SeenDay(Struct, frozen=True):
    """A day that a page shows, and where: `PubDate`, the meta tag, or `list`, the dates beside its entries."""

    day: date
    where: str


class LinkAnswer(Struct, frozen=True, kw_only=True):
    """The answer of one address.

    `http` is the status of the last response and `final_url` its address, both None where there was none. `moved_to`
    is the address to write in place of `url`, where it moved for good. `note` gives the reason for anything but a plain
    answer. `days` are those that the page shows, the newest first. `asked` is the moment of the request (POSIX time);
    with `is_cached` the answer is one of an earlier run, with `by_proxy` a proxy has resolved and checked the host.
    """

    url: str
    status: LinkStatus
    http: int | None = None
    final_url: str | None = None
    moved_to: str | None = None
    note: Message | None = None
    days: tuple[SeenDay, ...] = ()
    asked: float = 0.0
    is_cached: bool = False
    by_proxy: bool = False


Collected = Iterable[tuple[str, Any]]
"""What a rule collected from the items, as pairs of path and value, in catalogue order."""


def shown(value: Value) -> str:
    """Return a value as it is quoted in a message: short, on one line."""
    text = str(value).replace("\n", " ")
    return text if len(text) <= 40 else f"{text[:39]}…"  # half a line of a narrow terminal
