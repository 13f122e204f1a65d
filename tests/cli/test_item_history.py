"""`catalog history` and `catalog blame` on real repositories: renames, merges, gone items, cut off history."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from conftest import Run, lay
from dated import commit, git

pytestmark = pytest.mark.slow

NEW = "data/items/zfgb.yaml"
LIST = "channels:\n  - 政府网站\n  - 公报\n"
LATER = "2025-02-03T08:00:00-05:00"
WANG = "王 芳 <wangfang@example.org>"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "目录 库"
    commit(folder, dict(RIGHT), "第一版")
    return folder


def told(run: Run, folder: Path, *words: str) -> list[dict[str, Any]]:
    outcome = run(*words, "--format", "json", cwd=folder)
    assert (outcome.status, outcome.stderr) == (0, ""), outcome
    answer: list[dict[str, Any]] = json.loads(outcome.stdout)
    return answer


def kinds(run: Run, folder: Path, item: str) -> list[tuple[str, str | None]]:
    return [(each["change"], each["subject"]) for each in told(run, folder, "history", item)]


def fields(event: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {each["field"]: (each["before"], each["after"]) for each in event["fields"]}


def blamed(run: Run, folder: Path, item: str) -> dict[tuple[str, str], str | None]:
    return {(each["field"], each["value"]): each["subject"] for each in told(run, folder, "blame", item)}


def test_a_review_date_has_a_history_as_any_field_has(repository: Path, run: Run) -> None:
    commit(repository, {FILE: f"{ITEM}review_date: '2026-12-01'\n"}, "定复核日期")
    commit(repository, {FILE: f"{ITEM}review_date: '2027-06-01'\n"}, "改复核日期")
    newest, older, _ = told(run, repository, "history", "zhengfu-gongbao")
    assert fields(newest) == {"review_date": ("2026-12-01", "2027-06-01")}
    assert fields(older) == {"review_date": (None, "2026-12-01")}
    assert blamed(run, repository, "zhengfu-gongbao")["review_date", "2027-06-01"] == "改复核日期"


def test_a_life_is_told_from_its_newest_change_back(repository: Path, run: Run) -> None:
    name = commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改为每月", at=LATER, author=WANG)
    newest, oldest = told(run, repository, "history", "zhengfu-gongbao")
    assert newest == {
        "change": "changed",
        "commit": name,
        "date": LATER,
        "author": "王 芳",
        "email": "wangfang@example.org",
        "subject": "改为每月",
        "id": "zhengfu-gongbao",
        "name": "政府公报",
        "path": FILE,
        "fields": [{"field": "content", "before": "每期政府公报", "after": "每月政府公报"}],
    }
    assert (oldest["change"], oldest["author"], oldest["fields"]) == ("added", "李 维", [])


def test_an_item_is_followed_through_a_new_id_file_and_text_in_one_commit(repository: Path, run: Run) -> None:
    other = OTHER_ITEM.replace("解读材料", "解读")
    edited = ITEM.replace("id: zhengfu-gongbao", "id: zfgb").replace("每期", "每年") + "time_limit: 及时\n"
    commit(repository, {FILE: None, NEW: edited, OTHER_FILE: other}, "改名", at=LATER)
    commit(repository, {NEW: edited.replace("及时", "长期")}, "改时限", at="2025-03-01T00:00:00+08:00")
    assert kinds(run, repository, "zfgb") == [("changed", "改时限"), ("renamed", "改名"), ("added", "第一版")]
    assert fields(told(run, repository, "history", "zfgb")[1]) == {
        "path": (FILE, NEW),
        "id": ("zhengfu-gongbao", "zfgb"),
        "content": ("每期政府公报", "每年政府公报"),
        "time_limit": (None, "及时"),
    }


def test_an_old_id_leads_to_the_whole_life(repository: Path, run: Run) -> None:
    commit(repository, {FILE: None, NEW: ITEM.replace("id: zhengfu-gongbao", "id: zfgb")}, "改名")
    commit(repository, {NEW: None, "data/items/gb.yaml": ITEM.replace("id: zhengfu-gongbao", "id: gb")}, "又改")
    expected = [("renamed", "又改"), ("renamed", "改名"), ("added", "第一版")]
    assert [kinds(run, repository, each) for each in ("zhengfu-gongbao", "zfgb", "gb")] == [expected] * 3


def test_a_file_that_moved_is_no_other_item(repository: Path, run: Run) -> None:
    commit(repository, {FILE: None, "data/items/公报/zhengfu-gongbao.yaml": ITEM}, "归类")
    assert kinds(run, repository, "zhengfu-gongbao") == [("moved", "归类"), ("added", "第一版")]


def test_two_items_that_change_places_are_told_apart_by_their_ids(repository: Path, run: Run) -> None:
    commit(repository, {FILE: OTHER_ITEM, OTHER_FILE: ITEM}, "互换")
    for item in ("zhengfu-gongbao", "zhengce-jiedu"):
        assert kinds(run, repository, item) == [("moved", "互换"), ("added", "第一版")]


def test_an_item_that_is_gone_has_a_history_too(repository: Path, run: Run) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改为每月")
    commit(repository, {FILE: None}, "取消")
    expected = [("removed", "取消"), ("changed", "改为每月"), ("added", "第一版")]
    assert kinds(run, repository, "zhengfu-gongbao") == expected
    assert kinds(run, repository, "政府公报") == expected
    outcome = run("blame", "zhengfu-gongbao", cwd=repository)
    assert outcome.status == 2
    assert "catalog history zhengfu-gongbao" in outcome.stderr


def test_an_item_that_came_back_has_both_its_lives(repository: Path, run: Run) -> None:
    commit(repository, {FILE: None}, "取消")
    commit(repository, {FILE: ITEM}, "恢复")
    assert kinds(run, repository, "zhengfu-gongbao") == [("added", "恢复"), ("removed", "取消"), ("added", "第一版")]


def test_what_is_not_committed_comes_first(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    newest, oldest = told(run, repository, "history", "zhengfu-gongbao")
    assert (newest["commit"], newest["date"], newest["subject"]) == (None, None, None)
    assert fields(newest) == {"content": ("每期政府公报", "每月政府公报")}
    assert oldest["change"] == "added"
    assert "not committed yet" in run("history", "zhengfu-gongbao", "--format", "table", cwd=repository).stdout
    assert blamed(run, repository, "zhengfu-gongbao")["content", "每月政府公报"] is None


def test_a_new_id_that_is_not_committed_is_followed(repository: Path, run: Run) -> None:
    (repository / FILE).unlink()
    lay(repository, {NEW: ITEM.replace("id: zhengfu-gongbao", "id: zfgb")})
    assert kinds(run, repository, "zfgb") == [("renamed", None), ("added", "第一版")]
    assert kinds(run, repository, "zhengfu-gongbao") == [("renamed", None), ("added", "第一版")]


def test_a_removal_that_is_not_committed_is_told(repository: Path, run: Run) -> None:
    (repository / FILE).unlink()
    assert kinds(run, repository, "zhengfu-gongbao") == [("removed", None), ("added", "第一版")]


def test_a_file_written_in_another_way_is_told_without_fields(repository: Path, run: Run) -> None:
    commit(repository, {FILE: ITEM.replace("每期政府公报", '"每期政府公报"')}, "加引号")
    event = told(run, repository, "history", "zhengfu-gongbao")[0]
    assert (event["change"], event["fields"]) == ("rewritten", [])


def test_a_file_that_could_not_be_read_is_told_and_passed_over(repository: Path, run: Run) -> None:
    commit(repository, {FILE: "name: [\n"}, "写坏")
    commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改好")
    assert kinds(run, repository, "zhengfu-gongbao") == [
        ("changed", "改好"),
        ("unreadable", "写坏"),
        ("added", "第一版"),
    ]
    assert fields(told(run, repository, "history", "zhengfu-gongbao")[0]) == {
        "content": ("每期政府公报", "每月政府公报")
    }
    assert blamed(run, repository, "zhengfu-gongbao")["name", "政府公报"] == "第一版"


def branched(repository: Path, ours: str, theirs: str) -> None:
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, {FILE: theirs}, "支线", at="2024-06-01T00:00:00+08:00")
    git(repository, "checkout", "-q", "main")
    commit(repository, {FILE: ours}, "主线", at="2024-07-01T00:00:00+08:00")


def test_a_merge_that_only_joins_is_no_change(repository: Path, run: Run) -> None:
    long = ITEM.replace("content", "# 一\n# 二\n# 三\n# 四\n# 五\ncontent")
    commit(repository, {FILE: long}, "加注")
    branched(repository, long.replace("政策文件", "公开文件"), long.replace("每期", "每月"))
    git(repository, "merge", "-q", "-m", "合并", "side", at="2024-08-01T00:00:00+08:00")
    assert kinds(run, repository, "zhengfu-gongbao") == [
        ("changed", "主线"),
        ("changed", "支线"),
        ("rewritten", "加注"),
        ("added", "第一版"),
    ]
    origins = blamed(run, repository, "zhengfu-gongbao")
    assert origins["category", "公开文件"] == "主线"
    assert origins["content", "每月政府公报"] == "支线"
    assert origins["name", "政府公报"] == "第一版"


def test_what_a_merge_made_up_is_its_own(repository: Path, run: Run) -> None:
    branched(repository, ITEM.replace("每期", "每年"), ITEM.replace("每期", "每月"))
    git(repository, "merge", "-q", "-s", "ours", "--no-commit", "side")
    commit(repository, {FILE: ITEM.replace("每期", "每季")}, "合并", at="2024-08-01T00:00:00+08:00")
    assert kinds(run, repository, "zhengfu-gongbao") == [
        ("changed", "合并"),
        ("changed", "主线"),
        ("changed", "支线"),
        ("added", "第一版"),
    ]
    assert blamed(run, repository, "zhengfu-gongbao")["content", "每季政府公报"] == "合并"


def test_a_side_that_was_merged_away_is_not_told(repository: Path, run: Run) -> None:
    branched(repository, ITEM.replace("每期", "每年"), ITEM.replace("每期", "每月"))
    git(repository, "merge", "-q", "-s", "ours", "-m", "合并", "side", at="2024-08-01T00:00:00+08:00")
    assert kinds(run, repository, "zhengfu-gongbao") == [("changed", "主线"), ("added", "第一版")]


def test_each_element_of_a_list_has_its_own_origin(repository: Path, run: Run) -> None:
    commit(repository, {FILE: ITEM + LIST}, "加渠道")
    commit(repository, {FILE: ITEM + LIST + "  - 档案馆\n"}, "再加一处")
    origins = blamed(run, repository, "zhengfu-gongbao")
    assert origins["channels", "公报"] == "加渠道"
    assert origins["channels", "档案馆"] == "再加一处"
    assert origins["id", "zhengfu-gongbao"] == "第一版"


def test_a_value_that_came_back_is_of_the_commit_that_brought_it_back(repository: Path, run: Run) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改")
    commit(repository, {FILE: ITEM}, "改回")
    assert blamed(run, repository, "zhengfu-gongbao")["content", "每期政府公报"] == "改回"


def test_authors_are_named_as_the_mailmap_names_them(repository: Path, run: Run) -> None:
    commit(repository, {".mailmap": "李维（办公室） <new@example.org> <liwei@example.org>\n"}, "署名")
    event = told(run, repository, "history", "zhengfu-gongbao")[0]
    assert (event["author"], event["email"]) == ("李维（办公室）", "new@example.org")


def test_a_shallow_clone_tells_what_it_knows(repository: Path, run: Run, tmp_path: Path) -> None:
    last = commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改", at=LATER)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    told_here = f"history is cut off at {last[:9]}, 2025-02-03; get all of it with: git fetch --unshallow\n"
    outcome = run("history", "zhengfu-gongbao", "--format", "json", cwd=tmp_path / "shallow")
    assert (outcome.status, outcome.stderr) == (0, told_here)
    assert [each["change"] for each in json.loads(outcome.stdout)] == ["first-known"]
    outcome = run("blame", "zhengfu-gongbao", "--format", "json", cwd=tmp_path / "shallow")
    assert (outcome.status, outcome.stderr) == (0, told_here)
    assert not any(each["known"] for each in json.loads(outcome.stdout))


def test_worktrees_bare_repositories_and_folders_of_one_do_as_well(repository: Path, run: Run, tmp_path: Path) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改")
    expected = [("changed", "改"), ("added", "第一版")]
    git(repository, "worktree", "add", "-q", str(tmp_path / "tree"), "HEAD")
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert kinds(run, tmp_path / "tree", "zhengfu-gongbao") == expected
    assert kinds(run, tmp_path / "bare.git", "zhengfu-gongbao") == expected
    assert kinds(run, tmp_path / "bare.git", "政府公报") == expected
    inner = tmp_path / "outer"
    commit(inner, {f"办公室/{path}": text for path, text in RIGHT.items()}, "第一版")
    commit(inner, {f"办公室/{FILE}": ITEM.replace("每期", "每月"), FILE: ITEM}, "改")
    assert kinds(run, inner / "办公室", "zhengfu-gongbao") == expected


@pytest.mark.parametrize("setting", ["core.quotepath=true", "log.showSignature=true", "diff.renames=copies"])
def test_the_users_settings_bend_nothing(repository: Path, run: Run, setting: str) -> None:
    commit(repository, {FILE: None, "data/items/公报.yaml": ITEM}, "改文件名")
    git(repository, "config", *setting.split("="))
    assert kinds(run, repository, "zhengfu-gongbao") == [("moved", "改文件名"), ("added", "第一版")]


def test_a_person_sees_what_changed_marked_and_hostile_words_harmless(repository: Path, run: Run) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")}, "改\x1b[31m红", author="坏\x1b[2J人 <x@example.org>")
    outcome = run("history", "zhengfu-gongbao", "--format", "table", cwd=repository, FORCE_COLOR="1", COLUMNS="80")
    assert re.search("\x1b\\[[0-9;]*m每?月", outcome.stdout)
    assert "\x1b[31m红" not in outcome.stdout
    assert "\x1b[2J" not in outcome.stdout
    plain = run("history", "zhengfu-gongbao", "--format", "table", cwd=repository, COLUMNS="160").stdout
    assert "Content: 每期政府公报 → 每月政府公报" in plain
    narrow = run("history", "zhengfu-gongbao", "--format", "table", cwd=repository, COLUMNS="80").stdout
    assert max(map(cell_len, narrow.splitlines())) <= 80


def test_programs_get_a_row_for_each_field(repository: Path, run: Run) -> None:
    name = commit(repository, {FILE: ITEM.replace("每期", "每月") + LIST}, "改", at=LATER)
    lines = [
        line.split("\t") for line in run("history", "zhengfu-gongbao", "-n", "1", cwd=repository).stdout.splitlines()
    ]
    lead, tail = [LATER, "李 维", "changed"], [name, "改", "zhengfu-gongbao"]
    assert lines == [
        ["date", "author", "change", "field", "before", "after", "commit", "subject", "id"],
        [*lead, "content", "每期政府公报", "每月政府公报", *tail],
        [*lead, "channels", "", "政府网站、公报", *tail],
    ]


def test_people_see_neighbours_of_one_origin_together(repository: Path, run: Run) -> None:
    name = commit(repository, {FILE: ITEM + LIST}, "加渠道", at=LATER)
    outcome = run("blame", "zhengfu-gongbao", "--format", "markdown", cwd=repository)
    assert "| Channels | 政府网站<br>公报 |" in outcome.stdout
    assert f"李 维<br>加渠道  {name[:9]} |" in outcome.stdout
    assert "| 〃 |" in outcome.stdout


@pytest.mark.parametrize("command", ["history", "blame"])
def test_what_cannot_be_told_is_said(repository: Path, run: Run, tmp_path: Path, command: str) -> None:
    outcome = run(command, "gongbo", cwd=repository)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "no item has “gongbo” as its id or in its name" in outcome.stderr
    assert "Did you mean: zhengfu-gongbao" in outcome.stderr
    plain = lay(tmp_path / "plain", dict(RIGHT))
    assert "is not in a git repository" in run(command, "zhengfu-gongbao", cwd=plain).stderr
    git(plain, "init", "-q")
    outcome = run(command, "zhengfu-gongbao", cwd=plain)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "nothing has been committed yet" in outcome.stderr
    assert "git is not installed" in run(command, "zhengfu-gongbao", cwd=plain, PATH=str(plain)).stderr


def test_the_list_of_documents_has_a_history_and_each_document_in_it(repository: Path, run: Run) -> None:
    entry = "津政办发〔2018〕5号:\n  title: 某办法\n  status: {}\n"
    other = "津政发〔2016〕1号:\n  title: 某通知\n  status: 继续有效\n"
    commit(repository, {"documents.yaml": entry.format("继续有效")}, "列入清单")
    commit(repository, {"documents.yaml": entry.format("继续有效") + other}, "补列")
    commit(repository, {"documents.yaml": entry.format("废止") + other}, "清理")
    (repository / "documents.yaml").write_text(entry.format("失效") + other, encoding="utf-8")
    assert kinds(run, repository, "documents.yaml") == [
        ("changed", None),
        ("changed", "清理"),
        ("changed", "补列"),
        ("added", "列入清单"),
    ]
    assert kinds(run, repository, "津政办发[2018]5号") == [
        ("changed", None),
        ("changed", "清理"),
        ("added", "列入清单"),
    ]
    assert kinds(run, repository, "津政发〔2016〕1号") == [("added", "补列")]
    assert fields(told(run, repository, "history", "津政办发〔2018〕5号")[1]) == {
        "津政办发〔2018〕5号/status": ("继续有效", "废止")
    }
    outcome = run("history", "津政办发〔2019〕5号", cwd=repository)
    assert outcome.status == 2
    assert "documents.yaml has never had “津政办发〔2019〕5号”" in outcome.stderr
