"""The help of every command fits a narrow terminal, and loses nothing there."""

import re
from collections import Counter
from importlib import import_module

import pytest
from rich.cells import cell_len

from conftest import ROOT, Run

pytestmark = pytest.mark.slow

FOLDER = ROOT / "src/catalog_cli/cli/commands"
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
ACTIONS = [
    f"{name} {action.__name__.rstrip('_')}"
    for name in NAMES
    for action in getattr(import_module(f"catalog_cli.cli.commands.{name}"), "ACTIONS", ())
]
COMMANDS = [*NAMES, *ACTIONS]
FRAME = re.compile(r"[\s╭╮╰╯│─]+")
WORD = re.compile("[A-Za-z]+")
NARROW = 60
"""Columns; where help fits into these, it fits into more."""


def help_of(run: Run, name: str, language: str, columns: int) -> str:
    """Return the help of a command as a terminal of so many columns shows it."""
    outcome = run(*name.split(), "--help", "--lang", language, COLUMNS=str(columns))
    assert (outcome.status, outcome.stderr) == (0, "")
    assert ("用法" in outcome.stdout) == (language == "zh")
    assert f"catalog {name}" in outcome.stdout
    return outcome.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_narrow_terminal_keeps_every_character_and_breaks_between_words(
    run: Run, name: str, language: str
) -> None:
    narrow, wide = help_of(run, name, language, NARROW), help_of(run, name, language, 400)
    assert max(cell_len(line) for line in narrow.splitlines()) <= NARROW
    assert Counter(FRAME.sub("", narrow)) == Counter(FRAME.sub("", wide))
    if language == "en":
        assert set(WORD.findall(wide)) <= set(WORD.findall(narrow))


@pytest.mark.parametrize("name", ["validate", "record add"])
def test_help_fits_a_usual_terminal_too(run: Run, name: str) -> None:
    assert max(cell_len(line) for line in help_of(run, name, "en", 80).splitlines()) == 80


def test_help_has_a_short_name(run: Run) -> None:
    for name in ("list", "record", "record add"):
        assert run(*name.split(), "-h").stdout == run(*name.split(), "--help").stdout
