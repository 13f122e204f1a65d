"""The columns of the gathered tables have names that a query can use as they are, each once."""

import duckdb
import pytest

from catalog_cli.many.tables import TABLES, GatheredTable


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_query_needs_no_quotes(table: GatheredTable) -> None:
    columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE {table.name} ({columns})")
        names = ", ".join(column.name for column in table.columns)
        assert database.table(table.name).project(names).columns == [column.name for column in table.columns]
