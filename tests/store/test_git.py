"""A catalogue is read out of real git repositories of every kind, without a checkout."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from catalog_cli.model.errors import RevisionError
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS
from catalog_cli.store.git import resolve, split_range, staged
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import SIZE_LIMIT, Folder, UnreadableFileError
from conftest import lay

pytestmark = pytest.mark.slow

IDENTITY = ("-c", "user.name=李 维", "-c", "user.email=w@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *IDENTITY, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, files: Mapping[str, str | bytes], message: str = "变更") -> str:
    """Commit files, whatever a hook would say of them, and return the revision."""
    if not (folder / ".git").exists():
        folder.mkdir(exist_ok=True)
        git(folder, "init", "-q")
    lay(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def names(folder: Path, revision: str) -> list[str]:
    return [item.name for item in load_catalogue(resolve(folder, revision)).catalogue.items]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    commit(folder, dict(RIGHT))
    commit(folder, {FILE: ITEM.replace("name: 政府公报", "name: 公报")})
    return folder


def test_any_revision_is_read_as_it_was(repository: Path) -> None:
    lay(repository, {FILE: ITEM.replace("name: 政府公报", "name: 未提交")})
    assert names(repository, "HEAD") == ["政策解读", "公报"]
    assert names(repository, "HEAD~1") == ["政策解读", "政府公报"]
    assert names(repository, "main") == ["政策解读", "公报"]


def test_a_revision_gives_the_very_bytes_of_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    files: dict[str, str | bytes] = {
        **RIGHT,
        "data/items/中文 名.yaml": b"id: x\r\nname: \xff\n",
        "data/items/空.yaml": b"",
        "other.txt": "x",
    }
    commit(folder, files)
    source, disk = resolve(folder, "HEAD"), Folder(folder)
    assert source.paths() == disk.paths()
    assert [source.read(path) for path in source.paths()] == [disk.read(path) for path in disk.paths()]
    assert source.label == "HEAD"


def test_a_workspace_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {f"目录/{path}": text for path, text in RIGHT.items()} | {"data/items/other.yaml": "id: other\n"})
    assert names(folder / "目录", "HEAD") == ["政策解读", "政府公报"]


def test_a_worktree_does_as_well(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "tree"), "HEAD~1")
    assert names(tmp_path / "tree", "HEAD") == ["政策解读", "政府公报"]


def test_a_bare_repository_does_as_well(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert names(tmp_path / "bare.git", "main") == ["政策解读", "公报"]


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_links_and_other_odd_things_are_passed_over(repository: Path) -> None:
    (repository / "data/items/link.yaml").symlink_to("zhengfu-gongbao.yaml")
    commit(repository, {"data/items/.hidden.yaml": "x", "data/items/notes.txt": "x"})
    assert resolve(repository, "HEAD").paths() == sorted(RIGHT)


def test_thousands_of_files_are_read_in_one_go(tmp_path: Path) -> None:
    many = {f"data/items/x-{number}.yaml": ITEM.replace("zhengfu-gongbao", f"x-{number}") for number in range(2000)}
    commit(tmp_path / "repo", {"catalog.yaml": SETTINGS, **many})
    assert len(names(tmp_path / "repo", "HEAD")) == 2000


def test_a_file_the_commit_does_not_have_cannot_be_read(repository: Path) -> None:
    with pytest.raises(UnreadableFileError):
        resolve(repository, "HEAD").read("data/items/gone.yaml")


@pytest.mark.parametrize("word", ["no-such", "--output=x", "-n", "HEAD:catalog.yaml", "", "HEAD~99"])
def test_what_is_no_revision_is_refused_in_words(repository: Path, word: str) -> None:
    with pytest.raises(RevisionError):
        resolve(repository, word)
    assert not (repository / "x").exists()


def test_a_misspelt_branch_is_answered_with_the_nearest(repository: Path) -> None:
    with pytest.raises(RevisionError) as caught:
        resolve(repository, "mian")
    assert "main" in str(caught.value.remedy)


def test_a_repository_without_a_commit_is_said(tmp_path: Path) -> None:
    lay(tmp_path / "repo", dict(RIGHT))
    git(tmp_path / "repo", "init", "-q")
    with pytest.raises(RevisionError, match="committed"):
        resolve(tmp_path / "repo", "HEAD")


def test_a_folder_outside_any_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="not in a git repository"):
        resolve(lay(tmp_path / "plain", dict(RIGHT)), "HEAD")


def test_a_revision_before_the_catalogue_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {"readme.txt": "x"})
    commit(folder, dict(RIGHT))
    with pytest.raises(RevisionError, match=r"catalog\.yaml"):
        resolve(folder, "HEAD~1")


def test_without_git_on_the_machine_that_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(RevisionError, match="not installed"):
        resolve(repository, "HEAD")


@pytest.mark.parametrize(
    ("text", "sides"),
    [("A..B", ("A", "B")), ("A..", ("A", "HEAD")), ("..B", ("HEAD", "B")), ("v1.0..v1.1", ("v1.0", "v1.1"))],
)
def test_a_range_has_two_sides(tmp_path: Path, text: str, sides: tuple[str, str]) -> None:
    assert split_range(text, tmp_path) == sides


def test_three_dots_compare_with_where_the_branches_parted(repository: Path) -> None:
    start = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, {FILE: ITEM.replace("每期", "每月")})
    git(repository, "checkout", "-q", "main")
    commit(repository, {FILE: ITEM.replace("每期", "每年")})
    assert split_range("main...side", repository) == (start, "side")


def test_branches_without_a_common_commit_are_said(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "alone")
    git(repository, "commit", "-q", "-m", "alone")
    with pytest.raises(RevisionError, match="no commit in common"):
        split_range("main...alone", repository)


@pytest.mark.parametrize("name", ["有 空格", " 前面", ":(top)", "*"])
def test_the_folder_of_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and set(name) & set(":*"):
        pytest.skip("Windows knows no such names")
    commit(tmp_path / "repo", {f"{name}/{path}": text for path, text in RIGHT.items()})
    assert names(tmp_path / "repo" / name, "HEAD") == ["政策解读", "政府公报"]


def test_within_a_hook_the_folder_still_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "repo"
    commit(folder, {f"目录/{path}": text for path, text in RIGHT.items()})
    monkeypatch.setenv("GIT_DIR", str(folder / ".git"))
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    assert names(folder / "目录", "HEAD") == ["政策解读", "政府公报"]


@pytest.mark.parametrize("word", ["^HEAD", "HEAD^@", "HEAD^!", "main..main", "--all"])
def test_a_set_of_commits_is_no_revision(repository: Path, word: str) -> None:
    with pytest.raises(RevisionError, match="unknown revision"):
        resolve(repository, word)


@pytest.mark.parametrize("word", ["HEAD~1", "main"])
def test_before_the_first_commit_no_word_is_blamed(tmp_path: Path, word: str) -> None:
    git(lay(tmp_path / "repo", dict(RIGHT)), "init", "-q")
    with pytest.raises(RevisionError, match="nothing has been committed"):
        resolve(tmp_path / "repo", word)


def test_a_tag_is_taken_to_its_commit(repository: Path) -> None:
    git(repository, "tag", "-a", "-m", "第一版", "v1", "HEAD~1")
    assert resolve(repository, "v1").commit == git(repository, "rev-parse", "HEAD~1")


def test_a_folder_that_is_gone_is_not_taken_for_a_missing_git(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="cannot read"):
        resolve(tmp_path / "gone", "HEAD")


def test_of_a_huge_file_no_more_is_kept_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    commit(tmp_path / "repo", {**RIGHT, "data/items/huge.yaml": b"x" * (SIZE_LIMIT + 100)})
    source = resolve(tmp_path / "repo", "HEAD")
    assert len(source.read("data/items/huge.yaml")) == SIZE_LIMIT + 1
    assert source.read(FILE) == ITEM.encode()


def test_a_file_whose_object_is_lost_leaves_the_others_readable(repository: Path) -> None:
    blob = git(repository, "rev-parse", f"HEAD:{FILE}")
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    source = resolve(repository, "HEAD")
    assert source.read("catalog.yaml") == SETTINGS.encode()
    with pytest.raises(UnreadableFileError):
        source.read(FILE)


def test_a_damaged_repository_is_said_in_the_words_of_git(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD:data")
    (repository / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(RevisionError, match="cannot read"):
        resolve(repository, "HEAD")


@pytest.mark.parametrize("place", ["data/items/office", "data/items/sub.yaml", "schema"])
def test_items_that_a_submodule_keeps_do_not_vanish_silently(repository: Path, place: str) -> None:
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},{place}")
    with pytest.raises(RevisionError, match=f"{place} is a git submodule"):
        staged(repository).paths()
    git(repository, "commit", "-q", "-m", "子模块")
    with pytest.raises(RevisionError, match=f"{place} is a git submodule"):
        resolve(repository, "HEAD")


@pytest.mark.parametrize("text", ["nowhere...main", "main...nowhere"])
def test_both_sides_of_three_dots_must_be_revisions(repository: Path, text: str) -> None:
    with pytest.raises(RevisionError, match="nowhere"):
        split_range(text, repository)


def test_reading_leaves_the_repository_as_it_was(repository: Path) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in (repository / ".git").rglob("*") if path.is_file()}

    before = state()
    assert names(repository, "HEAD~1") == ["政策解读", "政府公报"]
    assert state() == before
