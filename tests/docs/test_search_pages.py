"""Each example on the pages about searching finds as many of the bundled items as the page says."""

import re

import pytest

from catalog_cli.search.compiler import Lookups
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.statutory_deadlines import deadlines_by
from catalog_cli.store.last_changes import LastChanges
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN

ROW = re.compile(r"^\| `(?P<query>.+?)` \|.*\| (?P<found>\d+) \|$", re.MULTILINE)


def examples(page: str) -> list[tuple[str, int]]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [(row["query"], int(row["found"])) for row in ROW.finditer(text)]


@pytest.mark.parametrize(("query", "found"), examples("search.md"))
def test_an_example_finds_what_the_page_says(query: str, found: int) -> None:
    catalogue = load_catalogue(Folder(ROOT)).catalogue
    lookups = Lookups(LastChanges(ROOT).last_change, deadlines_by(catalogue.settings, RUN))
    assert len(search(catalogue.items, parse_query([query]), lookups)) == found


def test_both_pages_show_the_same_examples() -> None:
    assert examples("search.md") == examples("search.zh-CN.md")
    assert len(examples("search.md")) > 20


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_clerks_are_led_to_the_page(name: str) -> None:
    page = name.replace("README", "docs/search")
    assert f"({page})" in (ROOT / name).read_text(encoding="utf-8")
