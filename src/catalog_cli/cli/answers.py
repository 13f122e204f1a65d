"""Give an answer in the format that was asked for, or in the one that suits where it goes."""

from catalog_cli.cli.output import screen, write
from catalog_cli.formats.registry import writer
from catalog_cli.model.table import Table


def table_format(asked: str | None) -> str:
    """Choose a table for a terminal and tab-separated lines for a pipe, unless a format was asked for."""
    return asked or ("table" if screen().terminal else "tsv")


def answer(table: Table, asked: str | None) -> None:
    """Print a table."""
    write(writer("tables", table_format(asked))(table, screen()))
