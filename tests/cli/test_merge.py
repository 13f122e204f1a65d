"""Git asks `catalog merge` for the outcome of two edits, and gets one file with both, or one field to decide."""

import shlex
import subprocess
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import PROGRAM, Run, environment, lay
from store.test_git import IDENTITY, commit, git

pytestmark = pytest.mark.slow

DRIVER = f"{shlex.quote(str(PROGRAM))} merge %O %A %B --path %P --marker-size %L"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "仓 库"
    commit(folder, {**RIGHT, ".gitattributes": "data/items/**/*.yaml merge=catalog\n* -text\n"})
    git(folder, "config", "merge.catalog.driver", DRIVER)
    return folder


def two_sides(folder: Path, ours: str, theirs: str) -> None:
    git(folder, "checkout", "-q", "-b", "theirs")
    commit(folder, {FILE: theirs})
    git(folder, "checkout", "-q", "main")
    commit(folder, {FILE: ours})


def merge(folder: Path, *words: str) -> int:
    return subprocess.run(
        ["git", *IDENTITY, *words], cwd=folder, env=environment(), capture_output=True, check=False
    ).returncode


OURS = ITEM.replace("name: 政府公报", "# 更名\nname: 政府公报（月刊）")
THEIRS = ITEM.replace("content: 每期政府公报", "content: 每月的政府公报  # 按月")
BOTH = OURS.replace("content: 每期政府公报", "content: 每月的政府公报  # 按月")


@pytest.mark.parametrize("how", [("merge", "--no-edit", "theirs"), ("rebase", "theirs"), ("cherry-pick", "theirs")])
def test_edits_of_neighbouring_fields_are_merged_with_the_comments_of_both(
    repository: Path, how: tuple[str, ...]
) -> None:
    two_sides(repository, OURS, THEIRS)
    assert merge(repository, *how) == 0
    assert (repository / FILE).read_text(encoding="utf-8") == BOTH


def test_git_alone_sees_a_conflict_there(repository: Path) -> None:
    two_sides(repository, OURS, THEIRS)
    git(repository, "config", "--unset", "merge.catalog.driver")
    assert merge(repository, "merge", "theirs") == 1


def test_a_field_that_both_changed_stands_between_markers_and_can_be_resolved(run: Run, repository: Path) -> None:
    two_sides(repository, OURS, ITEM.replace("name: 政府公报", "name: 公报"))
    assert merge(repository, "merge", "theirs") == 1
    text = (repository / FILE).read_text(encoding="utf-8")
    field = "<<<<<<< ours\n# 更名\nname: 政府公报（月刊）\n=======\nname: 公报\n>>>>>>> theirs\n"
    assert text == ITEM.replace("name: 政府公报\n", field)
    lay(repository, {FILE: text.replace(field, "name: 公报\n")})
    assert run("validate", cwd=repository).status == 0


def test_in_a_rebase_ours_is_what_the_commits_are_put_onto(repository: Path) -> None:
    two_sides(repository, OURS, ITEM.replace("name: 政府公报", "name: 公报"))
    assert merge(repository, "rebase", "theirs") == 1
    text = (repository / FILE).read_text(encoding="utf-8")
    assert "<<<<<<< ours\nname: 公报\n=======\n# 更名\nname: 政府公报（月刊）\n>>>>>>> theirs\n" in text


def test_both_adding_the_same_item_clash_only_where_they_differ(repository: Path) -> None:
    path = "data/items/xin.yaml"
    for branch, content in (("theirs", "甲"), ("main", "乙")):
        git(repository, "checkout", "-q", *(("-b",) if branch == "theirs" else ()), branch)
        commit(repository, {path: f"id: xin\ncategory: 政策文件\nname: 新\ncontent: {content}\n"})
    assert merge(repository, "merge", "theirs") == 1
    text = (repository / path).read_text(encoding="utf-8")
    assert text.startswith("id: xin\ncategory: 政策文件\nname: 新\n<<<<<<< ours\ncontent: 乙\n=======\n")


def test_both_adding_the_same_item_in_other_words_of_yaml_do_not_clash(repository: Path) -> None:
    path = "data/items/xin.yaml"
    texts = {"theirs": "id: 'xin'\nname: 新\n# 待核\ncategory: 政策文件\ncontent: >-\n  甲\n"}
    texts["main"] = "id: xin\ncategory: 政策文件\nname: 新\ncontent: 甲\n"
    for branch, text in texts.items():
        git(repository, "checkout", "-q", *(("-b",) if branch == "theirs" else ()), branch)
        commit(repository, {path: text})
    assert merge(repository, "merge", "--no-edit", "theirs") == 0
    assert (repository / path).read_text(encoding="utf-8") == texts["main"].replace("category", "# 待核\ncategory")


def test_crlf_stays(repository: Path) -> None:
    commit(repository, {FILE: ITEM.replace("\n", "\r\n")})
    two_sides(repository, OURS.replace("\n", "\r\n"), THEIRS.replace("\n", "\r\n"))
    assert merge(repository, "merge", "--no-edit", "theirs") == 0
    assert (repository / FILE).read_bytes().decode() == BOTH.replace("\n", "\r\n")


def test_a_file_that_cannot_be_read_is_merged_as_git_does(run: Run, tmp_path: Path) -> None:
    broken = "a: 'b\n1\n2\n3\n4\n5\n6\n7\n"
    lay(tmp_path, {"o": broken, "a": broken.replace("1", "一"), "b": broken.replace("7", "七")})
    assert run("merge", "o", "a", "b").status == 0
    assert (tmp_path / "a").read_text(encoding="utf-8") == broken.replace("1", "一").replace("7", "七")


def test_one_side_deleting_what_the_other_edits_is_left_to_decide(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "theirs")
    git(repository, "rm", "-q", FILE)
    git(repository, "commit", "-q", "-m", "删除")
    git(repository, "checkout", "-q", "main")
    commit(repository, {FILE: OURS})
    assert merge(repository, "merge", "theirs") == 1
    assert (repository / FILE).read_text(encoding="utf-8") == OURS
    assert git(repository, "status", "--porcelain", FILE).startswith("UD ")


def test_branches_that_merged_each_other_merge_again(repository: Path) -> None:
    two_sides(repository, OURS, THEIRS)
    ours, theirs = (git(repository, "rev-parse", branch) for branch in ("main", "theirs"))
    assert merge(repository, "merge", "--no-edit", theirs) == 0
    commit(repository, {FILE: BOTH + "time_limit: 及时\n"})
    git(repository, "checkout", "-q", "theirs")
    assert merge(repository, "merge", "--no-edit", ours) == 0
    commit(repository, {FILE: BOTH.replace("id: ", "# 编号\nid: ") + "link: https://a.gov.cn/\n"})
    git(repository, "checkout", "-q", "main")
    assert merge(repository, "merge", "--no-edit", "theirs") == 0
    expected = BOTH.replace("id: ", "# 编号\nid: ") + "time_limit: 及时\nlink: https://a.gov.cn/\n"
    assert (repository / FILE).read_text(encoding="utf-8") == expected


def test_the_base_stands_between_the_markers_where_git_is_told_so(repository: Path) -> None:
    git(repository, "config", "merge.conflictStyle", "diff3")
    two_sides(repository, OURS, ITEM.replace("name: 政府公报", "name: 公报"))
    assert merge(repository, "merge", "theirs") == 1
    assert "||||||| base\nname: 政府公报\n=======\n" in (repository / FILE).read_text(encoding="utf-8")


def test_folders_are_merged_file_by_file(run: Run, tmp_path: Path) -> None:
    other = "data/items/zhengce-jiedu.yaml"
    new = "data/items/xin.yaml"
    base, ours, theirs = (lay(tmp_path / name, dict(RIGHT)) for name in ("base", "ours", "theirs"))
    lay(ours, {FILE: OURS, other: RIGHT[other] + "time_limit: 及时\n", new: ITEM.replace("zhengfu-gongbao", "xin")})
    lay(theirs, {FILE: THEIRS, new: ITEM.replace("zhengfu-gongbao", "xin")})
    (theirs / other).unlink()
    outcome = run("merge", str(base), str(ours), str(theirs))
    assert outcome.status == 1
    assert outcome.stderr == f"{other}: they deleted it, we edited it; our edited file is kept\n"
    assert (ours / FILE).read_text(encoding="utf-8") == BOTH
    assert (ours / other).read_text(encoding="utf-8").endswith("time_limit: 及时\n")
    assert (base / FILE).read_text(encoding="utf-8") == ITEM


def test_a_comment_behind_a_value_that_the_other_side_changed_moves_above_it(run: Run, tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "o": "id: a\nname: 公报\ncontent: |-\n  一\n  # 二\n",
            "a": "id: a\nname: 月报\ncontent: |-\n  三\n",
            "b": "id: a\nname: 公报  # 暂名\ncontent: |- # 待核\n  一\n  # 二\n",
        },
    )
    assert run("merge", "o", "a", "b").status == 0
    text = (tmp_path / "a").read_text(encoding="utf-8")
    assert "# 暂名\nname: 月报\n" in text
    assert "# 待核" in text
    assert "# 二" not in text


def test_one_entry_of_a_mapping_that_both_changed_stands_between_markers_alone(run: Run, repository: Path) -> None:
    extra = "extra:\n  备注: 无\n  单位: 一科\n"
    commit(repository, {FILE: ITEM + extra})
    ours = ITEM + extra.replace("无", "甲")
    two_sides(repository, ours, ITEM + extra.replace("无", "乙").replace("一科", "二科"))
    assert merge(repository, "merge", "theirs") == 1
    text = (repository / FILE).read_text(encoding="utf-8")
    entry = "<<<<<<< ours\n  备注: 甲\n=======\n  备注: 乙\n>>>>>>> theirs\n"
    assert text == ITEM + "extra:\n" + entry + "  单位: 二科\n"
    lay(repository, {FILE: text.replace(entry, "  备注: 甲\n")})
    assert run("show", "zhengfu-gongbao", cwd=repository).status == 0
