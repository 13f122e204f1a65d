"""Each example on the pages about due days prints what the page shows, in the bundled catalogue."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Run

BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = {"due.md": "en", "due.zh-CN.md": "zh"}


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page, and what the page shows below it."""
    for block in BLOCK.finditer((ROOT / "docs" / page).read_text(encoding="utf-8")):
        for example in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, printed = example.partition("\n")
            yield command, printed


def bare(text: str) -> str:
    """Return a text without white space at the ends of its lines, and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


@pytest.mark.parametrize(("page", "lang"), PAGES.items())
def test_an_example_prints_what_the_page_shows(page: str, lang: str, bundled: Path, run: Run) -> None:
    for command, printed in examples(page):
        words = shlex.split(command)[1:]
        shape = [] if "-o" in words else ["--format", "table"]
        outcome = run(*words, *shape, cwd=bundled, COLUMNS="80", CATALOG_LANG=lang)
        assert outcome.status == 0, command
        assert bare(outcome.stdout + outcome.stderr) == bare(printed), command


def test_both_pages_show_the_same_commands() -> None:
    english, chinese = ([command for command, _ in examples(page)] for page in PAGES)
    assert english == chinese
