"""At a real terminal, in a closed pipe, in an old encoding: the program behaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalog_cli.rules.examples import RIGHT
from conftest import PATIENCE, PROGRAM, ROOT, Run, environment, lay
from malformed import MALFORMED
from running import ending, start_process
from terminal import ended, terminal

pytestmark = pytest.mark.slow


def shown(*words: str, columns: int = 80, no_color: str = "", term: str = "xterm-256color") -> str:
    return ended(terminal(*words, cwd=ROOT, columns=columns, NO_COLOR=no_color, TERM=term))[1]


@pytest.mark.parametrize("columns", [40, 200])
def test_a_terminal_gets_a_table_with_every_item(columns: int) -> None:
    table = shown("list", columns=columns)
    assert "\t" not in table
    for number in ("政府公报", "领导信息", "绩效评价"):
        assert number in table


def test_a_terminal_gets_the_found_words_in_colour() -> None:
    assert "\x1b[" in shown("search", "预算")


def test_colours_can_be_had_without() -> None:
    assert "\x1b[" not in shown("search", "预算", no_color="1")
    assert "\x1b[" not in shown("search", "预算", term="dumb")


@pytest.mark.parametrize("words", [("list",), ("list", "--format", "json"), ("validate",), ("render",)])
def test_a_closed_pipe_ends_quietly(words: tuple[str, ...]) -> None:
    with ending(start_process(words, ROOT, {})) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read().decode()
        assert process.wait(PATIENCE) == 0
    assert told == ""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("list",), ("--help",), ("--version",)])
def test_a_full_disk_is_named_in_one_message(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [str(PROGRAM), *words], cwd=ROOT, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("catalog: cannot write to standard output: the disk is full\n")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell of Windows cannot close a stream")
@pytest.mark.parametrize("closed", ["<&-", "2>&-"])
def test_a_closed_stream_that_is_not_needed_does_not_stop_the_program(closed: str) -> None:
    line = f'"{PROGRAM}" parse basis 《档案法》 {closed}'
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, env=environment(), input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "《档案法》" in done.stdout.decode()


@pytest.mark.skipif(os.name == "nt", reason="a shell of Windows cannot close a stream")
@pytest.mark.parametrize(
    "words",
    [
        "list >&-",
        "list <&- >&-",
        "--version >&-",
        "render --to xlsx >&-",
        "show --help >&-",
        "--show-completion bash >&-",
    ],
)
def test_an_answer_that_nobody_can_get_is_an_error(words: str) -> None:
    line = f'"{PROGRAM}" {words}'
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("catalog: cannot write to standard output: ")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(os.name == "nt", reason="a shell of Windows cannot close a stream")
def test_notes_that_nobody_can_read_change_no_status() -> None:
    done = subprocess.run(["sh", "-c", f'"{PROGRAM}" show nothing 2>&-'], cwd=ROOT, env=environment(), check=False)
    assert done.returncode == 2


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
@pytest.mark.parametrize("words", [("list",), ("show", "政府公报", "--format", "table"), ("validate",), ("--help",)])
def test_an_old_encoding_replaces_what_it_cannot_say(words: tuple[str, ...], encoding: str) -> None:
    process = start_process(words, ROOT, {"PYTHONIOENCODING": encoding, "CATALOG_LANG": "zh"})
    said, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told
    if encoding == "gbk" and words[0] != "validate":
        assert "政府" in said.decode("gbk")


def test_the_c_locale_speaks_english_and_keeps_chinese_text(run: Run) -> None:
    outcome = run("list", "--columns", "name", cwd=ROOT, LANG="C")
    assert outcome.stdout.splitlines()[:2] == ["name", "政府规章和行政规范性文件"]


def test_python_can_run_the_package(run: Run) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "catalog_cli", "--version"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == run("--version").stdout
    assert done.stdout.startswith("catalog ")


def test_no_words_at_all_show_the_help(run: Run) -> None:
    outcome = run()
    assert outcome.status in {0, 2}
    assert "validate" in outcome.stdout + outcome.stderr


def test_two_hundred_malformed_files_are_each_told_of(run: Run, tmp_path: Path) -> None:
    # long ones take long, and are read no other way
    short = [data for data, _rule in MALFORMED.values() if len(data) < 2000]
    broken = {f"data/items/broken-{number}.yaml": data for number, data in enumerate(short)}
    folder = lay(tmp_path / "w", {**RIGHT, **broken})
    outcome = run("validate", "--format", "concise", "--severity", "error", cwd=folder)
    assert outcome.status == 1
    assert {line.partition(":")[0] for line in outcome.stdout.splitlines()} == set(broken)
    # how each is read is known by now: to leave out some of them is to leave out any
    some = lay(tmp_path / "some", {**RIGHT, **dict(list(broken.items())[::10])})
    assert run("list", "--columns", "id", cwd=some).stdout == "id\nzhengce-jiedu\nzhengfu-gongbao\n"
