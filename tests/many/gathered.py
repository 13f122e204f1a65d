"""Tables as `catalog gather` writes them, made of a few rows by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import json

from catalog_cli.many.tables import OF_WORKSPACE, TABLES, VERSION, ColumnType, GatheredTable

DAY = date(2026, 6, 30)
OFFICES = {
    "jinshi": ("津市市人民政府办公室", "湖南省/常德市/津市市"),
    "anxiang": ("安乡县人民政府办公室", "湖南省/常德市/安乡县"),
    "linli": ("临澧县人民政府办公室", "湖南省/常德市/临澧县"),
    "hecheng": ("鹤城区教育局", "湖南省/怀化市/鹤城区"),
    "huaihua": ("怀化市民政局", "湖南省/怀化市"),
    "heqing": ("鹤庆县财政局", "云南省/大理白族自治州/鹤庆县"),
}
"""The publisher and the places of each workspace, by its path."""
_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.TEXTS: pa.list_(pa.string()),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.DAY: pa.date32(),
    ColumnType.FLAG: pa.bool_(),
}
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def lay_tables(folder: Path, rows: Rows) -> Path:
    """Write tables of these rows, by the table's name; each names its workspace by `path`."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        values = [{**head(each["path"]), **each} for each in rows.get(table.name, [])]
        pq.write_table(pa.Table.from_pylist(values, schema_of(table)), folder / f"{table.name}.parquet")
    (folder / "gather.json").write_bytes(json.encode({"version": VERSION, "day": DAY}))
    return folder


def schema_of(table: GatheredTable) -> pa.Schema:
    return pa.schema([(column.name, _TYPES[column.type]) for column in table.columns])


def head(path: str) -> dict[str, str | None]:
    """Return the columns with which every row about a workspace begins."""
    if path not in OFFICES:
        return {column.name: None for column in OF_WORKSPACE}
    publisher, jurisdiction = OFFICES[path]
    places = jurisdiction.split("/")
    return {
        "catalogue": f"{publisher}主动公开事项目录",
        "publisher": publisher,
        "jurisdiction": jurisdiction,
        "province": places[0],
        "city": places[1],
        "level": "县" if len(places) > 2 else "市",
    }
