"""What is released runs where a user is, and whoever builds it again gets the same bytes."""

import sys
import tomllib
from pathlib import Path

import pytest

import package
from conftest import PROGRAM, ROOT, Run


def test_the_oldest_python_tried_is_the_oldest_promised() -> None:
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert promised == ">=" + ".".join(map(str, package.OLDEST))


def test_what_is_tried_is_the_two_ends_of_what_is_at_hand() -> None:
    old, middle, new = (package.Interpreter((3, minor, 1), Path(f"python3.{minor}")) for minor in (11, 12, 13))
    assert package.oldest_and_newest([old, middle, new]) == [old, new]
    assert package.oldest_and_newest([old]) == [old]


def test_a_python_that_runs_is_found_and_one_that_does_not_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python3.99").write_bytes(b"")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert package.interpreters() == [package.Interpreter(sys.version_info[:3], Path(sys.executable))]


def test_files_that_differ_or_are_on_one_side_are_named(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, texts in ((first, {"same": "x", "other": "1", "gone": ""}), (second, {"same": "x", "other": "2"})):
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_text(text)
    assert list(package.differences(package.digests(first), package.digests(second))) == ["gone", "other"]


@pytest.mark.slow
def test_the_smoke_test_holds_for_the_program_itself(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in package.SMOKE:
        outcome = run(*step.words, cwd=tmp_path)
        assert (outcome.status, step.shown in outcome.stdout + outcome.stderr) == (0, True), step
    assert (tmp_path / "catalogue.docx").stat().st_size
    monkeypatch.setattr(package, "SMOKE", package.SMOKE[:1])
    package.smoke([PROGRAM], tmp_path)


@pytest.mark.slow
def test_the_smoke_test_fails_where_the_program_does(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"catalog --version: status 0, expected 'catalog '"):
        package.smoke(["true"], tmp_path)
    with pytest.raises(SystemExit, match=r"catalog --version: status 1"):
        package.smoke(["false"], tmp_path)
