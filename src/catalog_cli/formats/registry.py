"""Find the formats of a kind of answer by their folder: a new format is one new file."""

from collections.abc import Callable, Iterator
from typing import Any

from catalog_cli.formats.screen import Screen
from catalog_cli.plugins import discover, load

Writer = Callable[[Any, Screen], Iterator[str]]


def format_names(kind: str) -> list[str]:
    """Give the names of the formats for a kind of answer (`tables`, `findings`), sorted."""
    return list(discover(f"{__package__}.{kind}"))


def writer(kind: str, name: str) -> Writer:
    """Give the function that writes a kind of answer in a format."""
    write: Writer = load(f"{__package__}.{kind}", name).write
    return write


def is_binary(kind: str, name: str) -> bool:
    """Say whether a format is no text for a terminal; `BINARY` in its file says so, and `write` gives bytes."""
    return bool(getattr(load(f"{__package__}.{kind}", name), "BINARY", False))
