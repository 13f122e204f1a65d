"""The tables that are gathered of many catalogues: their columns, the types of these, and what each holds."""

from enum import StrEnum

from msgspec import Struct

VERSION = 1
"""Of the tables. A new column keeps it; one that is renamed, left out or means something else raises it."""


class ColumnType(StrEnum):
    """What a column holds, by the name of the type in DuckDB; every column can hold NULL."""

    TEXT = "VARCHAR"
    TEXTS = "VARCHAR[]"
    INTEGER = "BIGINT"
    NUMBER = "DOUBLE"
    DAY = "DATE"
    FLAG = "BOOLEAN"


class GatheredColumn(Struct, frozen=True):
    """One column: its name, its type, and what it holds."""

    name: str
    type: ColumnType
    help: str


class GatheredTable(Struct, frozen=True):
    """One table: its name, what a row of it is, and its columns besides those that all tables share."""

    name: str
    row: str
    own: tuple[GatheredColumn, ...]

    @property
    def columns(self) -> tuple[GatheredColumn, ...]:
        """All columns, those of the workspace first."""
        return (*OF_WORKSPACE, *self.own)


def _columns(of: ColumnType, **named: str) -> tuple[GatheredColumn, ...]:
    return tuple(GatheredColumn(name, of, words) for name, words in named.items())


_TEXT, _TEXTS, _INTEGER = ColumnType.TEXT, ColumnType.TEXTS, ColumnType.INTEGER
_NUMBER, _DAY, _FLAG = ColumnType.NUMBER, ColumnType.DAY, ColumnType.FLAG

OF_WORKSPACE = _columns(
    _TEXT,
    path="Path of the workspace, from the folder that holds the root; no two workspaces share one",
    catalogue="Title of the catalogue",
    publisher="Publishers of the catalogue, joined by 、",
    jurisdiction="Place that the catalogue is for, with those that it belongs to: 湖南省/常德市/津市市",
    province="Province that the place belongs to or is; NULL where it is not known",
    city="Place of the second level that it belongs to or is: a city, or a district of 北京市",
    level="国家, 省, 市, 县 or 乡",
    revision="Commit that was read, or at which the folder stands; NULL outside of git",
)
"""The columns with which the rows of every table begin."""

_ITEM = _columns(_TEXT, item="Id of the item", name="Name of the item")

CATALOGUES = GatheredTable(
    "catalogues",
    "A catalogue that was read",
    (
        *_columns(
            _INTEGER,
            items="How many items it has",
            errors="How many findings are errors",
            warnings="How many findings are warnings",
            infos="How many findings are infos",
            overdue="How many disclosures of its ledger are overdue",
        ),
        *_columns(_DAY, last_changed="Day of the last commit to its items; NULL outside of git"),
        *_columns(_TEXT, fingerprint="Changes whenever a file of the catalogue does"),
    ),
)
ITEMS = GatheredTable(
    "items",
    "An item",
    (
        *_ITEM,
        *_columns(_TEXT, category="Category", content="What is disclosed"),
        *_columns(_INTEGER, position="Place in the catalogue, from 1"),
        *_columns(_TEXTS, basis="Legal basis, as printed", channels="Channels"),
        *_columns(
            _TEXT,
            time_limit="Time limit, as printed",
            statutory_limit="Time that the law sets; several are joined by ；",
            statutory_source="Law and article that set it",
        ),
        *_columns(_FLAG, is_looser="Whether the time limit surely allows more time than the law"),
        *_columns(_TEXTS, offices="Offices that are responsible"),
        *_columns(
            _TEXT,
            item_publisher="Publisher of the item, where it names its own",
            link="Link",
            not_applicable="Why the item does not apply, where it does not",
        ),
        *_columns(_DAY, review_date="Day on which the item is to be looked at again"),
        *_columns(
            _TEXT,
            neutral_name="Name without those of places and offices, by which names are compared",
            model_item="Id of the item of the model that it follows",
            model_name="Name of that item, in the words of this place",
            model_time_limit="Time limit of that item",
            model_match="How it follows: tied (it says so), id, name or likeness",
            file="File in the workspace",
        ),
    ),
)
CITATIONS = GatheredTable(
    "citations",
    "A law or document that an item cites",
    (
        *_ITEM,
        *_columns(_INTEGER, position="Place among the item's citations, from 1"),
        *_columns(
            _TEXT,
            printed="The citation, as printed",
            issuer="Who issued it, as printed",
            title="Title, as printed",
            reference="Number, as printed",
            law="Title of the law that it is known to be",
            status="in_force, outdated (a newer text is in force), repealed, not_yet or unknown, on the day",
            successor="Title of the law that replaced it",
        ),
        *_columns(_TEXTS, articles="Articles, paragraphs and points, as printed"),
        *_columns(_DAY, repealed="Last day in force of a law that no longer is"),
    ),
)
TIME_LIMITS = GatheredTable(
    "time_limits",
    "A clause of an item's time limit",
    (
        *_ITEM,
        *_columns(_INTEGER, position="Place among the clauses, from 1"),
        *_columns(
            _TEXT,
            printed="The clause, as printed",
            kind="after, yearly, periodic, promptly, standing, before, display, same or unknown",
        ),
        *_columns(_INTEGER, number="How many units"),
        *_columns(
            _TEXT,
            unit="working_day, day, week, month, year, hour or minute",
            date="MM-DD of a yearly clause",
            period="day, week, month, quarter, half_year or year",
            trigger="Event that the time counts from, as printed",
            subject="What the clause is about, as printed",
        ),
        *_columns(_NUMBER, days="Length in calendar days, for comparing: 5 working days are 7"),
    ),
)
FINDINGS = GatheredTable(
    "findings",
    "A finding that no comment and no baseline accepts",
    (
        *_ITEM,
        *_columns(
            _TEXT,
            rule="Rule: law/in-force",
            severity="error, warning or info",
            message="What is wrong",
            remedy="What to do",
            file="File in the workspace",
        ),
        *_columns(_INTEGER, line="Line, from 1", character="Character in the line, from 1"),
        *_columns(_TEXT, fingerprint="Stays the same when lines move"),
    ),
)
CHANGES = GatheredTable(
    "changes",
    "A field of an item that changed since an earlier edition, or an item that was added or removed",
    (
        *_ITEM,
        *_columns(
            _TEXT,
            kind="added, removed, renamed, moved, reordered, changed or renumbered",
            field="Field, where one changed",
            before="Value before; the texts of a list are joined by line breaks",
            after="Value now",
            since="Commit that is compared with",
        ),
        *_columns(_DAY, since_day="Day of that commit"),
    ),
)
DEPARTURES = GatheredTable(
    "departures",
    "How a catalogue departs from its model",
    (
        *_ITEM,
        *_columns(
            _TEXT,
            kind="missing, added, renamed, looser, stricter, replaced, newer or different",
            model_item="Id of the item in the model",
            model_name="Name of that item, in the words of this place",
            field="Field that differs",
            expected="Value in the model, in the words of this place; texts are joined by line breaks",
            found="Value here",
        ),
        *_columns(_NUMBER, likeness="From 0 to 1, where only likeness connects the items"),
    ),
)
DUTIES = GatheredTable(
    "duties",
    "A topic that the law asks this body to disclose",
    (
        *_columns(_TEXT, article="Article of the law", topic="Topic"),
        *_columns(_FLAG, is_covered="Whether an item covers it; NULL where only a person can say"),
        *_columns(_TEXTS, items="Ids of the items that cover it"),
    ),
)
DUE = GatheredTable(
    "due",
    "A day on which something is due, within 90 days, or overdue",
    (
        *_ITEM,
        *_columns(_TEXTS, offices="Offices that are responsible"),
        *_columns(_TEXT, kind="limit, periodic, yearly, review or record", record="Open record of the ledger"),
        *_columns(_DAY, due="The day"),
        *_columns(
            _FLAG, is_provisional="Whether days off may still move it", is_overdue="Whether it is past and still open"
        ),
    ),
)
ERRORS = GatheredTable(
    "errors",
    "What could not be read",
    _columns(
        _TEXT,
        kind="workspace (none was read, or it has no items), file (the rest was) or history (the changes were not)",
        file="File in the workspace",
        message="What is wrong",
        remedy="What to do",
    ),
)
TABLES = (CATALOGUES, ITEMS, CITATIONS, TIME_LIMITS, FINDINGS, CHANGES, DEPARTURES, DUTIES, DUE, ERRORS)
"""All tables. `changes` are there with `--since`, `departures` with `--model`."""
