"""`catalog changelog`: what each tag or month changed, in real repositories."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import Run, lay
from dated import commit, git

pytestmark = pytest.mark.slow

NEW = "data/items/huiyi.yaml"
NEW_ITEM = "id: huiyi\ncategory: 政策文件\nname: 常务会议\ncontent: 会议议题\n"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four states, in three months; the first and the third have tags."""
    folder = tmp_path_factory.mktemp("changelog") / "repo"
    commit(folder, {"readme.txt": "x"}, "开始", at="2023-01-01T09:00:00+08:00")
    commit(folder, dict(RIGHT), "第一版", at="2024-05-06T09:00:00+08:00")
    git(folder, "tag", "v1")
    commit(folder, {FILE: ITEM.replace("每期", "每月")}, "改", at="2024-05-31T23:00:00+08:00")
    commit(folder, {OTHER_FILE: None, NEW: NEW_ITEM}, "换", at="2025-01-02T09:00:00+08:00")
    git(folder, "tag", "-a", "-m", "第二版", "v2", at="2025-01-10T09:00:00+08:00")
    commit(folder, {"catalog.yaml": SETTINGS.replace("目录", "总目录")}, "题", at="2026-03-01T09:00:00+08:00")
    return folder


@pytest.fixture
def repository(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "repo"))


def told(run: Run, folder: Path, *words: str) -> list[dict[str, Any]]:
    outcome = run("changelog", *words, "--format", "json", cwd=folder)
    assert (outcome.status, outcome.stderr) == (0, "")
    answer: list[dict[str, Any]] = json.loads(outcome.stdout)
    return answer


def summed_up(run: Run, folder: Path, *words: str) -> dict[str | None, list[tuple[str, str]]]:
    return {
        each["edition"]: sorted((change["change"], change["id"]) for change in each["changes"])
        for each in told(run, folder, *words)
    }


FIRST = [("added", "zhengce-jiedu"), ("added", "zhengfu-gongbao"), ("changed", "catalog.yaml")]
SECOND = [("added", "huiyi"), ("changed", "zhengfu-gongbao"), ("removed", "zhengce-jiedu")]
LAST = [("changed", "catalog.yaml")]


def test_tags_are_the_editions_where_there_are_any(repository: Path, run: Run) -> None:
    assert summed_up(run, repository) == {None: LAST, "v2": SECOND, "v1": FIRST}
    days = [(each["date"], each["items"], each["begins"]) for each in told(run, repository)]
    assert days == [("2026-03-01", 2, False), ("2025-01-10", 2, False), ("2024-05-06", 2, True)]


def test_months_are_the_editions_where_there_are_no_tags(repository: Path, run: Run) -> None:
    by_month = {
        "2026-03": LAST,
        "2025-01": [("added", "huiyi"), ("removed", "zhengce-jiedu")],
        "2024-05": FIRST,
    }
    assert summed_up(run, repository, "--by", "month") == by_month
    git(repository, "tag", "-d", "v1", "v2")
    assert summed_up(run, repository) == by_month


@pytest.mark.parametrize(
    ("words", "editions"),
    [
        (("v1..v2",), {"v2": SECOND}),
        (("v1..",), {None: LAST, "v2": SECOND}),
        (("v2",), {"v2": SECOND, "v1": FIRST}),
        (("v2..",), {None: LAST}),
        (("HEAD..HEAD",), {}),
        (("v1..v2", "--by", "month"), {"2024-05": [("changed", "zhengfu-gongbao")], "2025-01": SECOND[::2]}),
    ],
)
def test_a_range_says_from_where_to_where(
    repository: Path, run: Run, words: tuple[str, ...], editions: dict[str | None, Any]
) -> None:
    assert summed_up(run, repository, *words) == editions


def test_it_reads_as_a_document(repository: Path, run: Run) -> None:
    outcome = run("changelog", cwd=repository)
    assert outcome.stdout == (
        "# Changes: 政府信息主动公开事项总目录\n"
        "\n## Since the last edition (2026-03-01)\n"
        "\n**catalog\\.yaml changed, 1 field**\n"
        "\n### Changed\n"
        "\n- **the catalogue** `catalog.yaml`\n"
        "  - Title：政府信息主动公开事项目录 → 政府信息主动公开事项<ins>总</ins>目录\n"
        "\n## v2 (2025-01-10)\n"
        "\n**1 item added, 1 item removed, 1 item changed, 1 field**\n"
        "\n### Added\n\n- **常务会议** `huiyi`\n"
        "\n### Removed\n\n- **政策解读** `zhengce-jiedu`\n"
        "\n### Changed\n\n- **政府公报** `zhengfu-gongbao`\n"
        "  - Content：<del>每期</del>政府公报 → <ins>每月</ins>政府公报\n"
        "\n## v1 (2024-05-06)\n"
        "\nThe first edition, with 2 items.\n"
    )


def test_it_speaks_chinese(repository: Path, run: Run) -> None:
    outcome = run("changelog", "v2..", "--lang", "zh", cwd=repository)
    assert "目录" in outcome.stdout
    assert outcome.status == 0


def test_tags_at_one_commit_are_one_edition_and_a_tag_that_changes_nothing_is_told(repository: Path, run: Run) -> None:
    git(repository, "tag", "v3")
    git(repository, "tag", "正式版")
    commit(repository, {"readme.txt": "y"}, "说明", at="2026-04-01T09:00:00+08:00")
    git(repository, "tag", "v4")
    assert summed_up(run, repository, "v2..") == {"v4": [], "v3、正式版": LAST}


def test_options_that_choose_items_choose_changes(repository: Path, run: Run) -> None:
    assert summed_up(run, repository, "--name", "政府公报") == {
        "v2": [("changed", "zhengfu-gongbao")],
        "v1": [("added", "zhengfu-gongbao")],
    }


def test_nothing_that_changed_is_said(repository: Path, run: Run) -> None:
    assert "Nothing has changed." in run("changelog", "HEAD..HEAD", cwd=repository).stdout


def test_what_is_not_committed_does_not_count(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "未提交")})
    assert "未提交" not in run("changelog", cwd=repository).stdout


def test_a_bare_repository_and_a_folder_of_one_do_as_well(repository: Path, run: Run, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert summed_up(run, tmp_path / "bare.git") == {None: LAST, "v2": SECOND, "v1": FIRST}
    outer = tmp_path / "outer"
    commit(outer, {f"办公室/{path}": text for path, text in RIGHT.items()}, "第一版")
    assert summed_up(run, outer / "办公室") == {"2024-05": FIRST}


def test_where_history_is_cut_off_that_is_said(repository: Path, run: Run, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "shallow")
    outcome = run("changelog", cwd=tmp_path / "shallow")
    assert outcome.status == 0
    assert "History begins here, with 2 items" in outcome.stdout
    assert "git fetch --unshallow" in outcome.stderr


def test_files_that_could_not_be_read_are_named(repository: Path, run: Run) -> None:
    commit(repository, {FILE: "name: [\n"}, "写坏", at="2026-05-01T09:00:00+08:00")
    git(repository, "tag", "v3")
    outcome = run("changelog", "v2..", "--format", "json", cwd=repository)
    assert outcome.status == 1
    assert outcome.stderr == f"cannot be read, treated as missing:\n  v3: {FILE}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("v1..v9",), "unknown revision “v9”"),
        (("no-such",), "unknown revision “no-such”"),
        (("HEAD~4", "--by", "tag"), "HEAD~4 has no catalog.yaml"),
        (("HEAD~4..",), "HEAD~4 has no catalog.yaml"),
        (("--by", "year"), "unknown “year”; choose from: tag, month"),
    ],
)
def test_what_cannot_be_told_is_said(repository: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    outcome = run("changelog", *words, cwd=repository)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert said in outcome.stderr


def test_going_by_tags_needs_tags(repository: Path, run: Run) -> None:
    git(repository, "tag", "-d", "v1", "v2")
    outcome = run("changelog", "--by", "tag", cwd=repository)
    assert outcome.status == 2
    assert "no tag up to HEAD" in outcome.stderr


def test_what_readers_of_the_table_do_not_see_is_no_change(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, dict(RIGHT), "第一版", at="2024-05-06T09:00:00+08:00")
    commit(folder, {"catalog.yaml": f"{SETTINGS}rules:\n  ignore: [link]\n"}, "规则", at="2024-06-06T09:00:00+08:00")
    commit(folder, {FILE: f"# 已核对\n{ITEM}"}, "注释", at="2024-07-06T09:00:00+08:00")
    assert summed_up(run, folder) == {"2024-05": FIRST}


def test_a_category_that_came_or_went_is_told_without_the_whole_list(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {**RIGHT, "catalog.yaml": f"{SETTINGS}  - 会议\n"}, "一", at="2024-05-06T09:00:00+08:00")
    commit(folder, {"catalog.yaml": f"{SETTINGS}  - 人事\n"}, "二", at="2024-06-06T09:00:00+08:00")
    text = run("changelog", cwd=folder).stdout
    assert "Category removed：<del>会议</del> → ∅" in text
    assert "Category added：∅ → <ins>人事</ins>" in text
    assert "政策文件" not in text
