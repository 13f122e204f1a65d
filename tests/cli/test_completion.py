"""Tab offers ids, names, fields, values and rules, in each shell."""

import shutil
from pathlib import Path

import pexpect
import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import PATIENCE, PROGRAM, ROOT, Run, environment, lay

BREAKS = " \t\n\"'><=;|&(:"


def offered(run: Run, line: str, shell: str = "fish", cwd: Path = ROOT) -> list[str]:
    outcome = run(cwd=cwd, _CATALOG_COMPLETE=shell, _CATALOG_LINE=line, _CATALOG_BREAKS=BREAKS)
    assert outcome.stderr == ""
    return outcome.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("catalog val", ["validate"]),
        ("catalog show zhengfu-gong", ["zhengfu-gongbao"]),
        ("catalog show 政府公", ["政府公报"]),
        ("catalog edit 领导", ["领导信息"]),
        ("catalog edit cata", ["catalog.yaml"]),
        ("catalog set cata", ["catalog.yaml"]),
        ("catalog show '政府公", ["政府公报"]),
        ("catalog list --office 数据局", ["数据局数字政务股"]),
        ("catalog list --office =数据局", ["=数据局数字政务股"]),
        ("catalog list --office !数据局", ["!数据局数字政务股"]),
        ("catalog list --channel 国", ["国家档案馆"]),
        ("catalog list -c 政府采", ["政府采购"]),
        ("catalog office rename 市政府办综", ["市政府办综调室"]),
        ("catalog category merge 政府采购 --into 机构", ["机构概况"]),
        ("catalog category spl", ["split"]),
        ("catalog replace 甲 乙 --in bas", ["basis"]),
        ("catalog list --missing li", ["link", "link_note"]),
        ("catalog list --has 公开责", ["公开责任"]),
        ("catalog list --columns name,basi", ["name,basis"]),
        ("catalog list --columns 事项名称,公开责", ["事项名称,公开责任"]),
        ("catalog list --where 公开责任=数据", ["公开责任=数据局数字政务股"]),
        ("catalog list --format j", ["json", "jsonl"]),
        ("catalog search 责任:数据", ["责任:数据局数字政务股"]),
        ("catalog search 政府公", ["政府公报"]),
        ("catalog set zhengfu-gongb", ["zhengfu-gongbao"]),
        ("catalog set zhengfu-gongbao resp", ["responsible="]),
        ("catalog set zhengfu-gongbao 公开责任=市政府办综", ["公开责任=市政府办综调室"]),
        ("catalog set zhengfu-gongbao channels=政府网站、国家", ["channels=政府网站、国家档案馆"]),
        ("catalog set zhengfu-gongbao channels+=公共", ["channels+=公共图书馆"]),
        ("catalog set --where 预算 link_n", ["link_note="]),
        ("catalog new --category 政府采", ["政府采购"]),
        ("catalog new --office 市政府办综", ["市政府办综调室"]),
        ("catalog validate --select law/article-", ["law/article-exists", "law/article-in-force"]),
        ("catalog validate --ignore yaml,law/article-e", ["yaml,law/article-exists"]),
        ("catalog explain deadline/real", ["deadline/real-date"]),
        ("catalog validate --severity wa", ["warning"]),
        ("catalog validate --severity law/article-exists=e", ["law/article-exists=error"]),
        ("catalog list --law 中华人民共和国政府采", ["中华人民共和国政府采购法"]),
        ("catalog --lang z", ["zh"]),
        ("catalog cache cl", ["clear"]),
        ("catalog render --columns 事项名称,公开责", ["事项名称,公开责任"]),
        ("catalog render --form", ["--format", "--form"]),
        ("catalog render -o 目", []),
        ("catalog list --where 没有=数", []),
    ],
)
def test_tab_offers_what_may_follow(run: Run, line: str, values: list[str]) -> None:
    assert [each.partition("\t")[0] for each in offered(run, line)] == values


def test_a_value_is_offered_with_what_it_means(run: Run) -> None:
    assert offered(run, "catalog show zhengfu-gongb") == ["zhengfu-gongbao\t政府公报"]
    assert offered(run, "catalog list --missing resp") == ["responsible\t公开责任"]


def test_another_folder_has_other_items(run: Run, tmp_path: Path) -> None:
    assert offered(run, f"catalog -C {ROOT} show zhengfu-gongb", cwd=tmp_path) == ["zhengfu-gongbao\t政府公报"]
    named = f"catalog -C {ROOT.parent} due --workspace {ROOT.name} zhengfu-gongb"
    assert offered(run, named, cwd=tmp_path) == ["zhengfu-gongbao\t政府公报"]
    assert offered(run, "catalog show z", cwd=tmp_path) == []


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("catalog set zhengfu-gongbao extra.备", ["extra.备注="]),
        ("catalog list --columns name,其他.备", ["name,其他.备注"]),
        ("catalog set zhengfu-gongbao extra.备注=每", ["extra.备注=每月"]),
    ],
)
def test_columns_in_extra_are_completed(run: Run, tmp_path: Path, line: str, values: list[str]) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, FILE: f"{ITEM}extra:\n  备注: 每月\n"})
    assert [each.partition("\t")[0] for each in offered(run, line, cwd=folder)] == values


@pytest.mark.parametrize(
    ("line", "values"),
    [
        # bash takes a word apart at = and :, and replaces what is after the last of them
        ("catalog set zhengfu-gongbao 公开责任=市政府办综", ["市政府办综调室"]),
        ("catalog search 责任:数据", ["数据局数字政务股"]),
        ("catalog set zhengfu-gongbao resp", ["responsible="]),
        ("catalog list --format cs", ["csv"]),
    ],
)
def test_bash_gets_what_it_replaces(run: Run, line: str, values: list[str]) -> None:
    assert offered(run, line, "bash") == values


def test_each_shell_s_script_is_printed(run: Run) -> None:
    marks = {"bash": "complete -o default", "zsh": "compdef", "fish": "--arguments", "powershell": "Register-Argument"}
    for shell, mark in marks.items():
        outcome = run("--show-completion", shell)
        assert (outcome.status, outcome.stderr) == (0, "")
        assert mark in outcome.stdout
        assert [other for other, its in marks.items() if its in outcome.stdout] == [shell]
    assert run("--show-completion", "pwsh").stdout == run("--show-completion", "powershell").stdout


def test_a_shell_without_completion_is_refused_with_those_that_have_it(run: Run) -> None:
    outcome = run("--show-completion", "tcsh")
    assert outcome.status == 2
    assert "“tcsh”" in outcome.stderr
    assert "bash, zsh, fish, powershell" in outcome.stderr


def test_the_script_is_installed_where_the_shell_looks(run_process: Run, tmp_path: Path) -> None:
    outcome = run_process("--install-completion", "bash", HOME=str(tmp_path))
    assert (outcome.status, outcome.stderr) == (0, "")
    installed = tmp_path / ".bash_completions/catalog.sh"
    assert str(installed) in outcome.stdout
    assert f"source '{installed}'" in (tmp_path / ".bashrc").read_text(encoding="utf-8")
    assert installed.read_text(encoding="utf-8").strip() == run_process("--show-completion", "bash").stdout.strip()


SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "source <(catalog --show-completion bash)"),
    "zsh": (["-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(catalog --show-completion zsh)"),
    "fish": (["--no-config", "-i"], "catalog --show-completion fish | source"),
    "pwsh": (["-NoProfile", "-Interactive"], "catalog --show-completion pwsh | Out-String | Invoke-Expression"),
}


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes_on_tab(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    words, load = SHELLS[shell]
    path = f"{PROGRAM.parent}:/usr/local/bin:/usr/bin:/bin"
    variables = environment(PATH=path, HOME=str(tmp_path), TERM="xterm", PS1="$ ", LC_ALL="C.UTF-8", COLUMNS="160")
    child = pexpect.spawn(
        program, words, cwd=str(ROOT), env=variables, encoding="utf-8", timeout=PATIENCE, dimensions=(40, 160)
    )
    child.sendline(load)
    child.sendline("printf 're%s\\n' ady" if shell != "pwsh" else "'re' + 'ady'")
    child.expect("ready")
    for typed, completed in (
        ("catalog show zhengfu-gongb", "ao"),
        ("catalog show 政府公", "报"),
        ("catalog set zhengfu-gongbao 公开责任=市政府办综", "调室"),
        ("catalog search 责任:数据", "局数字政务股"),
        ("catalog list --columns name,basi", "s"),
    ):
        child.send(typed)
        child.expect_exact(typed[-1])
        child.send("\t")
        child.expect_exact(completed)
        child.send("\x15")
    child.close(force=True)
