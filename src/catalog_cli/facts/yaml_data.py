"""Read the package's small YAML data files."""

from importlib.resources import files
from typing import Any

import ryaml


def read_records(name: str) -> list[dict[str, Any]]:
    """Read a file of `data/` that holds a list of mappings; `name` is the file's name."""
    text = files("catalog_cli.facts").joinpath(f"data/{name}").read_text(encoding="utf-8")
    records: list[dict[str, Any]] = ryaml.loads(text)
    return records
