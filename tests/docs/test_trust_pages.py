"""The pages about trust name the bounds that hold, and what goes with the project agrees with it."""

import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog_cli import __version__
from catalog_cli.actions.incoming_document import LARGEST
from catalog_cli.exchange import office_package
from catalog_cli.exchange.excel import limits
from catalog_cli.exchange.tables import grid
from catalog_cli.exchange.text import encodings, separated
from catalog_cli.exchange.web import decode, read
from catalog_cli.store.libreoffice import PATIENCE
from catalog_cli.store.source import SIZE_LIMIT
from conftest import ROOT

PAGES = ("trust.md", "trust.zh-CN.md")
EACH_PAGE = pytest.mark.parametrize("page", PAGES)
MEGABYTE = 1024 * 1024
LIMITS = [
    [LARGEST // MEGABYTE],
    [encodings.SIZE_LIMIT // MEGABYTE],
    [separated.MOST_CELLS, separated.MOST_COLUMNS, separated.LONGEST_CELL],
    [decode.MOST_BYTES // MEGABYTE, grid.MOST_PLACES, read.MOST_CHARACTERS, read.DEEPEST],
    [
        office_package.MOST_BYTES // MEGABYTE,
        office_package.MOST_PARTS,
        office_package.MOST_ELEMENTS,
        office_package.DEEPEST,
    ],
    [grid.MOST_PLACES],
    [limits.MOST_CELLS, limits.MOST_CHARACTERS],
    [limits.LONGEST_TEXT],
]
"""The last table of the pages on documents, row by row."""


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def numbers(words: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", words)]


@EACH_PAGE
def test_the_bounds_are_those_that_hold(page: str) -> None:
    assert f"{SIZE_LIMIT // MEGABYTE} MiB" in text(page)
    assert re.search(rf"\b{PATIENCE:g} ?(?:seconds|秒)", text(page))


@pytest.mark.parametrize("page", ["tables.md", "tables.zh-CN.md"])
def test_the_limits_of_documents_are_those_that_hold(page: str) -> None:
    tables = re.findall(r"^\|---.*\n((?:\|.*\n)+)", text(page), re.MULTILINE)
    assert [numbers(row) for row in tables[-1].splitlines()] == LIMITS


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_page(name: str) -> None:
    page = name.replace("README", "docs/trust")
    assert f"({page})" in (ROOT / name).read_text(encoding="utf-8")


def test_the_project_is_cited_as_what_it_is() -> None:
    cited: Any = YAML(typ="safe", pure=True).load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (author,) = cited["authors"]
    assert f"Copyright (c) 2026 {author['name']}\n" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert (cited["version"], cited["license"], cited["type"]) == (__version__, "MIT", "software")


def test_weaknesses_are_reported_in_private_and_to_no_invented_mailbox() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert not re.search(r"\w@\w", page)
    for target in re.findall(r"\]\(([^)]+)\)", page):
        assert (ROOT / target).exists()
