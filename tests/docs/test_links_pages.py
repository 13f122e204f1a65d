"""What the pages on links show is what the program prints, asked through a real proxy; and the bounds are its own."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from answering import FILES, answering
from catalog_cli.links import bodies, follow, options, politeness
from catalog_cli.rules.link import fresh
from catalog_cli.rules.rule import LinkStatus
from conftest import ROOT, Run, lay

PAGES = {"links.md": "en", "links.zh-CN.md": "zh"}
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    monkeypatch.delenv("no_proxy", raising=False)
    with answering() as variables:
        yield variables


@pytest.mark.parametrize(("page", "lang"), PAGES.items())
def test_the_example_prints_what_the_page_shows(
    page: str, lang: str, tmp_path: Path, run: Run, proxied: dict[str, str]
) -> None:
    folder = lay(tmp_path / "目录", FILES)
    found = BLOCK.search(text(page))
    assert found
    command, _, printed = found["body"].removeprefix("$ ").partition("\n")
    outcome = run(*shlex.split(command)[1:], "--confirm-after", "0", cwd=folder, CATALOG_LANG=lang, **proxied)
    assert (outcome.status, outcome.stdout) == (1, printed)


@pytest.mark.parametrize("page", PAGES)
def test_the_bounds_are_those_that_hold(page: str) -> None:
    shown = text(page)
    assert f"{bodies.MOST_BYTES // 1024} KB" in shown
    assert f"`--timeout {options.TIMEOUT:g}`" in shown
    assert f"`--confirm-after {options.CONFIRM_AFTER:g}`" in shown
    assert f"{options.MAX_AGE / 86400:g}d" in shown
    assert f"{politeness.LONGEST_PAUSE:g}" in shown
    assert follow.MOST_FAILURES == 3
    periods = {key: value.days for key, value in vars(fresh)["_LONGEST"].items()}
    assert sorted(periods.values()) == sorted(map(int, re.findall(r"\d+", re.findall(r"70 · .* 240", shown)[0])))


@pytest.mark.parametrize("page", PAGES)
def test_every_status_is_explained(page: str) -> None:
    explained = re.findall(r"^\| `([a-z]+)` \|", text(page), re.MULTILINE)
    assert explained == [str(status) for status in LinkStatus]
