"""The year of a catalogue in docs/year.md goes as the page tells it, in both languages."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
import pytest

from answering import answering
from conftest import PROGRAM, ROOT, environment
from running import run_in_process

pytestmark = [pytest.mark.slow]

NO_HOOK = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.hooksPath", "GIT_CONFIG_VALUE_0": os.devnull}
"""The page leaves out what the hook says: it does its work in one language for both."""
PAGES = {"year.md": "en_US.UTF-8", "year.zh-CN.md": "zh_CN.UTF-8"}


class Step(NamedTuple):
    """A command of the page, and the lines that it shows below; … stands for any lines."""

    command: str
    shown: list[str]


def steps(text: str) -> Iterator[Step]:
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.splitlines()
            yield Step(command, shown)


def table_of(text: str) -> list[list[str]]:
    return [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| ")]


def start(folder: Path, rows: list[list[str]]) -> None:
    document = docx.Document()
    document.add_heading("白鹭区司法局政府信息主动公开事项目录", 0)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(folder / "目录.docx"))


def send_back(folder: Path) -> None:
    """Return all sheets as they are, but for one time limit in that of the 办公室."""
    shutil.copytree(folder / "发出", folder / "收回")
    workbook = openpyxl.load_workbook(folder / "收回" / "办公室.xlsx")
    (cell,) = [cell for row in workbook.worksheets[0].iter_rows() for cell in row if cell.value == "批复后20日内"]
    cell.value = "自批复之日起20日内"
    workbook.save(folder / "收回" / "办公室.xlsx")


def run(command: str, cwd: Path, language: str, variables: Mapping[str, str]) -> str:
    """Run a command; give what it printed."""
    people = {f"GIT_{role}_{key}": "z@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    settings = {"LANG": language, "LC_ALL": language, **people, **variables}
    words = shlex.split(command)
    if words[0] == "catalog":
        outcome = run_in_process(words[1:], cwd, "", settings)
        status, told = outcome.status, outcome.stdout + outcome.stderr
    else:
        path = {"PATH": f"{PROGRAM.parent}:{environment()['PATH']}"}
        settings = environment() | settings | path | (NO_HOOK if language == PAGES["year.zh-CN.md"] else {})
        done = subprocess.run(
            words, cwd=cwd, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        status, told = done.returncode, done.stdout.decode()
    assert status == 0, f"{command}\n{told}"
    return told


def assert_shown(step: Step, printed: str) -> None:
    """Require the lines of the page in their order, with others only where it has an ellipsis."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(f"{line}\n") for line in step.shown)
    assert re.fullmatch(pattern, printed if printed.endswith("\n") or not printed else f"{printed}\n"), (
        f"$ {step.command}\n{printed}"
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_year_does_what_the_page_shows(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    start(tmp_path, table_of(text))
    folder = tmp_path
    # the site of the page is on loopback, behind a proxy
    with answering() as variables:
        for step in steps(text):
            if "--returned" in step.command and not (tmp_path / "收回").exists():
                send_back(tmp_path)
            if step.command.startswith("cd "):
                folder /= step.command.removeprefix("cd ")
            else:
                assert_shown(step, run(step.command, folder, PAGES[page], variables))
    for name in ("调整对照表.docx", "目录2026.docx"):
        assert docx.Document(str(tmp_path / name)).tables


def test_both_pages_run_the_same_commands() -> None:
    one, other = (
        [step.command for step in steps((ROOT / "docs" / page).read_text(encoding="utf-8"))] for page in PAGES
    )
    assert one == other
