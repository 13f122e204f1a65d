"""Another program has another key."""

import os
from pathlib import Path

import pytest

from catalog_cli.cache import workspace_cache as module
from catalog_cli.cache.workspace_cache import version_key


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a program of two files and a schema, and the module within it."""
    for name in ("cache/workspace_cache.py", "rules/rule.py", "schema/item.schema.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "cache/workspace_cache.py"))
    return tmp_path


def key() -> bytes:
    version_key.cache_clear()
    try:
        return version_key()
    finally:
        version_key.cache_clear()


@pytest.mark.parametrize("name", ["rules/rule.py", "schema/item.schema.json", "rules/new.py"])
def test_a_changed_or_added_file_changes_the_key(program: Path, name: str) -> None:
    before = key()
    assert key() == before
    (program / name).write_text("changed", encoding="utf-8")
    assert key() != before


def test_a_file_that_was_only_written_again_changes_the_key(program: Path) -> None:
    before = key()
    os.utime(program / "rules/rule.py", (1, 1))
    assert key() != before


def test_compiled_files_do_not_count(program: Path) -> None:
    before = key()
    (program / "rules/__pycache__").mkdir()
    (program / "rules/__pycache__/rule.pyc").write_bytes(b"")
    assert key() == before


def test_another_interpreter_changes_the_key(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key()
    assert program.exists()
    monkeypatch.setattr("sys.version", "4.0")
    assert key() != before
