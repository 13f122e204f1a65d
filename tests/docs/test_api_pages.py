"""The examples on the pages about the Python interface run as they stand, and the pages name all of it."""

import doctest
import re
from pathlib import Path

import pytest

from catalog_cli import api
from conftest import ROOT
from dated import commit

PAGES = ("api.md", "api.zh-CN.md")
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EACH_PAGE = pytest.mark.parametrize("page", PAGES)


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def names(page: str, place: int) -> set[str]:
    """Return the names in the first column of a table of the page."""
    rows = re.findall(r"^\|---.*\n((?:\|.*\n)+)", text(page), re.MULTILINE)[place].splitlines()
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}


@pytest.fixture
def edited(bundled: Path) -> Path:
    """Return the bundled catalogue under git, with one edit that is not committed."""
    commit(bundled, {}, "第一版")
    file = bundled / "data" / "items" / "zhengfu-gongbao.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("每期政府公报", "每期政府公报全文"), encoding="utf-8")
    return bundled


@EACH_PAGE
def test_the_examples_give_what_the_page_says(page: str, edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(edited)
    example = doctest.DocTestParser().get_doctest("".join(BLOCK.findall(text(page))), {}, page, page, 0)
    told: list[str] = []
    result = doctest.DocTestRunner().run(example, out=told.append)
    assert not result.failed, "".join(told)
    assert result.attempted > 20


@EACH_PAGE
def test_the_page_names_all_there_is(page: str) -> None:
    errors = {name for name in api.__all__ if name.endswith("Error")}
    assert names(page, 0) == errors
    assert names(page, 1) == set(api.__all__) - errors


def test_both_pages_show_the_same_examples() -> None:
    english, chinese = (BLOCK.findall(text(page)) for page in PAGES)
    assert english == chinese


def test_all_that_is_public_is_documented() -> None:
    assert [name for name in api.__all__ if not getattr(api, name).__doc__] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_page(name: str) -> None:
    page = name.replace("README", "docs/api")
    assert f"({page})" in (ROOT / name).read_text(encoding="utf-8")
