"""`catalog explain` at a real terminal, and what the shell offers after it."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from catalog_cli.rules.registry import families, rule_places
from conftest import Run
from terminal import ended, terminal

ANSI = re.compile("\x1b\\[[0-9;]*m")


def shown(*words: str, columns: int, folder: Path, no_colour: str = "") -> str:
    return ended(terminal("explain", *words, cwd=folder, columns=columns, NO_COLOR=no_colour))[1]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_manual_fits_the_terminal(columns: int, tmp_path: Path) -> None:
    drawn = ANSI.sub("", shown("schema/known-keys", columns=columns, folder=tmp_path))
    assert "chanels:" in drawn
    assert max(cell_len(line) for line in drawn.splitlines()) <= columns


def test_a_manual_has_colours_unless_the_user_wants_none(tmp_path: Path) -> None:
    assert "\x1b[" in shown("yaml/no-tabs", columns=80, folder=tmp_path)
    assert "\x1b[" not in shown("yaml/no-tabs", columns=80, folder=tmp_path, no_colour="1")


def test_the_list_is_a_table_on_a_terminal(tmp_path: Path) -> None:
    drawn = shown(columns=120, folder=tmp_path)
    assert "\t" not in drawn
    for name in rule_places():
        assert name in drawn


def offered(run: Run, typed: str) -> set[str]:
    words = {"_CATALOG_COMPLETE": "bash", "_CATALOG_LINE": f"catalog explain {typed}"}
    return set(run(**words).stdout.split())


def test_a_shell_completes_families_and_rules(run: Run) -> None:
    assert offered(run, "yaml/no-t") == {"yaml/no-tabs", "yaml/no-tags"}
    assert offered(run, "fil") == {"file", "file/inside-workspace", "file/item-ending", "file/readable"}
    assert offered(run, "") == {*families(), *rule_places()}
