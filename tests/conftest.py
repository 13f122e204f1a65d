"""What every test can ask for: the installed program, and workspaces to run it in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from catalog_cli.model.run import Run as DayAndLanguage

ROOT = Path(__file__).parent.parent
RUN = DayAndLanguage(date(2026, 6, 30))
"""What a check depends on besides the files, where a test is about neither the day nor the language."""
PROGRAM = Path(sys.executable).with_name("catalog")
PATIENCE = 600
"""Seconds that a test waits for a program: on the busiest machine, only one that hangs takes that long."""

# CI judges the same code the same way every time; a developer's machine goes on looking for new cases,
# for longer where asked: EXAMPLES=1000 make test
settings.register_profile(
    "catalog",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
    max_examples=int(os.environ.get("EXAMPLES", "30")),
)
settings.load_profile("catalog")


@dataclass(frozen=True)
class Outcome:
    """What a run of the program gave."""

    status: int
    stdout: str
    stderr: str


Run = Callable[..., Outcome]


def environment(**more: str) -> dict[str, str]:
    """Give the environment of a plain terminal: UTF-8, English, no colours, nothing of the developer's own."""
    needed = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "CATALOG_CACHE_DIR")
    kept = {name: os.environ[name] for name in needed if name in os.environ}
    coverage = {name: value for name, value in os.environ.items() if name.startswith(("COV_", "COVERAGE_"))}
    plain = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "GIT_CONFIG_GLOBAL": os.devnull, "COLUMNS": "120"}
    return kept | coverage | plain | more


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_developer_s(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOG_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the installed program in a folder and give its outcome."""

    def run_program(*words: str, cwd: Path = tmp_path, stdin: str = "", **variables: str) -> Outcome:
        done = subprocess.run(
            [str(PROGRAM), *words],
            cwd=cwd,
            input=stdin.encode(),
            env=environment(**{"CATALOG_CACHE_DIR": str(tmp_path / "cache")} | variables),
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_program


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Give a copy of the bundled workspace."""
    folder = tmp_path / "workspace"
    for name in ("data", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "catalog.yaml", folder / "catalog.yaml")
    return folder


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, by their paths relative to a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
