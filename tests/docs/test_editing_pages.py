"""Each example on the pages about changing files can be typed as it stands."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import ROOT, Run

PAGES = ("editing.md", "editing.zh-CN.md")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def examples(page: str) -> list[str]:
    return [line for block in BLOCK.findall(text(page)) for line in block.splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (folder / "catalog.yaml", *(folder / "data").rglob("*.yaml"))}


@pytest.mark.parametrize("example", examples("editing.md"))
def test_an_example_does_what_it_says(example: str, run: Run, bundled: Path) -> None:
    before = contents(bundled)
    outcome = run(*shlex.split(example)[1:], cwd=bundled)
    assert outcome.status == 0, outcome
    assert (contents(bundled) == before) is example.endswith("--dry-run")
    assert ("\n+" in outcome.stdout) is example.endswith("--dry-run")


def test_both_pages_show_the_same_examples() -> None:
    assert examples("editing.md") == examples("editing.zh-CN.md")
    assert len(examples("editing.md")) == 18


@pytest.mark.parametrize("page", PAGES)
def test_the_options_that_are_named_exist(page: str, run: Run) -> None:
    named = set(re.findall(r"`(--[a-z-]+)", text(page)))
    commands = ("rename", "remove", "move", "set", "replace", "category add", "category split", "office remove")
    helped = "".join(run(*name.split(), "--help", COLUMNS="200").stdout for name in commands)
    assert named
    assert named <= set(re.findall(r"--[a-z-]+", helped))


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_page(name: str) -> None:
    page = name.replace("README", "docs/editing")
    assert f"({page})" in (ROOT / name).read_text(encoding="utf-8")
