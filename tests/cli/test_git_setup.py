"""`catalog git install` sets a repository up, `uninstall` takes away exactly what it wrote."""

import sys
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from cli.test_merge import BOTH, OURS, THEIRS, merge, two_sides
from cli.test_staged import WRONG, try_to_commit
from conftest import Run, lay
from store.test_git import commit, git

pytestmark = pytest.mark.slow


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
    git(repository, "commit", "-q", "--no-verify", "-m", "合并方式")
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


def test_an_install_says_briefly_what_it_did_and_what_for(run: Run, repository: Path) -> None:
    lines = run("git", "install", cwd=repository).stdout.splitlines()
    assert any(line.startswith("done: set merge.catalog.driver = ") for line in lines)
    assert all(len(line) <= 80 or str(repository) in line for line in lines)
    assert lines[-1] == "git is set up: it merges field by field, and checks before each commit"


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
    assert "is not a shell script" in outcome.stderr
    assert state(repository) == before


def test_a_bare_repository_has_no_files_to_merge_and_is_told_so(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "共用.git")
    outcome = run("git", "install", cwd=tmp_path / "共用.git")
    assert outcome.status == 2
    assert f"{tmp_path / '共用.git'} is a bare repository" in outcome.stderr
    assert "in a clone" in outcome.stderr


def test_who_sets_up_is_reminded_to_commit_what_others_need_until_it_is_done(run: Run, repository: Path) -> None:
    reminder = f"commit {repository / '.gitattributes'}, so that it counts in every clone\n"
    assert run("git", "install", "--dry-run", cwd=repository).stderr == ""
    assert run("git", "install", cwd=repository).stderr == reminder
    assert run("git", "install", cwd=repository).stderr == reminder
    commit(repository, {".gitattributes": (repository / ".gitattributes").read_text(encoding="utf-8")})
    assert run("git", "install", cwd=repository).stderr == ""
    assert run("git", "uninstall", cwd=repository).stderr == reminder


def test_a_difference_that_git_shows_is_headed_by_the_field_it_is_in(run: Run, repository: Path) -> None:
    channels = "channels:\n" + "".join(f"  - 渠道{number}\n" for number in range(8))
    commit(repository, {FILE: ITEM + channels})
    run("git", "install", cwd=repository)
    lay(repository, {FILE: ITEM + channels.replace("渠道7", "公报")})
    headers = [line for line in git(repository, "diff", FILE).splitlines() if line.startswith("@@")]
    assert [header.rpartition("@@ ")[2] for header in headers] == ["channels:"]


class TestProgramThatIsGone:
    """Python was moved, or the virtual environment was removed, since git was set up."""

    @pytest.fixture(params=["no interpreter", "no package"])
    def abandoned(self, request: pytest.FixtureRequest, run: Run, repository: Path) -> Path:
        run("git", "install", cwd=repository)
        git(repository, "add", ".gitattributes")
        git(repository, "commit", "-q", "--no-verify", "-m", "合并方式")
        two_sides(repository, OURS, THEIRS)
        gone = {"no interpreter": "/nowhere/python -m catalog_cli", "no package": f"{sys.executable} -m no_catalog"}
        ours = f"{sys.executable} -m catalog_cli"
        for file in (repository / ".git/config", repository / ".git/hooks/pre-commit"):
            text = file.read_text(encoding="utf-8")
            assert ours in text
            file.write_text(text.replace(ours, gone[request.param]), encoding="utf-8")
        return repository

    def test_git_merges_line_by_line_and_loses_no_edit(self, abandoned: Path) -> None:
        merge(abandoned, "merge", "--no-edit", "theirs")
        merged = (abandoned / FILE).read_text(encoding="utf-8")
        assert all(line in merged for side in (OURS, THEIRS) for line in side.splitlines())

    def test_the_hook_says_what_to_do(self, abandoned: Path) -> None:
        lay(abandoned, {FILE: OURS.replace("每期", "各期")})
        git(abandoned, "add", FILE)
        outcome = try_to_commit(abandoned)
        assert outcome.status == 1
        assert "catalog git install" in outcome.stderr

    def test_status_tells(self, run: Run, abandoned: Path) -> None:
        outcome = run("git", "status", cwd=abandoned)
        assert outcome.status == 1
        assert "missing: set merge.catalog.driver = " in outcome.stdout
        assert "catalog git install" in outcome.stderr


def test_status_tells_whether_git_is_set_up(run: Run, repository: Path) -> None:
    assert run("git", "status", cwd=repository).status == 1
    run("git", "install", cwd=repository)
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-q", "--no-verify", "-m", "合并方式")
    outcome = run("git", "status", cwd=repository)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout == "git is set up: it merges field by field, and checks before each commit\n"
    (repository / ".git/hooks/pre-commit").chmod(0o644)
    assert "executable" in run("git", "status", cwd=repository).stdout
