"""What starts quickly loads little: the modules that a run loads are counted."""

import subprocess
import sys
from pathlib import Path

import pytest

from running import environment

COUNTING = """
import atexit, sys
def count():
    ours = [name for name in sys.modules if name.startswith("catalog_cli")]
    rules = [name for name in ours if name.startswith("catalog_cli.rules.")]
    sys.stderr.write(f"{len(ours)} {len(rules)}")
atexit.register(count)
from catalog_cli.cli import main
main(sys.argv[1:])
"""
UNCHANGED = 45
COLD = 75
"""Besides those of the rules."""


LOOKING = {("list",): 52, ("search", "预算"): 70, ("show", "zhengfu-gongbao"): 58}
"""Modules for commands that look at a small workspace: neither rules nor cache, nor what reads time limits."""


def loaded(folder: Path, cache: Path, *words: str) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, *words],
        cwd=folder,
        env=environment(CATALOG_CACHE_DIR=str(cache)),
        capture_output=True,
        text=True,
        check=True,
    )
    ours, rules = done.stderr.split()[-2:]
    return int(ours), int(rules)


def test_an_unchanged_validate_loads_little_and_a_cold_one_no_more_than_it_needs(bundled: Path, tmp_path: Path) -> None:
    ours, rules = loaded(bundled, tmp_path / "cache", "validate")
    assert ours - rules <= COLD
    ours, _rules = loaded(bundled, tmp_path / "cache", "validate")
    assert ours <= UNCHANGED


@pytest.mark.parametrize("words", LOOKING)
def test_looking_at_a_small_workspace_loads_little(bundled: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    ours, rules = loaded(bundled, tmp_path / "cache", *words)
    assert (ours <= LOOKING[words], rules) == (True, 0)
