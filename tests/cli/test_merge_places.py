"""Wherever git keeps the catalogue, and however it is set, the same edits become the same file."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from cli.test_merge import BOTH, OURS, THEIRS, merge
from conftest import Run
from store.test_git import commit, git

pytestmark = pytest.mark.slow


def install(run: Run, folder: Path) -> None:
    assert run("git", "install", cwd=folder).status == 0
    git(folder, "add", ":/.gitattributes")
    git(folder, "commit", "-q", "--no-verify", "-m", "合并方式")


def two_edits(folder: Path, path: str, ours: str, theirs: str) -> None:
    git(folder, "checkout", "-q", "-b", "theirs")
    commit(folder, {path: theirs})
    git(folder, "checkout", "-q", "main")
    commit(folder, {path: ours})


@pytest.mark.parametrize("quotepath", ["true", "false"])
def test_a_catalogue_in_a_chinese_folder_of_the_repository(run: Run, tmp_path: Path, quotepath: str) -> None:
    commit(tmp_path, {f"目录 一/{path}": text for path, text in RIGHT.items()})
    git(tmp_path, "config", "core.quotepath", quotepath)
    install(run, tmp_path / "目录 一")
    two_edits(tmp_path, f"目录 一/{FILE}", OURS, THEIRS)
    assert merge(tmp_path, "merge", "--no-edit", "theirs") == 0
    assert (tmp_path / "目录 一" / FILE).read_text(encoding="utf-8") == BOTH


def test_a_worktree_merges_as_its_repository_does(run: Run, tmp_path: Path) -> None:
    main, other = tmp_path / "main", tmp_path / "旁边"
    commit(main, dict(RIGHT))
    git(main, "worktree", "add", "-q", "-b", "side", str(other))
    install(run, other)
    commit(other, {FILE: OURS})
    commit(main, {FILE: THEIRS})
    assert merge(other, "merge", "--no-edit", "main") == 0
    assert (other / FILE).read_text(encoding="utf-8") == BOTH


def test_the_hook_goes_where_git_is_told_to_look_for_hooks(run: Run, tmp_path: Path) -> None:
    commit(tmp_path, dict(RIGHT))
    git(tmp_path, "config", "core.hooksPath", "钩子")
    assert run("git", "install", cwd=tmp_path).status == 0
    assert "validate --staged" in (tmp_path / "钩子/pre-commit").read_text(encoding="utf-8")
    assert run("git", "uninstall", cwd=tmp_path).status == 0
    assert not (tmp_path / "钩子/pre-commit").exists()


def test_line_ends_that_git_turns_round_do_not_clash(run: Run, tmp_path: Path) -> None:
    commit(tmp_path, dict(RIGHT))
    git(tmp_path, "config", "core.autocrlf", "true")
    install(run, tmp_path)
    two_edits(tmp_path, FILE, OURS, THEIRS)
    assert merge(tmp_path, "merge", "--no-edit", "theirs") == 0
    assert (tmp_path / FILE).read_text(encoding="utf-8") == BOTH


def test_one_side_renaming_the_file_that_the_other_edits(run: Run, tmp_path: Path) -> None:
    commit(tmp_path, dict(RIGHT))
    install(run, tmp_path)
    new = "data/items/gongbao.yaml"
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    git(tmp_path, "mv", FILE, new)
    commit(tmp_path, {new: ITEM.replace("id: zhengfu-gongbao", "id: gongbao")})
    git(tmp_path, "checkout", "-q", "main")
    commit(tmp_path, {FILE: OURS})
    assert merge(tmp_path, "merge", "--no-edit", "theirs") == 0
    assert (tmp_path / new).read_text(encoding="utf-8") == OURS.replace("id: zhengfu-gongbao", "id: gongbao")


def test_both_sides_adding_a_category_and_a_usual_word(run: Run, tmp_path: Path) -> None:
    settings = (
        "title: 目录\npublishers: [市政府办公室]\ncategories:\n  - 政策文件\nvocabularies:\n  channels:\n    - 网站\n"
    )
    commit(tmp_path, {**RIGHT, "catalog.yaml": settings})
    install(run, tmp_path)
    ours = settings.replace("  - 政策文件\n", "  - 政策文件\n  - 政府会议\n").replace("- 网站", "- 网站\n    - 公报")
    theirs = settings.replace("  - 政策文件\n", "  - 机构概况\n  - 政策文件\n").replace("- 网站", "- 网站\n    - 广播")
    two_edits(tmp_path, "catalog.yaml", ours, theirs)
    assert merge(tmp_path, "merge", "--no-edit", "theirs") == 0
    both = ours.replace("  - 政策文件\n", "  - 机构概况\n  - 政策文件\n").replace("- 公报", "- 公报\n    - 广播")
    assert (tmp_path / "catalog.yaml").read_text(encoding="utf-8") == both
