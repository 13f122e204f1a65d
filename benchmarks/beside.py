"""Validating and searching many items, beside the programs that others use for it."""

import os
import shutil
from pathlib import Path

from generate import generate
from measuring import CATALOG, Row, in_turn, peak_megabytes
from peers import searchers, validators

COUNT = 10_000
REPEATS = 5
SLOW_REPEATS = 1
WORD = "预算"
ORIGINALS = 20
"""Of so many items all others are variations."""
SOURCEMETA = "@sourcemeta/jsonschema"


def beside_peers(folder: Path, count: int = COUNT) -> list[Row]:
    """Compare with each peer that is installed; the cache stands in the folder and is ours alone."""
    generate(folder, count)
    os.environ["CATALOG_CACHE_DIR"] = str(folder / "cache")
    return [*_validating(folder, count), *_searching(folder, count)]


def large(folder: Path, count: int) -> list[Row]:
    """Compare with fixed bounds and ripgrep at the size of a province."""
    generate(folder, count)
    os.environ["CATALOG_CACHE_DIR"] = str(folder / "cache")
    validate, search = _commands(folder)
    (cold,) = in_turn([validate], 1, lambda: _forget(folder))
    (warm,) = in_turn([validate], 1)
    rows = [
        Row(f"validate cold, {count:,} items", cold, "120 s", 120, 1.0),
        Row(f"validate warm, {count:,} items", warm, "10 s", 10, 1.0),
        Row(f"memory of validate, {count:,} items", peak_megabytes(validate), "1500 MB", 1500, 1.0, "MB"),
    ]
    rows += _searching_rarely(search[:-1], count)
    ripgrep = ["rg", "--fixed-strings", WORD, str(folder / "data/items")]
    if not shutil.which("rg"):
        print("ripgrep is not installed; its row is left out")
        return rows
    ours, theirs = in_turn([search, ripgrep], 3)
    return [*rows, Row(f"search, {count:,} items", ours, "ripgrep", theirs, 1.0)]


def _searching_rarely(search: list[str], count: int) -> list[Row]:
    """Look for what only one round of the originals has, once a search has seen all items."""
    rare = f"（{count // ORIGINALS // 2}）"
    in_turn([[*search, rare]], 1)
    looking, trusting = in_turn([[*search, rare], [*search, "--no-refresh", rare]], REPEATS)
    return [
        Row(f"search a rare word, {count:,} items", looking, "5 s", 5, 1.0),
        Row("the same with --no-refresh", trusting, "0.4 s", 0.4, 1.0),
    ]


def _validating(folder: Path, count: int) -> list[Row]:
    validate, _ = _commands(folder)
    rows = []
    for name, peer in validators(folder).items():
        repeats = SLOW_REPEATS if name == "recfix" else REPEATS
        ours, theirs = in_turn([validate, peer], repeats, lambda: _forget(folder))
        rows.append(Row(f"validate cold, {count:,} items", ours, name, theirs, 1.0))
        if name == SOURCEMETA:
            rows += _again(folder, peer, count)
    return rows


def _again(folder: Path, peer: list[str], count: int) -> list[Row]:
    validate, _ = _commands(folder)
    same, peer_same = in_turn([validate, peer], REPEATS)
    one, peer_one = in_turn([validate, peer], REPEATS, lambda: _edit(folder))
    return [
        Row(f"validate, nothing changed, {count:,}", same, SOURCEMETA, peer_same, 0.3),
        Row(f"validate, one file changed, {count:,}", one, SOURCEMETA, peer_one, 0.35),
    ]


def _searching(folder: Path, count: int) -> list[Row]:
    _, search = _commands(folder)
    found = searchers(folder, WORD)
    ours, *theirs = in_turn([search, *found.values()], REPEATS)
    rows = [Row(f"search, {count:,} items", ours, "0.25 s", 0.25, 1.0)]
    return rows + [
        Row(f"search, {count:,} items", ours, name, peer, 1.0) for name, peer in zip(found, theirs, strict=True)
    ]


def _commands(folder: Path) -> tuple[list[str], list[str]]:
    ours = [CATALOG, "-C", str(folder)]
    return [*ours, "validate", "--format", "concise"], [*ours, "search", WORD]


def _forget(folder: Path) -> None:
    shutil.rmtree(folder / "cache", ignore_errors=True)


def _edit(folder: Path) -> None:
    """Change one file: a comment more at its end."""
    first = min((folder / "data/items/000").glob("*.yaml"))
    with first.open("a", encoding="utf-8") as file:
        file.write("# 已核实\n")
