"""`man catalog-validate` says what `catalog validate --help` says, in the reader's language."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog_cli.plugins import discover
from conftest import ROOT
from man_pages import roff

COMMANDS = list(discover("catalog_cli.cli.commands"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("man")
    subprocess.run([sys.executable, ROOT / "tools" / "man_pages.py", "--folder", target], check=True)
    return target


def test_every_command_has_a_page_in_both_languages(folder: Path) -> None:
    expected = {"catalog.1", *(f"catalog-{name}.1" for name in COMMANDS)}
    assert {path.name for path in (folder / "man1").iterdir()} == expected
    assert {path.name for path in (folder / "zh_CN" / "man1").iterdir()} == expected


def test_a_page_has_the_command_s_options_and_those_of_its_actions(folder: Path) -> None:
    page = (folder / "man1" / "catalog-category.1").read_text("utf-8")
    assert page.startswith('.TH "CATALOG-CATEGORY" "1" ')
    assert '.SH "catalog category add"\n\\fBcatalog category add\\fR [OPTIONS] {NAME…}\n' in page
    assert ".TP\n\\fB\\-\\-after NAME\\fR\n" in page
    assert page.count("\\-\\-directory") == 1


def test_the_chinese_pages_are_chinese(folder: Path) -> None:
    page = (folder / "zh_CN" / "man1" / "catalog-list.1").read_text("utf-8").replace("\\:", "")
    assert ".SH 名称\ncatalog\\-list \\- 列出全部事项" in page
    assert "显示本说明后退出。" in page


def test_text_is_printed_as_it_is() -> None:
    assert roff(".a \\ -x") == "\\&.a \\e \\-x"
    assert roff("目录，（甲）") == "目\\:录，\\:（甲）"


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_nothing_to_say_against_the_pages(folder: Path) -> None:
    pages = sorted(folder.rglob("*.1"))
    ran = subprocess.run(["groff", "-man", "-k", "-Tutf8", "-ww", *pages], capture_output=True, check=True)
    assert [line for line in ran.stderr.decode().splitlines() if "cannot adjust" not in line] == []
    assert "catalog-list - List the items" in ran.stdout.decode().replace("\x1b[0m", "")
