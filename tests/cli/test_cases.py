"""Every case file in `cases/` holds: the files, the words typed, the status and what is printed."""

import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import ryaml
from ruamel.yaml import YAML

from catalog_cli.rules.examples import RIGHT
from conftest import ROOT, Run, copy_bundled, lay

CASES = Path(__file__).parent / "cases"
SOURCES = ROOT / "tests" / "data" / "source"


def _cases() -> list[Any]:
    """Return every case, named by its file and its promise."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['promise']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in _loaded(path.read_text(encoding="utf-8"))
    ]


def _loaded(text: str) -> Any:
    """Load a file of cases; the parser that is ten times as fast knows neither merged keys nor bytes."""
    return YAML(typ="safe", pure=True).load(text) if "<<: " in text or "!!binary" in text else ryaml.loads(text)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled workspace for all cases that are to leave it as it is."""
    return copy_bundled(tmp_path_factory.mktemp("cases") / "workspace")


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if case.get("files", "bundled") == "bundled":
        changes = any(case.get(each) for each in ("brings", "then", "writes"))
        folder = request.getfixturevalue("bundled" if changes else "untouched")
    else:
        folder = lay(tmp_path / "small", {**(RIGHT if case.get("beside_right_ones") else {}), **case["files"]})
    for name in case.get("brings", ()):
        shutil.copy(SOURCES / name, folder / name)
    before = _contents(folder)
    # a process of its own only where that is the point: in this one, most cases take a tenth of the time
    run: Run = request.getfixturevalue("run_process" if case.get("process") else "run")
    outcome = run(*shlex.split(case["run"])[1:], cwd=folder, stdin=case.get("stdin", ""), **case.get("with", {}))
    told = f"\n{outcome.stdout}\n{outcome.stderr}"
    assert outcome.status == case.get("status", 0), told
    for stream in ("stdout", "stderr"):
        printed = getattr(outcome, stream)
        if stream in case:
            assert printed == case[stream]
        for words in case.get(f"{stream}_has", ()):
            assert words in printed, told
        for words in case.get(f"{stream}_lacks", ()):
            assert words not in printed, told
    assert "Traceback" not in outcome.stderr
    for path, text in case.get("then", {}).items():
        assert ((folder / path).read_bytes().decode() if (folder / path).exists() else None) == text
    if not case.get("then") and not case.get("writes"):
        assert _contents(folder) == before


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".catalog.lock"
    }
