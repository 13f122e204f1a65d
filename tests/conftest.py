"""What every test can ask for: the installed program, and workspaces to run it in."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from browser import chromium, open_page
from catalog_cli.actions.fix import Fixes, fix_findings
from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Finding
from catalog_cli.model.run import Run as DayAndLanguage
from catalog_cli.store.source import Source
from running import PATIENCE, PROGRAM, Outcome, Run, environment, run_as_process, run_in_process
from soffice import bare, install

__all__ = [
    "FACTS",
    "PATIENCE",
    "PROGRAM",
    "ROOT",
    "RUN",
    "Outcome",
    "Run",
    "bare",
    "chromium",
    "copy_bundled",
    "drawing",
    "environment",
    "fix",
    "install",
    "lay",
    "open_page",
]

ROOT = Path(__file__).parent.parent
FACTS = Facts()
RUN = DayAndLanguage(date(2026, 6, 30))
"""What a check depends on besides the files, where a test is about neither the day nor the language."""
Runner = Callable[[Sequence[str], Path, str, Mapping[str, str]], Outcome]

# a shell that runs the tests in the background lets them ignore Ctrl-C, and so would every program that they start
signal.signal(signal.SIGINT, signal.default_int_handler)

USUAL_EXAMPLES = 20
EXAMPLES = int(os.environ.get("EXAMPLES", USUAL_EXAMPLES))

# CI judges the same code the same way every time; a developer's machine goes on looking for new cases,
# for longer where asked: EXAMPLES=1000 make test
settings.register_profile(
    "catalog",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
    max_examples=EXAMPLES,
)
settings.load_profile("catalog")


def drawing(usual: int) -> settings:
    """Draw so many examples, and as many times more or fewer as EXAMPLES asks for."""
    return settings(max_examples=max(1, usual * EXAMPLES // USUAL_EXAMPLES))


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_developer_s(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOG_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in a folder, within this process, and give its outcome."""
    return partial(_run, run_in_process, tmp_path)


@pytest.fixture
def run_process(tmp_path: Path) -> Run:
    """Run the installed program in a folder, as a process of its own, and give its outcome."""
    return partial(_run, run_as_process, tmp_path)


def _run(
    runner: Runner, folder: Path, *words: str, cwd: Path | None = None, stdin: str = "", **variables: str
) -> Outcome:
    return runner(words, cwd or folder, stdin, {"CATALOG_CACHE_DIR": str(folder / "cache")} | variables)


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Return a copy of the bundled workspace."""
    return copy_bundled(tmp_path / "workspace")


def copy_bundled(folder: Path) -> Path:
    """Copy the bundled workspace, without its history, into a new folder."""
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


def fix(source: Source, request: CheckRequest, wanted: Callable[[Finding], bool]) -> Fixes:
    """Make the fixes of the wanted findings, as `catalog validate --fix` does before it writes."""
    checker = Checker(source, None, request)
    return fix_findings(source, checker, checker.run(), wanted)
