"""Gather with the program, and read the tables as any other program would."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from msgspec import Struct

from catalog_cli.many.tables import TABLES
from conftest import Outcome, Run, lay
from many.workspaces import GOOD

TABLE_NAMES = {table.name for table in TABLES}
DAY = ("--as-of", "2026-11-29")
ONE = ("--jobs", "1")
"""Work in the process of the test."""


class Gathering(Struct, frozen=True):
    """The tables in a folder."""

    out: Path

    def rows(self, table: str) -> Sequence[Mapping[str, object]]:
        """Return the rows of a table, from one file or from all of a folder."""
        rows: Sequence[Mapping[str, object]] = pq.read_table(self._place(table)).to_pylist()
        return rows

    def column(self, table: str, name: str) -> list[object]:
        """Return the values of a column."""
        return [row[name] for row in self.rows(table)]

    @property
    def paths(self) -> list[object]:
        """The paths of all catalogues."""
        return self.column("catalogues", "path")

    @property
    def errors(self) -> list[tuple[object, object]]:
        """The path of each error, and its message."""
        return [(row["path"], row["message"]) for row in self.rows("errors")]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The bytes of all tables, by the paths of the files."""
        found = sorted(self.out.rglob("*.parquet"))
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in found}

    def _place(self, table: str) -> Path:
        folder = self.out / table
        return folder if folder.is_dir() else self.out / f"{table}.parquet"


def gathered(run: Run, folder: Path, *words: str, stdin: str = "", out: str = "表") -> tuple[Gathering, Outcome]:
    """Gather into a folder beside those that are gathered; return the tables, and what the program said."""
    outcome = run("gather", *words, "-o", str(folder.parent / out), *ONE, *DAY, cwd=folder, stdin=stdin)
    return Gathering(folder.parent / out), outcome


def lay_many(folder: Path, *names: str) -> Path:
    """Lay out the same small workspace below a folder, once for each name."""
    return lay(folder, {f"{name}/{path}": text for name in names for path, text in GOOD.items()})
