"""What builds of a site promise: the same bytes from the same catalogue, and no traceback over a broken note."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import RIGHT
from conftest import Run, lay


@pytest.mark.slow
def test_two_processes_build_the_same_files(run_process: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", RIGHT)
    for seed in ("1", "3"):
        outcome = run_process(
            "site", "-o", str(tmp_path / seed), "--as-of", "2026-03-01", cwd=folder, PYTHONHASHSEED=seed
        )
        assert outcome.status == 0, outcome.stderr
    first, second = (
        {path.relative_to(built): path.read_bytes() for path in built.rglob("*") if path.is_file()}
        for built in (tmp_path / "1", tmp_path / "3")
    )
    assert first.keys() == second.keys()
    assert [path for path, data in first.items() if second[path] != data] == []


def test_a_note_of_the_last_build_that_is_broken_is_an_error_in_words(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, "out/.catalog-site.json": '{"as_of": "2026-02-30"}'})
    outcome = run("site", "-o", "out", "--check", cwd=folder)
    assert outcome.status == 2
    assert outcome.stderr.startswith("catalog: out/.catalog-site.json is broken\n")
