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


def help_of(run: Run, name: str, language: str, columns: int) -> str:
    """Return the help of a command as a terminal of so many columns shows it."""
    return run(*name.split(), "--help", "--lang", language, COLUMNS=str(columns)).stdout


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_the_terminal_and_keeps_every_character(run: Run, name: str, language: str, columns: int) -> None:
    narrow = help_of(run, name, language, columns)
    assert max(cell_len(line) for line in narrow.splitlines()) <= columns
    wide = help_of(run, name, language, 400)
    assert Counter(FRAME.sub("", narrow)) == Counter(FRAME.sub("", wide))


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_breaks_lines_between_english_words(run: Run, name: str, columns: int) -> None:
    words = {width: set(re.findall(r"[A-Za-z]+", help_of(run, name, "en", width))) for width in (columns, 400)}
    assert words[400] <= words[columns]
