"""What a case is: a file as an office has it, how it is read, and the items a person reads in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from catalog_cli.exchange.options import ReadOptions

EXPECTED = Path(__file__).parent / "expected"


@dataclass(frozen=True, slots=True)
class Shape:
    """A case: the kind of its file, what builds the file, and the name of the file of expectations."""

    kind: str
    build: Callable[[], bytes]
    expected: str
    options: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a person reads: each item with every key it has, and what the document says around the table."""

    items: list[dict[str, Any]]
    document: Mapping[str, Any]


@cache
def expected(name: str) -> Expected:
    """Read a file of expectations: the values under `every` belong to each item that does not say otherwise."""
    record = YAML(typ="safe", pure=True).load(EXPECTED / f"{name}.yaml")
    every = record.pop("every", {})
    items = [{**every, **item} for item in record.pop("items")]
    return Expected([{key: value for key, value in item.items() if value is not None} for item in items], record)
