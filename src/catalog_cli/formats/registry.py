"""Registry of formats: each kind of answer has a folder, each format a file in it."""

from collections.abc import Callable, Iterator
from typing import Any

from catalog_cli.formats import Screen
from catalog_cli.plugins import discover, load

Writer = Callable[[Any, Screen], Iterator[str]]


def format_names(kind: str) -> list[str]:
    """Return the names of the formats for a kind of answer (`tables`, `findings`), sorted."""
    return list(discover(f"{__package__}.{kind}"))


def writer(kind: str, name: str) -> Writer:
    """Return the function that writes a kind of answer in a format."""
    write: Writer = load(f"{__package__}.{kind}", name).write
    return write


def is_binary(kind: str, name: str) -> bool:
    """Return whether a format is binary: its file has `BINARY`, and its `write` yields bytes."""
    return bool(getattr(load(f"{__package__}.{kind}", name), "BINARY", False))
