"""Gathering the catalogues of many offices, once and again, and asking them; beside a script that checks each."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from generate_many import ITEMS, generate_many, offices
from measuring import CATALOG, in_turn, seconds_and_megabytes
from rows import Row

COUNT = int(os.environ.get("CATALOGUES", "1500"))
"""How many catalogues; 15,000 make a million items, and take 6 GB of the disk."""
PEER = 100
"""How many of them the peer, a script, goes through: it takes half a second for each."""
CHANGED = 0.01
MEMORY = 1_000
SECONDS = 10
QUESTIONS = ("lacking", "looser", "repealed", "alike", "behind", "coverage", "offices")
HEADING = f"Many catalogues of {ITEMS} items"


def rows(folder: Path) -> Iterator[Row]:
    """Gather all, gather again, ask each question."""
    roots, out = folder / "roots", folder / "out"
    generate_many(roots, COUNT)
    yield from _beside_a_script(folder, roots)
    all_of_them, memory = seconds_and_megabytes(_gather(roots, out))
    yield Row("gather, all", all_of_them)
    yield Row("gather, memory", memory, MEMORY, unit="MB")
    _edit(roots)
    (again,) = in_turn([_gather(roots, out)], 1)
    yield Row("gather, one in a hundred changed", again, 0.05, "gather, all", all_of_them)
    for question in QUESTIONS:
        (asked,) = in_turn([[CATALOG, "ask", str(out), question, "--format", "tsv"]], 1)
        yield Row(f"ask {question}", asked, SECONDS)


def _beside_a_script(folder: Path, roots: Path) -> Iterator[Row]:
    few = [roots / office.folder for office in offices(PEER)]
    listed = folder / "few.txt"
    listed.write_text("".join(f"{each}\n" for each in few), encoding="utf-8")
    (ours,) = in_turn([[CATALOG, "gather", "--list", str(listed), "-o", str(folder / "few")]], 1)
    begin = time.perf_counter()
    for each in few:
        words = [CATALOG, "-C", str(each), "validate", "--no-cache", "--format", "json"]
        subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    script = time.perf_counter() - begin
    yield Row("gather, a hundred of them", ours, None, "a script with validate --format json", script)


def _gather(roots: Path, out: Path) -> list[str]:
    return [CATALOG, "gather", str(roots), "--model", str(roots / "model"), "-o", str(out)]


def _edit(roots: Path) -> None:
    """Change an item in one catalogue of a hundred, all over the country."""
    for office in list(offices(COUNT))[:: round(1 / CHANGED)]:
        path = min((roots / office.folder / "data/items").glob("*.yaml"))
        path.write_text(f"{path.read_text(encoding='utf-8')}# 已核实\n", encoding="utf-8", newline="\n")
