"""`catalog git install` sets a repository up, `uninstall` takes away exactly what it wrote."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from cli.test_merge import BOTH, OURS, THEIRS, merge, two_sides
from cli.test_staged import WRONG, try_to_commit
from conftest import Run, lay
from store.test_git import commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "仓 库"
    commit(folder, {**RIGHT, ".gitattributes": "*.png binary\n"})
    return folder


def state(folder: Path) -> dict[str, bytes]:
    files = (folder / ".gitattributes", folder / ".git/config", *(folder / ".git/hooks").iterdir())
    return {str(file): file.read_bytes() for file in files}


def test_after_install_git_merges_by_field_and_refuses_what_is_wrong(run: Run, repository: Path) -> None:
    assert run("git", "install", cwd=repository).status == 0
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-q", "-m", "合并方式")
    two_sides(repository, OURS, THEIRS)
    assert merge(repository, "merge", "--no-edit", "theirs") == 0
    assert (repository / FILE).read_text(encoding="utf-8") == BOTH
    lay(repository, {FILE: WRONG})
    git(repository, "add", FILE)
    assert try_to_commit(repository).status == 1


def test_a_second_install_changes_nothing_and_says_so(run: Run, repository: Path) -> None:
    run("git", "install", cwd=repository)
    before = state(repository)
    assert run("git", "install", cwd=repository).stdout == "nothing to change\n"
    assert state(repository) == before


def test_uninstall_leaves_everybody_elses_lines(run: Run, repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    lay(repository, {".git/hooks/pre-commit": "#!/bin/sh\necho theirs\nexit 0\n"})
    run("git", "install", cwd=repository)
    assert hook.read_text(encoding="utf-8").endswith("echo theirs\nexit 0\n")
    run("git", "uninstall", cwd=repository)
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\necho theirs\nexit 0\n"
    assert (repository / ".gitattributes").read_text(encoding="utf-8") == "*.png binary\n"
    assert "catalog" not in (repository / ".git/config").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(run: Run, repository: Path) -> None:
    before = state(repository)
    assert "would do: set merge.catalog.driver" in run("git", "install", "--dry-run", cwd=repository).stdout
    assert state(repository) == before


def test_a_worktree_is_set_up_with_its_repository(run: Run, repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "另"))
    assert run("git", "install", cwd=tmp_path / "另").status == 0
    assert (repository / ".git/hooks/pre-commit").exists()
    assert (tmp_path / "另" / FILE).read_text(encoding="utf-8") == ITEM


def test_a_hook_that_is_no_shell_script_is_left_alone(run: Run, repository: Path) -> None:
    lay(repository, {".git/hooks/pre-commit": "#!/usr/bin/env python3\nprint(1)\n"})
    before = state(repository)
    outcome = run("git", "install", cwd=repository)
    assert outcome.status == 2
    assert "is no shell script" in outcome.stderr
    assert state(repository) == before
