"""What starts quickly loads little: the modules that a run loads are counted."""

import subprocess
import sys
from pathlib import Path

from running import environment

COUNTING = """
import atexit, sys
def count():
    ours = [name for name in sys.modules if name.startswith("catalog_cli")]
    rules = [name for name in ours if name.startswith("catalog_cli.rules.")]
    sys.stderr.write(f"{len(ours)} {len(rules)}")
atexit.register(count)
from catalog_cli.cli import main
main(["validate"])
"""
UNCHANGED = 45
COLD = 75
"""Besides those of the rules."""


def loaded(folder: Path, cache: Path) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING],
        cwd=folder,
        env=environment(CATALOG_CACHE_DIR=str(cache)),
        capture_output=True,
        text=True,
        check=True,
    )
    ours, rules = done.stderr.split()[-2:]
    return int(ours), int(rules)


def test_an_unchanged_validate_loads_little_and_a_cold_one_no_more_than_it_needs(bundled: Path, tmp_path: Path) -> None:
    ours, rules = loaded(bundled, tmp_path / "cache")
    assert ours - rules <= COLD
    ours, _rules = loaded(bundled, tmp_path / "cache")
    assert ours <= UNCHANGED
