"""`stats --since`: what changed in numbers, in a real repository."""

import json
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT
from conftest import Run, lay
from dated import commit

pytestmark = pytest.mark.slow

LINKED = "link: https://www.jinshishi.gov.cn/gongbao\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two items on the last day of 2025; since then one is gone, and the other was changed and lost its link."""
    folder = tmp_path / "目录库"
    commit(folder, {**RIGHT, FILE: ITEM + LINKED}, "第一版", at="2025-12-31T09:00:00+08:00")
    commit(folder, {FILE: ITEM.replace("每期", "每月"), OTHER_FILE: None}, "第二版", at="2026-02-01T09:00:00+08:00")
    return folder


def figures(run: Run, folder: Path, *words: str) -> dict[str, dict[str, int | None]]:
    outcome = run("stats", "--format", "json", *words, cwd=folder)
    assert (outcome.status, outcome.stderr) == (0, "")
    return {row["figure"]: row for row in json.loads(outcome.stdout)}


def test_what_happened_since_a_day_is_counted(repository: Path, run: Run) -> None:
    told = figures(run, repository, "--since", "2025")
    assert {key: told[key]["change"] for key in ("added", "removed", "renamed", "moved", "changed")} == {
        "added": 0,
        "removed": 1,
        "renamed": 0,
        "moved": 0,
        "changed": 1,
    }
    assert told["items"] == {"figure": "items", "before": 2, "after": 1, "change": -1}
    assert (told["without_office"]["before"], told["without_office"]["after"]) == (2, 1)
    # one had no link before, another has none now
    assert "without_link" not in told


def test_uncommitted_changes_count_against_a_revision(repository: Path, run: Run) -> None:
    lay(repository, {OTHER_FILE: RIGHT[OTHER_FILE]})
    told = figures(run, repository, "--since", "HEAD")
    assert (told["added"]["change"], told["items"]["before"], told["items"]["after"]) == (1, 1, 2)


def test_by_category_only_what_changed_is_shown(repository: Path, run: Run) -> None:
    outcome = run("stats", "--by", "category", "--since", "2025-12", cwd=repository)
    head, *rows = outcome.stdout.splitlines()
    assert head == "category\tfigure\tbefore\tafter\tchange"
    assert [row.split("\t")[1] for row in rows].count("items") == 1
    assert all(row.split("\t")[2] != row.split("\t")[3] for row in rows)


def test_nothing_changed_is_said(repository: Path, run: Run) -> None:
    outcome = run("stats", "--by", "office", "--since", "HEAD", cwd=repository)
    assert (outcome.status, outcome.stderr) == (0, "no number changed\n")


def test_a_page_tells_what_changed(repository: Path, run: Run) -> None:
    outcome = run("stats", "--since", "2025", "--format", "html", cwd=repository)
    assert "<h2>Since 2025</h2>" in outcome.stdout
    assert "removed <b>1</b> · changed <b>1</b>" in outcome.stdout


def test_a_time_without_a_catalogue_is_refused(repository: Path, run: Run) -> None:
    outcome = run("stats", "--since", "2024", cwd=repository)
    assert outcome.status == 2
    assert "no commit before 2024" in outcome.stderr
