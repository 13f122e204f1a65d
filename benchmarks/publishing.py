"""Building the site of twenty and of five thousand items, beside rendering and validating the same items."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generate import generate
from measuring import CATALOG, forget, in_turn, peak_megabytes
from rows import Row

COUNT, FEW = 5_000, 20
HEADING = f"Building the site of {COUNT:,} items"
MEMORY = 300
REPEATS = 3
GIT = ("git", "-c", "user.name=李维", "-c", "user.email=l@example.org", "-C")


def rows(folder: Path) -> Iterator[Row]:
    """Build all pages of a new site, then those that one change concerns."""
    small, large = (_repository(folder / name, count) for name, count in (("small", FEW), ("large", COUNT)))
    word = [CATALOG, "-C", str(small), "render", "-o", str(folder / "all.docx")]
    few, render = in_turn([_build(small), word], REPEATS, lambda: _start_anew(small))
    yield Row(f"site of {FEW} items", few, 4.0, "render docx", render)
    validate = [CATALOG, "-C", str(large), "validate", "--format", "concise"]
    forget()
    (check,) = in_turn([validate], 1)
    (all_pages,) = in_turn([_build(large)], 1, lambda: _start_anew(large))
    yield Row("site, cold", all_pages, 8.0, "validate, cold", check)
    (some,) = in_turn([_build(large)], REPEATS, lambda: _edit(large))
    yield Row("site, one file changed", some, 0.1, "site, cold", all_pages)
    _start_anew(large)
    yield Row("site, cold, memory", peak_megabytes(_build(large)), MEMORY, unit="MB")


def _repository(folder: Path, count: int) -> Path:
    """Make a workspace with one commit, since the pages tell of commits."""
    generate(folder, count)
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "建立目录")):
        subprocess.run([*GIT, str(folder), *words], check=True)
    return folder


def _build(folder: Path) -> list[str]:
    return [CATALOG, "-C", str(folder), "site", "-o", str(folder.parent / f"site-{folder.name}")]


def _start_anew(folder: Path) -> None:
    forget()
    shutil.rmtree(folder.parent / f"site-{folder.name}", ignore_errors=True)


def _edit(folder: Path) -> None:
    """Change what one item says, each time to something else."""
    path = min((folder / "data/items/000").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ncontent: ", "\ncontent: 又", 1), encoding="utf-8", newline="\n")
