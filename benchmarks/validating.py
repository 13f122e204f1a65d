"""Validating ten thousand items with schema and all rules, beside programs that look at the schema alone."""

from collections.abc import Iterator
from pathlib import Path

from generate import generate
from measuring import CATALOG, forget, in_turn, peak_megabytes
from peers import validators
from rows import Row

COUNT = 10_000
HEADING = f"Validating {COUNT:,} items"
REPEATS = 4
SLOW = ("check-jsonschema", "recfix")
"""Peers that take many seconds; one round tells enough."""
SOURCEMETA = "@sourcemeta/jsonschema"
MEMORY = 300


def rows(folder: Path) -> Iterator[Row]:
    """Validate files never seen, files seen before, and files of which one has changed."""
    generate(folder, COUNT)
    command = [CATALOG, "-C", str(folder), "validate", "--format", "concise"]
    for name, peer in validators(folder).items():
        ours, theirs = in_turn([command, peer], 1 if name in SLOW else REPEATS, forget)
        yield Row("validate, cold", ours, 1.0, name, theirs)
        if name == SOURCEMETA:
            yield from _warm(folder, command, peer)
    forget()
    yield Row("validate, cold, memory", peak_megabytes(command), MEMORY, unit="MB")


def _warm(folder: Path, command: list[str], peer: list[str]) -> Iterator[Row]:
    same, peer_same = in_turn([command, peer], REPEATS)
    yield Row("validate, nothing changed", same, 0.3, SOURCEMETA, peer_same)
    one, peer_one = in_turn([command, peer], REPEATS, lambda: _edit(folder))
    yield Row("validate, one file changed", one, 0.35, SOURCEMETA, peer_one)


def _edit(folder: Path) -> None:
    """Change one file: a comment more at its end."""
    first = min((folder / "data/items/000").glob("*.yaml"))
    with first.open("a", encoding="utf-8") as file:
        file.write("# 已核实\n")
