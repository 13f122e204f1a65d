"""The gathered tables in DuckDB: a view for each, and nothing else that a query could read, write or load."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import DecodeError, Struct, json

from catalog_cli.many.extra import library
from catalog_cli.many.tables import TABLES, VERSION, GatheredTable
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import Message, message

_MANIFEST = "gather.json"
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_NUMBERS = ("INT", "DOUBLE", "FLOAT", "DECIMAL")


class TablesError(CatalogError):
    """There are no tables that this program can ask."""


class QueryFailedError(CatalogError):
    """A query is wrong, or asks for what is not allowed."""


class AnswerColumn(Struct, frozen=True):
    """A column of an answer: its name in the query, and whether it holds numbers."""

    name: str
    is_number: bool = False


class Answer(Struct, frozen=True):
    """What a query found."""

    columns: tuple[AnswerColumn, ...]
    rows: Sequence[Sequence[Any]]


class Within(Struct, frozen=True):
    """Which catalogues are asked: those whose place or publisher has a word in it, and those of a level."""

    place: str | None = None
    level: str | None = None


class _Manifest(Struct, frozen=True):
    version: int
    day: date


class GatheredDatabase:
    """The tables of one folder."""

    def __init__(self, connection: Any, day: date) -> None:
        """Take the connection on which the views are, and the day on which the tables were gathered."""
        self._connection = connection
        self.day = day

    def ask(self, sql: str, by: str | None = None, limit: int | None = None) -> Answer:
        """Run a query; with `by`, count its rows by one of its columns; with `limit`, return the first rows only.

        Raises:
            QueryFailedError: it is no single SELECT, it is wrong, or `by` is none of its columns.
        """
        duckdb = library("duckdb")
        try:
            self._require_select(sql)
            # only a statement that is executed says on which line it is wrong
            self._connection.execute(f"EXPLAIN {sql}")
            relation = self._connection.sql(sql)
            if by is not None:
                relation = _counted(relation, by)
            if limit is not None:
                relation = relation.limit(limit)
            columns = tuple(map(_column, _distinct(relation.columns), relation.types))
            return Answer(columns, relation.fetchall())
        except duckdb.Error as error:
            raise QueryFailedError(_words_of(error)) from error

    def _require_select(self, sql: str) -> None:
        statements = self._connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type.name != "SELECT":
            raise QueryFailedError(
                message("a question is one SELECT, which only looks"),
                message("Write the query so that it begins with SELECT, FROM or WITH."),
            )


@contextmanager
def open_tables(folder: Path, within: Within) -> Iterator[GatheredDatabase]:
    """Open the tables that `catalog gather` wrote into a folder.

    Queries see the rows of the catalogues that are asked, in a view for each table, and the day on which the tables
    were gathered as `getvariable('day')`. They can read no other file, write none, and load no extension.

    Raises:
        TablesError: the folder holds no tables, or those of another version.
        ExtraMissingError: DuckDB is not installed.
    """
    day = _manifest(folder).day
    duckdb = library("duckdb")
    with (
        TemporaryDirectory(prefix="catalog-") as spilled,
        duckdb.connect(":memory:", config=_OFFLINE | {"temp_directory": spilled}) as connection,
    ):
        try:
            for statement in views(folder, within):
                connection.execute(statement)
        except duckdb.Error as error:
            raise TablesError(_words_of(error), _GATHER_ANEW) from error
        allowed = ", ".join(_quoted(file) for table in TABLES for file in _files(folder, table))
        for setting in (f"allowed_paths = [{allowed}]", "enable_external_access = false", "lock_configuration = true"):
            connection.execute(f"SET {setting}")
        yield GatheredDatabase(connection, day)


def views(folder: Path, within: Within) -> list[str]:
    """Return the statements that make the views of a folder's tables, and the variables that these go by.

    Raises:
        TablesError: the folder holds no tables, or those of another version.
    """
    variables = {"day": f"DATE '{_manifest(folder).day}'", "place": within.place, "level": within.level}
    values = {
        name: value if name == "day" else _quoted(value) if value else "NULL::VARCHAR"
        for name, value in variables.items()
    }
    return [
        *(f"SET VARIABLE {name} = {value}" for name, value in values.items()),
        *(_view(table, _files(folder, table)) for table in TABLES),
    ]


_ASKED = """
    (getvariable('place') IS NULL OR contains(concat_ws('/', jurisdiction, publisher), getvariable('place')))
    AND (getvariable('level') IS NULL OR level = getvariable('level'))
"""
_GATHER_ANEW = message("Gather the tables anew: catalog gather ROOT -o OUT")


def _manifest(folder: Path) -> _Manifest:
    try:
        found = json.decode((folder / _MANIFEST).read_bytes(), type=_Manifest)
    except (FileNotFoundError, NotADirectoryError, DecodeError) as error:
        raise TablesError(
            message("{folder} holds no gathered tables", folder=str(folder)),
            message("Name the folder that was given to: catalog gather ROOT -o OUT"),
        ) from error
    except OSError as error:
        raise TablesError(message("cannot read {path}: {reason}", path=_MANIFEST, reason=reason_of(error))) from error
    if found.version != VERSION:
        raise TablesError(
            message("the tables in {folder} were made by another version of catalog", folder=str(folder)), _GATHER_ANEW
        )
    return found


def _files(folder: Path, table: GatheredTable) -> list[str]:
    whole = folder.resolve() / f"{table.name}.parquet"
    parts = sorted((folder.resolve() / table.name).glob("*.parquet"))
    return [str(path) for path in ([whole] if whole.exists() else parts)]


def _view(table: GatheredTable, files: Sequence[str]) -> str:
    empty = ", ".join(f"NULL::{column.type} AS {column.name}" for column in table.columns)
    read = f"read_parquet([{', '.join(map(_quoted, files))}])"
    source = f"SELECT * FROM {read}" if files else f"SELECT {empty} WHERE false"  # noqa: S608 - our own files
    return f"CREATE VIEW {table.name} AS FROM ({source}) WHERE {_ASKED}"


def _counted(relation: Any, by: str) -> Any:
    if by not in relation.columns:
        raise QueryFailedError(
            message("the answer has no column “{name}”", name=by),
            message("Choose from: {names}", names=", ".join(relation.columns)),
        )
    name = '"' + by.replace('"', '""') + '"'
    return relation.aggregate(f"{name}, count(*) AS rows", name).order(f"rows DESC, {name}")


def _distinct(names: Sequence[str]) -> list[str]:
    """Number names that recur, as DuckDB does in a table: id, id_1."""
    distinct: list[str] = []
    for name in names:
        numbered = (f"{name}_{number}" for number in count(1))
        distinct.append(
            name if name not in distinct else next(each for each in numbered if each not in {*names, *distinct})
        )
    return distinct


def _column(name: str, kind: Any) -> AnswerColumn:
    text = str(kind)
    return AnswerColumn(name, not text.endswith("]") and any(number in text for number in _NUMBERS))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _words_of(error: Exception) -> Message:
    """Say why DuckDB refused, on one line; it draws a picture of the place below."""
    reason, _, drawn = str(error).partition("\n\n")
    line = next((each.partition(":")[0] for each in drawn.splitlines() if each.startswith("LINE ")), "")
    words = " ".join(reason.split())
    if not line:
        return message("the query failed: {reason}", reason=words)
    return message("the query failed on line {line}: {reason}", line=line.removeprefix("LINE "), reason=words)
