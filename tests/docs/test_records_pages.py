"""Each example on the pages about the ledger prints what the page shows, in the bundled catalogue."""

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from conftest import ROOT, Run, lay
from docs.examples import bare, examples

PAGES = {"records.md": "en", "records.zh-CN.md": "zh"}
RECORD = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def an_office_s_table(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("事项名称", "信息名称", "形成日期"), ("政府公报", "政府公报2026年第3期", "2026-05-06")):
        sheet.append(row)
    book.save(folder / "台账.xlsx")


@pytest.mark.parametrize(("page", "lang"), PAGES.items())
def test_an_example_prints_what_the_page_shows(page: str, lang: str, bundled: Path, run: Run) -> None:
    an_office_s_table(bundled)
    for command, printed in examples(page):
        words = shlex.split(command)[1:]
        shape = ["--format", "table"] if "list" in words else []
        outcome = run(*words, *shape, cwd=bundled, COLUMNS="80", CATALOG_LANG=lang)
        assert outcome.status == 0, command
        if printed:
            assert bare(outcome.stdout + outcome.stderr) == bare(printed), command
    assert (bundled / "年度报告.docx").stat().st_size > 1000
    assert (bundled / "data/records/2026/zhengfu-gongbao-2026-05-06.yaml").exists()


@pytest.mark.parametrize("page", PAGES)
def test_the_record_on_the_page_is_valid(page: str, bundled: Path, run: Run) -> None:
    (text,) = RECORD.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    lay(bundled, {"data/records/2026/zhengfu-gongbao-2026-03-02.yaml": text})
    outcome = run("validate", "data/records", cwd=bundled)
    assert (outcome.status, outcome.stdout) == (0, "1 file checked: nothing wrong.\n")


def test_both_pages_show_the_same_commands() -> None:
    english, chinese = ([command for command, _ in examples(page)] for page in PAGES)
    assert english == chinese


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_page(name: str) -> None:
    assert f"({name.replace('README', 'docs/records')})" in (ROOT / name).read_text(encoding="utf-8")
