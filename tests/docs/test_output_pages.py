"""The pages about output name the columns that programs get, the same in both languages."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, Run
from dated import commit

PAGES = ("output.md", "output.zh-CN.md")
ROW = re.compile(r"^\| (?P<commands>`.+?) \| (?P<columns>`[^|]*) \|(?P<words>[^|]*)\|$", re.MULTILINE)
COMMANDS = {
    "search --facets": "search 预算 --facets",
    "stats --since REV": "stats --since HEAD",
    "stats --by office --since REV": "stats --by office --since HEAD",
    "show": "show 政府公报",
    "diff": "diff HEAD",
    "conform": "conform --model HEAD",
    "import --dry-run": "import 目录.csv --dry-run",
    "diff --returned": "diff --returned 收回",
    "import --returned --dry-run": "import --returned 收回 --dry-run",
    "history": "history 政府公报",
    "report": "report 2026",
    "blame": "blame 政府公报",
}
"""What is typed for a command that needs more words."""


def rows(page: str) -> list[tuple[list[str], list[str]]]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [
        (
            [word for word in re.findall(r"`([^`]+)`", row["commands"]) if word not in {"category", "law"}],
            re.findall(r"`([^`]+)`", row["columns"]),
        )
        for row in ROW.finditer(text)
    ]


def test_both_pages_name_the_same() -> None:
    english, chinese = (
        [re.findall(r"`([^`]+)`", row[0]) for row in ROW.finditer((ROOT / "docs" / page).read_text(encoding="utf-8"))]
        for page in PAGES
    )
    assert english == chinese
    assert len(english) > 8


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_programs_get_the_columns_that_the_page_names(bundled: Path, run: Run, language: str) -> None:
    commit(bundled, {}, "第一版")
    (bundled / "目录.csv").write_text(run("render", "--to", "csv", cwd=bundled).stdout, encoding="utf-8")
    run("render", "--each", "publisher", "-o", "收回", cwd=bundled)
    checked = 0
    for commands, columns in rows("output.md"):
        for command in commands:
            for form, sign in (("tsv", "\t"), ("csv", ",")):
                words = COMMANDS.get(command, command).split()
                if command.startswith("import"):
                    if form == "csv":
                        continue
                    outcome = run(*words, "--lang", language, cwd=bundled)
                else:
                    outcome = run(*words, "--format", form, "--lang", language, cwd=bundled)
                assert outcome.status == 0, outcome.stderr
                assert outcome.stdout.splitlines()[0].lstrip("\ufeff").split(sign) == columns, command
                checked += 1
    assert checked > 20


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_page(name: str) -> None:
    page = name.replace("README", "docs/output")
    assert f"({page})" in (ROOT / name).read_text(encoding="utf-8")
