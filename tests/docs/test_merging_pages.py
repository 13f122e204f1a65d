"""The conflict on the pages about merging is what the program makes of the three files shown there."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Run, environment, lay

PAGES = {"merging.md": "en", "merging.zh-CN.md": "zh"}
FILES = ("base.yaml", "ours.yaml", "theirs.yaml")
CONFLICT = re.compile(r"^<{7} ours\n(.*?)^={7}\n(.*?)^>{7} theirs\n", re.MULTILINE | re.DOTALL)


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)


def commands(page: str) -> Iterator[tuple[str, str]]:
    for block in blocks(page, "console"):
        command, _, shown = block.removeprefix("$ catalog ").partition("\n")
        yield command, shown


@pytest.mark.parametrize(("page", "lang"), PAGES.items())
def test_the_example_ends_as_the_page_shows(page: str, lang: str, run: Run, tmp_path: Path) -> None:
    *files, after = blocks(page, "yaml")
    [(command, shown)] = commands(page)
    lay(tmp_path, dict(zip(FILES, files, strict=True)))
    outcome = run(*command.split(), CATALOG_LANG=lang)
    assert (outcome.status, outcome.stdout, outcome.stderr) == (1, "", shown)
    assert (tmp_path / "ours.yaml").read_text(encoding="utf-8") == after


@pytest.mark.parametrize("page", PAGES)
def test_git_alone_asks_about_everything_from_the_second_channel_down(page: str, tmp_path: Path) -> None:
    lay(tmp_path, dict(zip(FILES, blocks(page, "yaml"), strict=False)))
    words = [
        "git",
        "merge-file",
        "-p",
        "-L",
        "ours",
        "-L",
        "base",
        "-L",
        "theirs",
        "ours.yaml",
        "base.yaml",
        "theirs.yaml",
    ]
    done = subprocess.run(words, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    [(ours, theirs)] = CONFLICT.findall(done.stdout.decode())
    assert ours.startswith("  - 公共图书馆\n")
    assert theirs.startswith("  - 政务新媒体\n")
    assert (ours + theirs).count("备注: ") == 2


@pytest.mark.parametrize("page", PAGES)
def test_a_file_with_markers_is_told_of_as_the_page_says(page: str, run: Run, bundled: Path) -> None:
    lay(bundled, {"data/items/zhengfu-gongbao.yaml": blocks(page, "yaml")[-1]})
    outcome = run("validate", "--format", "concise", cwd=bundled)
    assert outcome.status == 1
    assert "data/items/zhengfu-gongbao.yaml:10:" in outcome.stdout
    assert "yaml/no-conflict-markers" in outcome.stdout


def test_both_pages_show_the_same_files_and_commands() -> None:
    english, chinese = ([*blocks(page, "yaml"), *(command for command, _ in commands(page))] for page in PAGES)
    assert english == chinese


@pytest.mark.parametrize("page", PAGES)
def test_the_options_that_are_named_exist(page: str, run: Run) -> None:
    named = set(re.findall(r"`(--[a-z-]+)", text(page)))
    helped = "".join(run(name, "--help", COLUMNS="200").stdout for name in ("merge", "git"))
    assert named
    assert named <= set(re.findall(r"--[a-z-]+", helped))
