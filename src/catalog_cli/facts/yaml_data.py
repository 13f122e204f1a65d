"""Read the package's small YAML data files."""

from functools import cache
from importlib.resources import files
from typing import Any

import ryaml


@cache
def read_records(name: str) -> list[dict[str, Any]]:
    """Read a file of `data/` that holds a list of mappings; `name` is the file's name."""
    records: list[dict[str, Any]] = _read(name)
    return records


@cache
def read_mapping(name: str) -> dict[str, Any]:
    """Read a file of `data/` that holds a mapping; `name` is the file's name."""
    mapping: dict[str, Any] = _read(name)
    return mapping


def _read(name: str) -> Any:
    return ryaml.loads(files("catalog_cli.facts").joinpath(f"data/{name}").read_text(encoding="utf-8"))
