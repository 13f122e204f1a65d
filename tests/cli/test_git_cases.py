"""Git's rarer ways lose no edit and no item, and what git cannot do with a catalogue is said in one line."""

import os
import re
import shutil
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from cli.test_merge import BOTH, DRIVER, OURS, THEIRS, merge, two_sides
from cli.test_staged import WRONG, try_to_commit
from conftest import Run, lay
from store.test_git import commit, git

pytestmark = pytest.mark.slow

POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{64 * '0'}\nsize 12345\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "仓 库"
    commit(folder, {**RIGHT, ".gitattributes": "data/items/**/*.yaml merge=catalog\n"})
    # without the hook, which would check each commit of these tests
    git(folder, "config", "merge.catalog.driver", DRIVER)
    return folder


def edited(folder: Path, branch: str, path: str, text: str) -> None:
    """Commit an edit of one file to a branch of its own that starts from main."""
    git(folder, "checkout", "-q", "-b", branch, "main")
    commit(folder, {path: text}, branch)


def resolved(folder: Path, path: str, name: str) -> str:
    """Put a name in the place of the conflict about it; give the text."""
    text = (folder / path).read_text(encoding="utf-8")
    text, count = re.subn(r"<{7} ours\n.*>{7} theirs\n", f"name: {name}\n", text, flags=re.DOTALL)
    assert count == 1
    (folder / path).write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("how", [("revert", "--no-edit", "HEAD^"), ("stash", "pop")], ids=lambda how: how[0])
def test_what_is_reverted_or_taken_from_the_stash_is_merged_by_field(repository: Path, how: tuple[str, ...]) -> None:
    if how[0] == "stash":
        lay(repository, {FILE: OURS})
        git(repository, "stash", "-q")
    else:
        commit(repository, {FILE: OURS}, "更名")
    before = ITEM if how[0] == "stash" else OURS
    commit(repository, {FILE: before.replace("content: 每期政府公报", "content: 每月的政府公报")})
    assert merge(repository, *how) == 0
    merged = (repository / FILE).read_text(encoding="utf-8")
    assert merged == (OURS if how[0] == "stash" else ITEM).replace("content: 每期政府公报", "content: 每月的政府公报")


@pytest.mark.parametrize(
    "how", [("merge", "theirs"), ("cherry-pick", "theirs"), ("rebase", "theirs")], ids=lambda how: how[0]
)
def test_with_rerere_a_conflict_is_resolved_once(repository: Path, how: tuple[str, ...]) -> None:
    git(repository, "config", "rerere.enabled", "true")
    two_sides(repository, ITEM.replace("name: 政府公报", "name: 月报"), ITEM.replace("name: 政府公报", "name: 公报"))
    before = git(repository, "rev-parse", "HEAD")
    assert merge(repository, "merge", "theirs") == 1
    text = resolved(repository, FILE, "政府月报")
    git(repository, "add", FILE)
    git(repository, "commit", "-q", "-m", "合并")
    git(repository, "reset", "-q", "--hard", before)
    assert merge(repository, *how) == 1
    assert (repository / FILE).read_text(encoding="utf-8") == text


def test_an_octopus_joins_branches_that_change_different_items(repository: Path) -> None:
    edited(repository, "one", FILE, OURS)
    edited(repository, "two", OTHER_FILE, OTHER_ITEM.replace("材料", "文稿"))
    git(repository, "checkout", "-q", "main")
    assert merge(repository, "merge", "--no-edit", "one", "two") == 0
    assert (repository / FILE).read_text(encoding="utf-8") == OURS
    assert "文稿" in (repository / OTHER_FILE).read_text(encoding="utf-8")


def test_an_octopus_that_git_refuses_changes_nothing_and_one_branch_after_the_other_merges(repository: Path) -> None:
    edited(repository, "one", FILE, OURS)
    edited(repository, "two", FILE, THEIRS)
    edited(repository, "three", OTHER_FILE, OTHER_ITEM.replace("材料", "文稿"))
    git(repository, "checkout", "-q", "main")
    assert merge(repository, "merge", "--no-edit", "one", "two", "three") != 0
    assert (repository / FILE).read_text(encoding="utf-8") == ITEM
    assert git(repository, "status", "--porcelain") == ""
    assert [merge(repository, "merge", "--no-edit", branch) for branch in ("one", "two", "three")] == [0, 0, 0]
    assert (repository / FILE).read_text(encoding="utf-8") == BOTH


def test_each_side_renaming_an_item_and_editing_the_others_is_merged(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "theirs")
    assert run("rename", "zhengfu-gongbao", "gongbao", cwd=repository).status == 0
    commit(repository, {OTHER_FILE: OTHER_ITEM.replace("材料", "文稿")})
    git(repository, "checkout", "-q", "main")
    assert run("rename", "zhengce-jiedu", "jiedu", cwd=repository).status == 0
    commit(repository, {FILE: OURS})
    assert merge(repository, "merge", "--no-edit", "theirs") == 0
    items = {path.name: path.read_text(encoding="utf-8") for path in (repository / "data/items").iterdir()}
    assert items == {
        "gongbao.yaml": OURS.replace("id: zhengfu-gongbao", "id: gongbao"),
        "jiedu.yaml": OTHER_ITEM.replace("材料", "文稿").replace("id: zhengce-jiedu", "id: jiedu"),
    }


def test_both_sides_renaming_one_item_leave_it_twice_until_somebody_decides(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "theirs")
    assert run("rename", "zhengfu-gongbao", "gongbao", cwd=repository).status == 0
    commit(repository, {})
    git(repository, "checkout", "-q", "main")
    assert run("rename", "zhengfu-gongbao", "zhengbao", cwd=repository).status == 0
    commit(repository, {})
    assert merge(repository, "merge", "theirs") == 1
    outcome = run("validate", "--severity", "error", "--format", "concise", cwd=repository)
    assert outcome.status == 1
    found = [line.partition(": ")[0] + line.rpartition(" ")[2] for line in outcome.stdout.splitlines()]
    places = ("gongbao", "zhengbao")
    assert found == [f"data/items/{name}.yaml:1:1[yaml/no-conflict-markers]" for name in places]


def test_a_submodule_is_a_repository_as_any_other(run: Run, repository: Path, tmp_path: Path) -> None:
    lay(tmp_path / "总目录", {"README.md": "目录"})
    git(tmp_path / "总目录", "init", "-q")
    git(tmp_path / "总目录", "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository), "办公室")
    office = tmp_path / "总目录/办公室"
    assert (office / ".git").is_file()
    assert run("git", "install", cwd=office).status == 0
    assert run("git", "status", cwd=office).status == 0
    two_sides(office, OURS, THEIRS)
    assert merge(office, "merge", "--no-edit", "theirs") == 0
    assert (office / FILE).read_text(encoding="utf-8") == BOTH
    told = run("history", "zhengfu-gongbao", "--format", "jsonl", cwd=office)
    assert (told.status, len(told.stdout.splitlines())) == (0, 3)
    assert run("validate", "办公室", cwd=tmp_path / "总目录").status == 0
    lay(office, {FILE: WRONG})
    assert try_to_commit(office, "-a").status == 1


class TestUnbornBranch:
    """Between `git init` and the first commit."""

    @pytest.fixture
    def unborn(self, tmp_path: Path) -> Path:
        folder = lay(tmp_path / "新", RIGHT)
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        return folder

    @pytest.mark.parametrize(
        "words",
        [
            ("diff",),
            ("diff", "--staged"),
            ("diff", "HEAD"),
            ("history", "zhengfu-gongbao"),
            ("blame", "zhengfu-gongbao"),
            ("changelog",),
            ("list", "--at", "HEAD"),
            ("stats", "--since", "2026-01"),
            ("validate", "--base", "HEAD"),
        ],
        ids=" ".join,
    )
    def test_what_needs_a_commit_says_so_in_one_line(self, run: Run, unborn: Path, words: tuple[str, ...]) -> None:
        outcome = run(*words, cwd=unborn)
        assert (outcome.status, outcome.stdout) == (2, "")
        assert outcome.stderr == "catalog: nothing has been committed yet\n  Commit the files first.\n"

    def test_what_needs_none_works(self, run: Run, unborn: Path) -> None:
        assert run("validate", "--staged", cwd=unborn).status == 0
        assert run("git", "install", cwd=unborn).status == 0
        assert try_to_commit(unborn).status == 0


class TestLfsPointer:
    """Git LFS has put three lines in the place of a file."""

    @pytest.mark.parametrize(
        ("language", "words"),
        [("en", "this is a pointer of Git LFS, not the file itself"), ("zh", "这是 Git LFS 的指针，不是文件本身")],
    )
    @pytest.mark.parametrize("path", [FILE, "catalog.yaml", "documents.yaml"])
    def test_is_named_as_one(self, run: Run, tmp_path: Path, path: str, language: str, words: str) -> None:
        folder = lay(tmp_path / "w", {**RIGHT, path: POINTER})
        outcome = run("validate", "--lang", language, cwd=folder)
        assert outcome.status == 1
        assert re.search(
            rf"^{re.escape(path)}:1:1: .* {re.escape(words)} \[yaml/no-lfs-pointer]$", outcome.stdout, re.MULTILINE
        )
        assert "git lfs pull" in outcome.stdout

    def test_of_a_schema_is_named_as_well(self, run: Run, tmp_path: Path) -> None:
        folder = lay(tmp_path / "w", {**RIGHT, "schema/item.schema.json": POINTER})
        outcome = run("validate", cwd=folder)
        assert outcome.status == 1
        assert "pointer of Git LFS" in outcome.stdout
        assert "git lfs pull" in outcome.stdout

    @pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv", "doc", "json"])
    def test_of_a_document_is_not_blamed_on_the_document(self, run: Run, tmp_path: Path, suffix: str) -> None:
        folder = lay(tmp_path / "w", {**RIGHT, f"表.{suffix}": POINTER})
        outcome = run("import", f"表.{suffix}", cwd=folder)
        assert (outcome.status, outcome.stdout) == (2, "")
        assert outcome.stderr == (
            f"catalog: 表.{suffix} is a pointer of Git LFS, not the document itself\n"
            "  Fetch the document with: git lfs pull\n"
        )

    @pytest.mark.skipif(shutil.which("git-lfs") is None or os.name == "nt", reason="Git LFS is not installed")
    def test_the_advice_is_right(self, run: Run, repository: Path) -> None:
        git(repository, "lfs", "install", "--local", "--skip-smudge", "--force")
        git(repository, "lfs", "track", "data/items/*.yaml")
        git(repository, "add", "--renormalize", ".")
        git(repository, "add", ".gitattributes")
        git(repository, "commit", "-q", "--no-verify", "-m", "LFS")
        assert "yaml/no-lfs-pointer" in run("validate", "--staged", cwd=repository).stdout
        git(repository, "lfs", "untrack", "data/items/*.yaml")
        git(repository, "add", "--renormalize", ".")
        assert run("validate", "--staged", cwd=repository).status == 0
