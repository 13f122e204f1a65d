"""The code of an earlier revision, checked out beside this one, so that both are measured in one run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generate import ROOT
from measuring import CACHE, Command

SOURCE = "CATALOG_BENCH_BEFORE"
"""Where the earlier code is; unset where none was asked for."""


@contextmanager
def code_before(revision: str | None) -> Iterator[None]:
    """Check out a revision for as long as this lasts; nothing where none is named."""
    if revision is None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="catalog-before-") as name:
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", f"{name}/code", revision], check=True)
        os.environ[SOURCE] = f"{name}/code/src"
        subprocess.run([sys.executable, "-m", "compileall", "-q", f"{name}/code/src"], check=False)
        try:
            yield
        finally:
            del os.environ[SOURCE]
            subprocess.run([*git, "remove", "--force", f"{name}/code"], check=True)


def commands_before(words: Sequence[str], folder: Path) -> list[Command]:
    """Return the command that does the same with the earlier code, with a cache of its own; none without such code."""
    source = os.environ.get(SOURCE)
    if not source:
        return []
    own = [f"PYTHONPATH={source}", f"{CACHE}={folder / 'cache-before'}"]
    return [["env", *own, sys.executable, "-m", "catalog_cli", *words]]
