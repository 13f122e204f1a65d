"""Each example on the pages about differences gives what the page shows."""

import re
import shlex
from pathlib import Path

import pytest

from catalog_cli.formats.registry import format_names
from conftest import ROOT, Run
from docs.examples import examples
from store.test_git import commit, git

PAGES = {"diff.md": "C.UTF-8", "diff.zh-CN.md": "zh_CN.UTF-8"}
GAZETTE = "data/items/zhengfu-gongbao.yaml"
SENT = "退回.docx"


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@pytest.fixture
def edited(bundled: Path, run: Run) -> Path:
    """Return the bundled catalogue as committed, and beside it a copy that came back with three changes."""
    commit(bundled, {})
    leaders = bundled / "data/items/lingdao-xinxi.yaml"
    leaders.write_text(leaders.read_text(encoding="utf-8").replace("职务、主管", "职务、简历、主管"), encoding="utf-8")
    _change(bundled)
    assert run("render", "-o", SENT, cwd=bundled).status == 0
    git(bundled, "checkout", "-q", ".")
    return bundled


def _change(folder: Path) -> None:
    """Change one item and remove another, as the first examples show it."""
    gazette = (folder / GAZETTE).read_text(encoding="utf-8")
    changed = gazette.replace("20个工作日", "15个工作日").replace("  - 公共图书馆\n", "")
    (folder / GAZETTE).write_text(changed, encoding="utf-8")
    (folder / "data/items/zhengfu-jizhong-caigou.yaml").unlink()


@pytest.mark.parametrize("page", PAGES)
def test_every_example_gives_what_the_page_shows(page: str, edited: Path, run: Run) -> None:
    found = [*examples(page)]
    sent = [each for each in found if SENT in each[0]]
    assert (len(found), len(sent)) == (8, 3)
    for command, shown in sent:
        outcome = run(*shlex.split(command)[1:], cwd=edited, LANG=PAGES[page])
        assert (outcome.status, outcome.stdout + outcome.stderr) == (0, shown), command
    _change(edited)
    for command, shown in found:
        if SENT not in command:
            outcome = run(*shlex.split(command)[1:], cwd=edited, LANG=PAGES[page])
            assert (outcome.status, outcome.stdout + outcome.stderr) == (0, shown), command


def test_both_pages_show_the_same_commands() -> None:
    commands = [[command for command, _shown in examples(page)] for page in PAGES]
    assert commands[0] == commands[1]


@pytest.mark.parametrize("page", PAGES)
def test_every_format_is_on_the_page(page: str) -> None:
    table = text(page).partition("| `--format` |")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == set(format_names("changes"))


@pytest.mark.parametrize("page", PAGES)
def test_every_option_that_is_named_exists(page: str, run: Run) -> None:
    known = set(re.findall(r"--[a-z-]+", run("diff", "--help", COLUMNS="200").stdout))
    assert set(re.findall(r"`(--[a-z-]+)", text(page))) <= known
