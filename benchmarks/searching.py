"""Searching ten thousand items that have been searched before, beside programs that read all of them."""

from collections.abc import Iterator
from pathlib import Path

from generate import generate, rare_word
from measuring import CATALOG, in_turn
from peers import searchers
from rows import Row

COUNT = 10_000
HEADING = f"Searching {COUNT:,} items"
REPEATS = 7
SECONDS = 0.25
COMMON, PINYIN, MEANT = "预算", "zfgb", "政府公报"


def rows(folder: Path) -> Iterator[Row]:
    """Look for a common word, a rare one, and one in pinyin, which others have to be given in characters."""
    generate(folder, COUNT)
    rare = rare_word(COUNT)
    search = [CATALOG, "-C", str(folder), "search"]
    in_turn([[*search, COMMON]], 1)
    for kind, word, literal in (("common word", COMMON, COMMON), ("rare word", rare, rare), ("pinyin", PINYIN, MEANT)):
        peers = searchers(folder, literal)
        ours, *theirs = in_turn([[*search, word], *peers.values()], REPEATS)
        work = f"search {word}, {kind}"
        yield Row(work, ours, SECONDS)
        # only recsel has a bar: ripgrep, which knows nothing of items, is shown as the floor
        for name, peer in zip(peers, theirs, strict=True):
            yield Row(work, ours, 1.0 if name == "recsel" else None, f"{name} {literal}", peer)
