"""No page tells to install from an address that anybody could register; one setting puts the right one everywhere."""

import pytest

import catalog_cli
from home import foreign_addresses, pages, with_home

HOME = "https://example.org/offices/catalog"
HOOK = """\
repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
      - id: check-toml
  - repo: {address}
    rev: v0.1.0
    hooks:
      - id: catalog-validate
"""
INSTALL = "pip install git+{address}@v0.1.0"


def addresses_in(text: str, home: str = "") -> list[str]:
    return list(foreign_addresses(text, home))


def test_the_project_names_no_address_but_its_own() -> None:
    told = {page.name for page in pages()}
    assert told >= {"README.md", "ci.zh-CN.md", "pyproject.toml", ".pre-commit-hooks.yaml", "check.yml", "sarif.py"}
    assert {
        page.name: found for page in pages() if (found := addresses_in(page.read_text("utf-8"), catalog_cli.HOME))
    } == {}


@pytest.mark.parametrize(
    "text",
    [
        INSTALL.format(address="https://github.com/catalog-cli/catalog"),
        HOOK.format(address="https://gitee.com/x/y"),
        "see https://gitlab.com/somebody/catalog for more",
        "[code](https://codeberg.org/somebody/catalog.git)",
        "git clone git@github.com:catalog-cli/tool",
        "https://pypi.org/project/catalog-cli/",
        "$ pip install catalog-cli",
        "uv tool install catalog",
    ],
)
def test_any_other_address_is_reported(text: str) -> None:
    assert addresses_in(text)
    assert addresses_in(text, HOME)


@pytest.mark.parametrize(
    "text",
    [
        INSTALL.format(address="ADDRESS"),
        HOOK.format(address="ADDRESS"),
        "pip install .",
        "https://www.example.org/catalog/x",
        "https://keepachangelog.com/",
        "catalog --install-completion",
    ],
)
def test_what_is_nobody_s_is_right(text: str) -> None:
    assert addresses_in(text) == []


@pytest.mark.parametrize("text", [INSTALL, HOOK])
def test_the_address_is_put_where_it_belongs_and_taken_back(text: str) -> None:
    pending, settled = text.format(address="ADDRESS"), text.format(address=HOME)
    assert with_home(pending, HOME) == settled
    assert with_home(settled, "") == pending
    assert (addresses_in(settled, HOME), addresses_in(pending, HOME)) == ([], ["ADDRESS"])


def test_once_there_is_an_address_nothing_stands_in_for_it() -> None:
    assert addresses_in("`ADDRESS` stands for the address", HOME) == ["`ADDRESS`"]
