"""`catalog validate --staged` judges what git is about to commit, and a hook made of it lets nothing else decide."""

import os
import subprocess
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from conftest import PROGRAM, Outcome, Run, environment, lay
from store.test_git import IDENTITY, commit, git

pytestmark = pytest.mark.slow

WRONG = ITEM.replace("category: 政策文件", "category: 会议")
HOOK = f'#!/bin/sh\nexec "{PROGRAM}" validate --staged --severity error\n'
NEEDS_HOOKS = pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script that names a POSIX path")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "仓 库"
    commit(folder, dict(RIGHT))
    return folder


def staged(run: Run, folder: Path, **variables: str) -> Outcome:
    return run("validate", "--staged", "--severity", "error", "--format", "concise", cwd=folder, **variables)


def try_to_commit(folder: Path, *words: str) -> Outcome:
    done = subprocess.run(
        ["git", *IDENTITY, "commit", "-m", "变更", *words],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_what_is_staged_and_wrong_fails_though_the_file_is_right_again(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG})
    git(repository, "add", FILE)
    lay(repository, {FILE: ITEM})
    assert run("validate", cwd=repository).status == 0
    outcome = staged(run, repository)
    assert outcome.status == 1
    assert outcome.stdout.startswith(f"{FILE}:2:11: error: ")


def test_what_is_staged_and_right_passes_though_the_file_is_wrong_now(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG})
    assert run("validate", cwd=repository).status == 1
    assert staged(run, repository).status == 0


def test_a_new_file_counts_once_it_is_added(run: Run, repository: Path) -> None:
    new = "data/items/xin.yaml"
    lay(repository, {new: "id: xin\n"})
    assert staged(run, repository).status == 0
    git(repository, "add", new)
    assert new in staged(run, repository).stdout


def test_a_file_that_is_deleted_from_the_index_is_not_missed(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG})
    git(repository, "add", FILE)
    git(repository, "rm", "-q", "--cached", FILE)
    assert (repository / FILE).exists()
    assert staged(run, repository).status == 0


def test_a_file_that_is_deleted_from_the_disk_is_still_staged(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG})
    git(repository, "add", FILE)
    (repository / FILE).unlink()
    assert staged(run, repository).status == 1


def test_a_comment_counts_as_it_is_staged(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG.replace("会议", "会议  # catalog: ignore[identity/known-category] 新设")})
    git(repository, "add", FILE)
    lay(repository, {FILE: WRONG})
    assert staged(run, repository).status == 0


def test_the_settings_count_as_they_are_staged(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG, "catalog.yaml": RIGHT["catalog.yaml"] + "  - 会议\n"})
    git(repository, "add", FILE)
    assert staged(run, repository).status == 1
    git(repository, "add", "catalog.yaml")
    assert staged(run, repository).status == 0


def test_the_workspace_may_be_a_folder_of_the_repository(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {f"目录/{path}": text for path, text in RIGHT.items()})
    lay(folder / "目录", {FILE: WRONG})
    git(folder, "add", "-A")
    lay(folder / "目录", {FILE: ITEM})
    for place in (folder / "目录", folder / "目录/data/items"):
        assert staged(run, place).stdout.startswith(f"{FILE}:2:11: ")


def test_only_the_named_files_are_shown(run: Run, repository: Path) -> None:
    lay(repository, {FILE: WRONG})
    git(repository, "add", FILE)
    assert run("validate", "--staged", OTHER_FILE, cwd=repository).status == 0
    assert run("validate", "--staged", FILE, cwd=repository).status == 1


def test_before_the_first_commit_the_index_is_judged(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "repo", {**RIGHT, FILE: WRONG})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    assert staged(run, folder).status == 1


def test_settings_that_are_not_added_yet_are_said(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "repo", RIGHT)
    git(folder, "init", "-q")
    outcome = staged(run, folder)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "git add catalog.yaml" in outcome.stderr


def test_without_a_repository_nothing_is_staged(run: Run, tmp_path: Path) -> None:
    outcome = staged(run, lay(tmp_path / "small", RIGHT))
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "is not in a git repository" in outcome.stderr
    assert "--staged" in outcome.stderr


def test_a_conflict_that_is_not_resolved_is_said(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, {FILE: ITEM.replace("每期", "每年")})
    git(repository, "checkout", "-q", "main")
    commit(repository, {FILE: ITEM.replace("每期", "每月")})
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "side")
    outcome = staged(run, repository)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert FILE in outcome.stderr


def test_what_would_be_mended_in_the_index_is_shown_and_not_written(run: Run, repository: Path) -> None:
    lay(repository, {FILE: ITEM.replace("每期政府公报", "每期政府公报,全文")})
    git(repository, "add", FILE)
    lay(repository, {FILE: ITEM})
    outcome = run("validate", "--staged", "--fix", "--diff", "--select", "wording", cwd=repository)
    assert outcome.status == 1
    assert "+content: 每期政府公报，全文" in outcome.stdout
    assert (repository / FILE).read_text(encoding="utf-8") == ITEM


def test_judging_leaves_the_repository_as_it_was(run: Run, repository: Path) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in (repository / ".git").rglob("*") if path.is_file()}

    os.utime(repository / FILE)
    before = state()
    assert staged(run, repository).status == 0
    assert state() == before


@pytest.fixture
def hooked(repository: Path) -> Path:
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(0o755)
    return repository


@NEEDS_HOOKS
def test_a_hook_refuses_a_wrong_commit_and_lets_a_right_one_pass(hooked: Path) -> None:
    lay(hooked, {FILE: WRONG})
    git(hooked, "add", FILE)
    refused = try_to_commit(hooked)
    assert refused.status == 1
    assert "[identity/known-category]" in refused.stdout + refused.stderr
    lay(hooked, {FILE: ITEM.replace("每期", "每月")})
    git(hooked, "add", FILE)
    assert try_to_commit(hooked).status == 0


@NEEDS_HOOKS
@pytest.mark.parametrize("words", [["-a"], ["--only", FILE], ["--include", FILE]], ids=lambda words: words[0])
def test_a_hook_judges_the_index_that_the_commit_is_made_of_wherever_one_stands(words: list[str], hooked: Path) -> None:
    place = "data/items"
    words = [os.path.relpath(FILE, place) if word == FILE else word for word in words]
    head = git(hooked, "rev-parse", "HEAD")
    lay(hooked, {FILE: WRONG})
    assert try_to_commit(hooked / place, *words).status == 1
    assert git(hooked, "rev-parse", "HEAD") == head
    lay(hooked, {FILE: ITEM.replace("每期", "每月")})
    assert try_to_commit(hooked / place, *words).status == 0


@NEEDS_HOOKS
def test_a_hook_lets_a_commit_of_other_files_pass_while_a_wrong_one_is_left_out(hooked: Path) -> None:
    lay(hooked, {FILE: WRONG, OTHER_FILE: RIGHT[OTHER_FILE].replace("材料", "文稿")})
    git(hooked, "add", FILE)
    assert try_to_commit(hooked, "--only", OTHER_FILE).status == 0
    assert try_to_commit(hooked).status == 1


@NEEDS_HOOKS
def test_a_hook_serves_a_workspace_in_a_folder_and_a_worktree(hooked: Path, tmp_path: Path) -> None:
    git(hooked, "worktree", "add", "-q", "-b", "side", str(tmp_path / "tree"))
    lay(tmp_path / "tree", {FILE: WRONG})
    assert try_to_commit(tmp_path / "tree", "-a").status == 1
    lay(tmp_path / "tree", {FILE: ITEM.replace("每期", "每月")})
    assert try_to_commit(tmp_path / "tree", "-a").status == 0


def test_an_item_of_an_earlier_revision_is_missed_where_it_is_gone(run: Run, repository: Path) -> None:
    def missed(*words: str) -> bool:
        told = run("validate", "--select", "catalogue/id-still-there", "--format", "concise", *words, cwd=repository)
        return told.stdout.startswith("catalog.yaml:4:1: warning: the item “政策解读” (zhengce-jiedu) is gone")

    (repository / OTHER_FILE).unlink()
    assert not missed()
    assert missed("--base", "HEAD")
    assert not missed("--base", "HEAD", "--staged")
    git(repository, "rm", "-q", "--cached", OTHER_FILE)
    assert missed("--base", "HEAD", "--staged")


@pytest.mark.parametrize("revision", ["nowhere", "^HEAD", "--all", ""])
def test_an_earlier_revision_must_be_one(revision: str, run: Run, repository: Path) -> None:
    outcome = run("validate", f"--base={revision}", cwd=repository)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "Traceback" not in outcome.stderr


OLD = ITEM.replace("每期政府公报", "每期政府公报,全文")
"""An item with a warning."""


@pytest.fixture
def with_warning(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    commit(folder, {**RIGHT, FILE: OLD})
    return folder


def since_head(run: Run, folder: Path) -> Outcome:
    return run("validate", "--staged", "--new-since", "HEAD", "--select", "wording,identity", cwd=folder)


def test_of_the_warnings_only_those_of_the_commit_itself_are_shown(run: Run, with_warning: Path) -> None:
    lay(with_warning, {OTHER_FILE: OTHER_ITEM.replace("政策解读材料", "政策解读材料,全文")})
    git(with_warning, "add", "-A")
    outcome = since_head(run, with_warning)
    assert outcome.status == 0
    assert f"{OTHER_FILE}:4:" in outcome.stdout
    assert FILE not in outcome.stdout
    assert outcome.stdout.endswith("1 more was there before (see it with: catalog validate).\n")


def test_a_value_that_is_edited_keeps_the_warning_that_it_had(run: Run, with_warning: Path) -> None:
    lay(with_warning, {FILE: OLD.replace("全文", "全文全文")})
    git(with_warning, "add", "-A")
    assert FILE not in since_head(run, with_warning).stdout


def test_errors_are_shown_although_they_were_there_before(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {**RIGHT, FILE: WRONG})
    outcome = since_head(run, folder)
    assert outcome.status == 1
    assert FILE in outcome.stdout


def test_before_the_first_commit_all_is_new(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "repo", {**RIGHT, FILE: OLD})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    assert FILE in since_head(run, folder).stdout


def test_in_the_first_commit_of_a_catalogue_all_is_new(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {"README.md": "目录\n"})
    lay(folder, {**RIGHT, FILE: OLD})
    git(folder, "add", "-A")
    assert FILE in since_head(run, folder).stdout


def test_a_revision_that_does_not_exist_is_named(run: Run, with_warning: Path) -> None:
    outcome = run("validate", "--new-since", "v9", cwd=with_warning)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "v9" in outcome.stderr


def test_an_item_that_has_another_id_is_told_by_both(run: Run, repository: Path) -> None:
    (repository / OTHER_FILE).unlink()
    item = OTHER_ITEM.replace("id: zhengce-jiedu", "id: jiedu").replace("政策解读材料", "政策解读的材料")
    lay(repository, {"data/items/jiedu.yaml": item})
    told = run("validate", "--select", "catalogue", "--base", "HEAD", "--format", "concise", cwd=repository).stdout
    assert "the item “政策解读” (zhengce-jiedu) is now called jiedu [catalogue/id-still-there]" in told
