"""Each example on the pages about due days prints what the page shows, in the bundled catalogue."""

import shlex
from pathlib import Path

import pytest

from conftest import Run
from docs.examples import bare, examples

PAGES = {"due.md": "en", "due.zh-CN.md": "zh"}


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
