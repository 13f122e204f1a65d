"""Each example on the pages about history prints what the page shows, in the repository that the pages are about."""

import shlex
from pathlib import Path

import pytest

from conftest import ROOT, Run
from dated import commit, git
from docs.examples import bare, examples

AS_ON_A_TERMINAL = {"history", "blame", "list", "show"}
PAGES = {"history.md": "en", "history.zh-CN.md": "zh"}

SETTINGS = "title: 政府信息主动公开事项目录\npublishers:\n  - 市政府办公室\ncategories:\n  - 政策文件\n"
JIEDU = "id: zhengce-jiedu\ncategory: 政策文件\nname: 政策解读\ncontent: 政策解读材料\n"
GONGBAO = "id: zhengfu-gongbao\ncategory: 政策文件\nname: 政府公报\ncontent: 每期政府公报\n"
MONTHLY = GONGBAO.replace("每期", "每月一期的") + "time_limit: 自印发之日起20个工作日内\n"
RENAMED = MONTHLY.replace("zhengfu-gongbao", "shi-zhengfu-gongbao").replace("name: ", "name: 市")
OLD, NEW, OTHER = (f"data/items/{name}.yaml" for name in ("zhengfu-gongbao", "shi-zhengfu-gongbao", "zhengce-jiedu"))
WANG = "王芳 <wangfang@example.org>"
LI = "李维 <liwei@example.org>"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two years of a small catalogue, with the tags v2024 and v2025."""
    folder = tmp_path / "catalogue"
    first = {"catalog.yaml": SETTINGS, OLD: GONGBAO, OTHER: JIEDU}
    commit(folder, first, "按旧目录录入", at="2024-05-06T09:30:00+08:00", author=LI)
    git(folder, "tag", "v2024")
    commit(folder, {OLD: MONTHLY}, "公报改为月刊，写明时限", at="2025-01-15T16:05:00+08:00", author=WANG)
    git(folder, "tag", "v2025")
    commit(folder, {OLD: None, NEW: RENAMED}, "公报更名", at="2026-01-20T10:00:00+08:00", author=LI)
    commit(folder, {OTHER: None}, "政策解读不再单列", at="2026-02-10T11:20:00+08:00", author=WANG)
    return folder


@pytest.mark.parametrize(("page", "lang"), PAGES.items())
def test_an_example_prints_what_the_page_shows(page: str, lang: str, repository: Path, run: Run) -> None:
    for command, printed in examples(page):
        words = shlex.split(command)[1:]
        shape = ["--format", "table"] if words[0] in AS_ON_A_TERMINAL else []
        outcome = run(*words, *shape, cwd=repository, COLUMNS="80", CATALOG_LANG=lang)
        assert (outcome.status, outcome.stderr) == (0, ""), command
        assert bare(outcome.stdout) == bare(printed), command


def test_both_pages_show_the_same_commands() -> None:
    english, chinese = ([command for command, _ in examples(page)] for page in PAGES)
    assert english == chinese
    assert {shlex.split(command)[1] for command in english} == {"history", "blame", "changelog", "list", "show"}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_page(name: str) -> None:
    page = name.replace("README", "docs/history")
    assert f"({page})" in (ROOT / name).read_text(encoding="utf-8")
