"""A record (台账记录) of the ledger (台账): one disclosure, from the day on which it was formed to its publication."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Item, Value

KEYS = ("item", "title", "formed", "published", "link", "note")
"""The keys of a record's file, in their order there."""
DAYS = ("formed", "published")
"""The keys that hold days."""
HEADINGS: Mapping[str, str] = dict(
    zip(KEYS, ("事项", "信息名称", "形成日期", "公开日期", "链接地址", "备注"), strict=True)
)
"""What offices call the columns of such a table."""
_NUMBER = re.compile("[2-9]|[1-9][0-9]{1,5}")


class Record(Struct, frozen=True, kw_only=True):
    """One disclosure: the id of its item, what it is, the day on which it was formed, and what became of it.

    `published` is None until it is published. `path`, relative to the workspace and with `/`, is where it was read.
    """

    item: str
    title: str
    formed: date
    published: date | None = None
    link: str | None = None
    note: str | None = None
    path: str = ""

    @property
    def name(self) -> str:
        """The name by which a user means it: that of its file, without the ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be published."""
        return self.published is None

    def to_mapping(self) -> dict[str, Value]:
        """Return what its file says: days as texts, and nothing that is absent."""
        return {key: str(value) for key in KEYS if (value := getattr(self, key)) is not None}


class RecordFile(Struct, frozen=True):
    """A file of the ledger: its path, its record (None where it makes none), and what is wrong with its YAML."""

    path: str
    record: Record | None
    findings: tuple[Finding, ...] = ()


class Ledger(Struct, frozen=True):
    """All records, by the day on which they were formed, and the items by id that rules may ask for.

    `judged` are the records that a rule about a record and its item looks at: all, or those that a change concerns.
    """

    records: tuple[Record, ...] = ()
    items: Mapping[str, Item] = {}
    judged: tuple[Record, ...] = ()


class LoadedLedger(Struct, frozen=True):
    """What reading the ledger gave: its records in order, and every file of it."""

    records: tuple[Record, ...] = ()
    files: tuple[RecordFile, ...] = ()

    @property
    def unread(self) -> list[str]:
        """The files that hold no record that could be served."""
        return sorted(file.path for file in self.files if file.record is None)


def record_from(values: Mapping[str, Value], path: str = "") -> Record | None:
    """Build a record from a file's mapping; None where it lacks what makes one, which the schema reports.

    A value that may be absent counts as absent where it is not of its kind.
    """
    item, title, formed = values.get("item"), values.get("title"), _day(values.get("formed"))
    if not isinstance(item, str) or not isinstance(title, str) or formed is None:
        return None
    return Record(
        item=item,
        title=title,
        formed=formed,
        published=_day(values.get("published")),
        link=_text(values.get("link")),
        note=_text(values.get("note")),
        path=path,
    )


def record_path(item: str, formed: date, number: int = 1) -> str:
    """Return the path of a record's file; the number tells records of one item and day apart."""
    behind = f"-{number}" if number > 1 else ""
    return f"data/records/{formed.year:04}/{item}-{formed}{behind}.yaml"


def is_path_of(path: str, item: str, formed: date) -> bool:
    """Return whether a path is one that a record of this item and day may have."""
    head, tail = record_path(item, formed).removesuffix(".yaml"), path.rpartition(".")[0]
    number = tail.removeprefix(f"{head}-")
    return tail == head or (number != tail and _NUMBER.fullmatch(number) is not None)


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Sort records by the day on which they were formed, then by item; -2 comes after the first of a day."""
    return tuple(sorted(records, key=lambda record: (record.formed, record.item, len(record.path), record.path)))


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
