"""The work of a whole province: validating, searching and listing, with bounds on time and memory."""

import shutil
from pathlib import Path

from generate import generate, rare_word
from measuring import CATALOG, forget, in_turn, seconds_and_megabytes
from peers import ripgrep
from rows import Part, Row

REPEATS = 3
COMMON = "预算"
COLD, WARM, SEARCH, TRUSTING = 120, 10, 5, 0.4
MEMORY = 1500


def province(folder: Path, count: int) -> Part:
    """Work on so many items, first on files never seen, then on files seen before."""
    generate(folder, count)
    rows = [*_validating(folder), *_searching(folder, rare_word(count)), *_listing(folder)]
    return Part(f"Validating, searching, listing {count:,} items", rows)


def _validating(folder: Path) -> list[Row]:
    validate = [CATALOG, "-C", str(folder), "validate", "--format", "concise"]
    forget()
    cold, cold_memory = seconds_and_megabytes(validate)
    warm, warm_memory = seconds_and_megabytes(validate)
    return [
        Row("validate, cold", cold, COLD),
        Row("validate, nothing changed", warm, WARM),
        Row("validate, cold, memory", cold_memory, MEMORY, unit="MB"),
        Row("validate, nothing changed, memory", warm_memory, MEMORY, unit="MB"),
    ]


def _searching(folder: Path, rare: str) -> list[Row]:
    """Search once so that all is known, then for a common word and a rare one."""
    search = [CATALOG, "-C", str(folder), "search"]
    first, memory = seconds_and_megabytes([*search, COMMON])
    rows = [
        Row("search, first time, the index is made", first),
        Row("search, first time, memory", memory, MEMORY, unit="MB"),
    ]
    for kind, word in (("common word", COMMON), ("rare word", rare)):
        rows += _beside_ripgrep(folder, kind, word)
    return rows


def _beside_ripgrep(folder: Path, kind: str, word: str) -> list[Row]:
    search = [CATALOG, "-C", str(folder), "search", word]
    peers = [ripgrep(folder, word)] if shutil.which("rg") else []
    if not peers:
        print("ripgrep is not installed; its rows are left out")
    took, *theirs = in_turn([search, *peers], REPEATS)
    work = f"search {word}, {kind}"
    return [Row(work, took, SEARCH), *(Row(work, took, 1.0, f"ripgrep {word}", peer) for peer in theirs)]


def _listing(folder: Path) -> list[Row]:
    took, memory = seconds_and_megabytes([CATALOG, "-C", str(folder), "list", "--format", "jsonl"])
    return [Row("list --format jsonl", took), Row("list --format jsonl, memory", memory, MEMORY, unit="MB")]
