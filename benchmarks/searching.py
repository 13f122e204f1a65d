"""Searching ten thousand items that have been searched before, beside programs that read all of them."""

from pathlib import Path

from generate import generate, rare_word
from measuring import CATALOG, in_turn
from peers import searchers
from rows import Part, Row

COUNT = 10_000
REPEATS = 7
SECONDS = 0.25
COMMON, PINYIN, MEANT = "预算", "zfgb", "政府公报"


def searching(folder: Path) -> Part:
    """Look for a common word, a rare one, and one in pinyin, which others have to be given in characters."""
    generate(folder, COUNT)
    rare = rare_word(COUNT)
    search = [CATALOG, "-C", str(folder), "search"]
    in_turn([[*search, COMMON]], 1)
    rows = []
    for kind, word, literal in (("common word", COMMON, COMMON), ("rare word", rare, rare), ("pinyin", PINYIN, MEANT)):
        peers = searchers(folder, literal)
        ours, *theirs = in_turn([[*search, word], *peers.values()], REPEATS)
        work = f"search {word}, {kind}"
        rows.append(Row(work, ours, SECONDS))
        # only recsel has a bar: ripgrep, which knows nothing of items, is shown as the floor
        bars = {"recsel": 1.0}
        rows += [
            Row(work, ours, bars.get(name), f"{name} {literal}", peer) for name, peer in zip(peers, theirs, strict=True)
        ]
    return Part(f"Searching {COUNT:,} items", rows)
