"""Commands that only read run no program that a repository or the environment names, and fetch nothing."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import Run, lay
from store.test_git import commit, git

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")]

LOOKING = [
    ("list", "--at", "HEAD"),
    ("search", "公报", "--at", "HEAD~1"),
    ("diff",),
    ("diff", "HEAD~1", "HEAD"),
    ("history", "zhengfu-gongbao"),
    ("blame", "zhengfu-gongbao"),
    ("changelog",),
    ("validate",),
    ("validate", "--staged", "--new-since", "HEAD"),
    ("validate", "--base", "HEAD~1"),
    ("set", "zhengfu-gongbao", "name=公报", "--dry-run"),
    ("render", "--to", "html"),
]
SETTINGS: dict[str, Callable[[str], dict[str, str]]] = {
    "a monitor of the file system": lambda evil: {"core.fsmonitor": evil},
    "filters": lambda evil: {"filter.x.clean": evil, "filter.x.smudge": evil, "filter.x.required": "true"},
    "a filter with an odd name": lambda evil: {"filter.a=b.c.process": evil, "filter.a=b.c.clean": evil},
    "conversion to text, and another diff": lambda evil: {"diff.x.textconv": evil, "diff.external": evil},
    "a program of signatures": lambda evil: {"log.showSignature": "true", "gpg.program": evil},
    "a pager and aliases": lambda evil: {"core.pager": evil, "alias.log": f"!{evil}", "alias.cat-file": f"!{evil}"},
    "hooks": lambda evil: {"core.hooksPath": str(Path(evil).parent)},
}
VARIABLES = ["GIT_EXTERNAL_DIFF", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_PAGER", "GIT_ASKPASS", "GIT_PROXY_COMMAND"]


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """Return a program that leaves a trace; it also stands there as a hook that git would run."""
    program = tmp_path / "evil" / "evil"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho ran >> "{tmp_path}/ran"\ncat\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (program.parent / "post-index-change").symlink_to(program)
    return program


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    commit(folder, {**RIGHT, ".gitattributes": "*.yaml filter=x diff=x\ndata/** filter=a=b.c\n"})
    commit(folder, {FILE: ITEM.replace("每期", "各期")})
    # an edit of the same size, so that git has to look into the file
    lay(folder, {FILE: ITEM.replace("每期", "全部")})
    return folder


def look(run: Run, folder: Path, **variables: str) -> None:
    for words in LOOKING:
        outcome = run(*words, cwd=folder, **variables)
        assert outcome.status in {0, 1}, (words, outcome.stderr)


@pytest.mark.parametrize("what", SETTINGS)
def test_what_a_repository_sets_is_not_run(what: str, run: Run, repository: Path, evil: Path, tmp_path: Path) -> None:
    for name, value in SETTINGS[what](str(evil)).items():
        git(repository, "config", name, value)
    look(run, repository)
    assert not (tmp_path / "ran").exists()


def test_what_the_environment_names_is_not_run(run: Run, repository: Path, evil: Path, tmp_path: Path) -> None:
    settings = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": str(evil)}
    look(run, repository, **dict.fromkeys(VARIABLES, str(evil)), **settings)
    assert not (tmp_path / "ran").exists()


def test_what_a_partial_clone_lacks_is_said_and_not_fetched(
    run: Run, repository: Path, evil: Path, tmp_path: Path
) -> None:
    blob = git(repository, "rev-parse", f"HEAD:{FILE}")
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for name, value in {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": "ssh://x/y",
        "core.sshCommand": str(evil),
    }.items():
        git(repository, "config", name, value)
    for words in (("list", "--at", "HEAD"), ("diff",), ("history", "zhengfu-gongbao"), ("changelog",)):
        outcome = run(*words, cwd=repository)
        assert (outcome.status, outcome.stdout) == (2, "")
        assert "is a partial clone, and lacks what is asked for" in outcome.stderr
    assert run("validate", "--staged", cwd=repository).status in {0, 1, 2}
    assert not (tmp_path / "ran").exists()
