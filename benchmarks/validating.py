"""Validating ten thousand items with schema and all rules, beside programs that look at the schema alone."""

from pathlib import Path

from generate import generate
from measuring import CATALOG, forget, in_turn, peak_megabytes
from peers import validators
from rows import Part, Row

COUNT = 10_000
REPEATS = 4
SLOW = ("check-jsonschema", "recfix")
"""Peers that take many seconds; one round tells enough."""
SOURCEMETA = "@sourcemeta/jsonschema"
MEMORY = 300


def validating(folder: Path) -> Part:
    """Validate files never seen, files seen before, and files of which one has changed."""
    generate(folder, COUNT)
    command = [CATALOG, "-C", str(folder), "validate", "--format", "concise"]
    peers = validators(folder)
    quick = {name: peer for name, peer in peers.items() if name not in SLOW}
    slow = {name: peer for name, peer in peers.items() if name in SLOW}
    rows = _cold(command, quick, REPEATS) + _cold(command, slow, 1)
    if SOURCEMETA in peers:
        rows += _again(folder, command, peers[SOURCEMETA])
    forget()
    rows.append(Row("validate, cold, memory", peak_megabytes(command), MEMORY, unit="MB"))
    return Part(f"Validating {COUNT:,} items", rows)


def _cold(command: list[str], peers: dict[str, list[str]], repeats: int) -> list[Row]:
    if not peers:
        return []
    ours, *theirs = in_turn([command, *peers.values()], repeats, forget)
    return [Row("validate, cold", ours, 1.0, name, peer) for name, peer in zip(peers, theirs, strict=True)]


def _again(folder: Path, command: list[str], peer: list[str]) -> list[Row]:
    same, peer_same = in_turn([command, peer], REPEATS)
    one, peer_one = in_turn([command, peer], REPEATS, lambda: _edit(folder))
    return [
        Row("validate, nothing changed", same, 0.3, SOURCEMETA, peer_same),
        Row("validate, one file changed", one, 0.35, SOURCEMETA, peer_one),
    ]


def _edit(folder: Path) -> None:
    """Change one file: a comment more at its end."""
    first = min((folder / "data/items/000").glob("*.yaml"))
    with first.open("a", encoding="utf-8") as file:
        file.write("# 已核实\n")
