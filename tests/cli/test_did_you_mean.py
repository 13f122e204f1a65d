"""A word that is no command is answered by what it means, and never with a command that does more."""

import shlex
from collections import Counter

import pytest

from catalog_cli.plugins import discover, load
from conftest import Run

COMMANDS = "catalog_cli.cli.commands"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("export", "render"),
        ("check", "validate"),
        ("delete x", "remove x"),
        ("add", "new"),
        ("find 预算", "search 预算"),
        ("查找 预算", "search 预算"),
        ("搜索 预算 决算", "search 预算 决算"),
        ("fix", "validate --fix"),
        ("导出", "render"),
        ("导入 目录.docx", "import 目录.docx"),
        ("检查", "validate"),
        ("删除", "remove"),
        ("新增", "new"),
        ("比较", "diff"),
        ("统计", "stats"),
        ("ls", "list"),
        ("查找事项", "search"),
        ("exprot", "render"),
        ("remvoe x", "remove x"),
        ("vaildate", "validate"),
        ("FIND 预算", "search 预算"),
        ("find 'a b' '(c'", "search 'a b' '(c'"),
    ],
)
def test_a_word_is_answered_with_the_command_that_it_means(run: Run, typed: str, meant: str) -> None:
    outcome = run(*shlex.split(typed))
    assert outcome.status == 2
    assert outcome.stderr.splitlines()[1:] == [f"  Did you mean: catalog {meant}?"]


@pytest.mark.parametrize("typed", ["reset", "sew", "frobnicate", "help", "帮助", "demote", "removal"])
def test_no_command_that_changes_files_is_suggested_for_a_word_that_does_not_mean_it(run: Run, typed: str) -> None:
    assert run(typed).stderr.splitlines()[1:] == ["  List all commands with: catalog --help"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("list --to csv", "--format"),
        ("list --department 数据局", "--office"),
        ("list --fields name", "--columns"),
        ("import --preview a.docx", "--dry-run"),
        ("validate --fx", "--fix"),
        ("list --colums name", "--columns"),
        ("diff --out x", "--output"),
    ],
)
def test_an_option_is_answered_with_the_one_that_it_means(run: Run, typed: str, meant: str) -> None:
    assert f"; did you mean {meant}?" in run(*typed.split()).stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("category delete a", "remove"),
        ("category 改名 a b", "rename"),
        ("office new a", "add"),
        ("channel renam a b", "rename"),
    ],
)
def test_an_action_is_answered_with_the_one_that_it_means(run: Run, typed: str, meant: str) -> None:
    outcome = run(*typed.split())
    assert outcome.status == 2
    assert f"; did you mean {meant}?" in outcome.stderr


@pytest.mark.parametrize("typed", ["validate --check", "validate --mix", "list --at-all"])
def test_an_option_like_none_is_refused_without_a_guess(run: Run, typed: str) -> None:
    outcome = run(*typed.split())
    assert outcome.status == 2
    assert "did you mean" not in outcome.stderr


def test_no_word_means_two_commands() -> None:
    modules = {name: load(COMMANDS, name) for name in discover(COMMANDS)}
    words = Counter(modules.keys())
    for module in modules.values():
        words.update(word for listed in getattr(module, "SYNONYMS", {}).values() for word in listed.split())
    assert [word for word, number in words.items() if number > 1] == []
