"""Several workspaces as they were: each repository resolves the revision by itself, and rows say which commit it is."""

import json
import subprocess
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import Run, lay
from store.test_git import commit, git

OLD = ITEM.replace("name: 政府公报", "name: 公报")


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with two repositories of one workspace each, the first of which has the tag `v1`."""
    folder = tmp_path / "县"
    folder.mkdir()
    commit(folder / "甲", {**RIGHT, FILE: OLD})
    git(folder / "甲", "tag", "v1")
    commit(folder / "甲", {FILE: ITEM})
    commit(folder / "乙", dict(RIGHT))
    return folder


def test_one_without_the_revision_is_named_and_the_others_are_shown(run: Run, county: Path) -> None:
    outcome = run("list", "--below", ".", "--at", "v1", "--columns", "name", cwd=county)
    assert outcome.status == 1
    assert outcome.stdout == "workspace\tname\n甲\t政策解读\n甲\t公报\n"
    assert outcome.stderr.startswith("乙: ")
    assert "v1" in outcome.stderr


def test_where_none_has_the_revision_nothing_is_shown(run: Run, county: Path) -> None:
    outcome = run("list", "--below", ".", "--at", "v2", cwd=county)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert outcome.stderr.count("v2") >= 2


def test_a_row_says_the_commit_that_was_read_or_at_which_the_folder_is(run: Run, county: Path) -> None:
    then = run("list", "--workspace", "甲", "--at", "v1", "--limit", "1", "--format", "jsonl", cwd=county)
    now = run("list", "--below", ".", "--limit", "3", "--format", "jsonl", cwd=county)
    assert json.loads(then.stdout)["workspace"]["revision"] == git(county / "甲", "rev-parse", "v1").strip()
    assert {
        each["workspace"]["path"]: each["workspace"]["revision"] for each in map(json.loads, now.stdout.splitlines())
    } == {
        "乙": git(county / "乙", "rev-parse", "HEAD").strip(),
        "甲": git(county / "甲", "rev-parse", "HEAD").strip(),
    }


def test_a_bare_repository_is_read_where_a_revision_is_asked_for(run: Run, county: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--bare", "甲", "丙.git"], cwd=county, check=True, capture_output=True)
    outcome = run("search", "公报", "--below", ".", "--at", "v1", "--columns", "name", cwd=county)
    assert outcome.stdout == "workspace\tname\n丙.git\t公报\n甲\t公报\n"
    named = run("stats", "--workspace", "丙.git", "--at", "HEAD", "--format", "markdown", cwd=county)
    assert named.status == 0
    assert "| 津市市人民政府办公室 | 2 |" in named.stdout


def test_what_changed_is_counted_in_each_and_in_all(run: Run, county: Path) -> None:
    outcome = run("stats", "--workspace", "甲", "--since", "v1", cwd=county)
    assert outcome.status == 0
    rows = outcome.stdout.splitlines()
    assert rows[0] == "workspace\tfigure\tbefore\tafter\tchange"
    assert "甲\tchanged\t\t\t1" in rows
    assert "\tchanged\t\t\t1" in rows


def test_a_list_of_several_is_imported_as_one_catalogue(run: Run, tmp_path: Path) -> None:
    other = {
        "乙/catalog.yaml": RIGHT["catalog.yaml"],
        "乙/data/items/a.yaml": "id: a\ncategory: 会议\nname: 会议\ncontent: 会议\n",
    }
    folder = lay(tmp_path / "县", {f"甲/{path}": text for path, text in RIGHT.items()} | other)
    listed = run("list", "--below", ".", "--format", "jsonl", cwd=folder).stdout
    outcome = run("import", "-", "--from", "jsonl", "--into", "总", "--publisher", "县政府", cwd=folder, stdin=listed)
    assert outcome.status == 0, outcome
    assert sorted(path.name for path in (folder / "总/data/items").glob("*.yaml")) == [
        "a.yaml",
        "zhengce-jiedu.yaml",
        "zhengfu-gongbao.yaml",
    ]
    assert (folder / "总" / FILE).read_text(encoding="utf-8") == ITEM
