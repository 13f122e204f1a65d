"""`catalog diff` on real repositories and folders."""

import json
import re
import shutil
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import Run, lay
from store.test_git import commit


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    commit(folder, dict(RIGHT))
    return folder


def test_what_is_not_committed_is_shown_field_by_field(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月") + "time_limit: 及时\n"})
    (repository / OTHER_FILE).unlink()
    outcome = run("diff", "--format", "json", cwd=repository)
    assert outcome.status == 0
    removed, changed = json.loads(outcome.stdout)
    assert (removed["change"], removed["id"]) == ("removed", "zhengce-jiedu")
    assert changed == {
        "change": "changed",
        "id": "zhengfu-gongbao",
        "name": "政府公报",
        "path": FILE,
        "fields": [
            {"field": "content", "before": "每期政府公报", "after": "每月政府公报"},
            {"field": "time_limit", "before": None, "after": "及时"},
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "name: 政府公报\ncontent: 每期政府公报\nid: zhengfu-gongbao\ncategory: 政策文件\n", id="reordered keys"
        ),
        pytest.param(ITEM.replace("每期政府公报", '"每期政府公报"'), id="other quotes"),
        pytest.param(ITEM.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(f"# 说明\n{ITEM}", id="a comment"),
    ],
)
def test_what_means_the_same_is_no_difference(repository: Path, run: Run, text: str) -> None:
    lay(repository, {FILE: text})
    outcome = run("diff", "--exit-code", "--format", "json", cwd=repository)
    assert (outcome.status, outcome.stdout) == (0, "[]\n")


def test_the_exit_code_tells_of_a_difference_when_asked(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    assert run("diff", cwd=repository).status == 0
    assert run("diff", "--exit-code", cwd=repository).status == 1


@pytest.mark.parametrize("words", [("HEAD~1",), ("HEAD~1..HEAD",), ("HEAD~1..",), ("HEAD~1", "HEAD")])
def test_revisions_are_compared(repository: Path, run: Run, words: tuple[str, ...]) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")})
    outcome = run("diff", *words, "--stat", cwd=repository)
    assert outcome.stdout == "1 item changed, 1 field\n"


def test_a_change_of_the_catalogue_itself_is_a_difference(repository: Path, run: Run) -> None:
    lay(repository, {"catalog.yaml": SETTINGS.replace("政策文件", "政策文件\n  - 政府会议")})
    outcome = run("diff", "--exit-code", "--format", "jsonl", cwd=repository)
    assert outcome.status == 1
    assert json.loads(outcome.stdout) == {
        "change": "changed",
        "id": "catalog.yaml",
        "name": "the catalogue",
        "path": "catalog.yaml",
        "fields": [{"field": "categories", "before": ["政策文件"], "after": ["政策文件", "政府会议"]}],
    }
    assert run("diff", "--stat", cwd=repository).stdout == "catalog.yaml changed, 1 field\n"


def test_a_file_that_cannot_be_read_is_named_beside_the_rest(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月"), "data/items/broken.yaml": "name: [\n"})
    outcome = run("diff", "--stat", cwd=repository)
    assert outcome.status == 1
    assert outcome.stdout == "1 item changed, 1 field\n"
    assert "data/items/broken.yaml" in outcome.stderr


def test_two_folders_are_compared(repository: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(repository, tmp_path / "new")
    lay(tmp_path / "new", {"data/items/huiyi.yaml": ITEM.replace("zhengfu-gongbao", "huiyi")})
    outcome = run("diff", "repo", "new", cwd=tmp_path)
    assert outcome.stdout.splitlines()[1].split("\t")[:2] == ["added", "huiyi"]


def test_a_terminal_shows_the_changed_part_marked(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    outcome = run("diff", "--format", "table", cwd=repository, FORCE_COLOR="1")
    assert re.search("\x1b\\[[0-9;]*m每月\x1b", outcome.stdout)


def test_markdown_suits_a_review(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    outcome = run("diff", "--format", "markdown", cwd=repository)
    assert "<del>每期</del>政府公报 → <ins>每月</ins>政府公报" in outcome.stdout


def test_nothing_changed_is_said(repository: Path, run: Run) -> None:
    assert run("diff", "--stat", cwd=repository).stdout == "no differences\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a", "b", "c"), "two sides"),
        (("no-such",), "no-such"),
        (("../nope",), "../nope has no catalog.yaml"),
        (("--", "--output=x..y"), "--output"),
        (("HEAD...no",), "no"),
    ],
)
def test_what_cannot_be_compared_is_said(repository: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    outcome = run("diff", *words, cwd=repository)
    assert outcome.status == 2
    assert told in outcome.stderr
