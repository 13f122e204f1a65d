"""`make docs`: both languages side by side, links between them, and a search that finds Chinese words."""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

import docs_site
from conftest import ROOT, lay
from edition import twin_of
from page_links import PageFolder

pytestmark = pytest.mark.slow

PAGES = {
    "README.md": "# Home\n\n[中文](README.zh-CN.md) [guide](docs/guide.md#find-it) [licence](LICENSE)\n",
    "README.zh-CN.md": "# 首页\n\n[English](README.md) [指南](docs/guide.zh-CN.md#查找) [词汇](docs/glossary.md)\n",
    "LICENSE": "MIT",
    "CHANGELOG.md": "# Changelog\n\n信息公开指南\n",
    "docs/guide.md": "# Guide\n\n[中文](guide.zh-CN.md#查找)\n\n## Find it\n\nAll deadlines.\n",
    "docs/guide.zh-CN.md": "# 指南\n\n[English](guide.md) [更新](../CHANGELOG.md)\n\n## 查找\n\n部门预算公开信息\n",
    "docs/lines.zh-CN.md": "# 行\n\n第一行，\n第二行\n[English](lines.md)\n\n```text\n一\n二\n```\n",
    "docs/lines.md": "# Lines\n\nfirst\nsecond\n",
    "docs/glossary.md": "# Glossary\n\nbudget 预 算\n",
    "docs/rules/README.md": "# Rules\n\n[a](law/a.md)\n",
    "docs/rules/README.zh-CN.md": "# 规则\n\n[甲](law/a.zh-CN.md)\n",
    "docs/rules/law/a.md": "# a\n\n[中文](a.zh-CN.md)\n",
    "docs/rules/law/a.zh-CN.md": "# 甲\n\n公报开印，预先核算\n",
    "src/notes.md": "# no page of the documentation\n",
}


def built(folder: Path, files: Mapping[str, str]) -> Path:
    docs_site.build(lay(folder / "source", files), folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("docs"), PAGES)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def pages_of(site: Path, edition: str) -> set[str]:
    return {path.relative_to(site / edition).as_posix() for path in (site / edition).rglob("*.html")}


def test_each_edition_has_the_pages_of_its_language(site: Path) -> None:
    own = {"index.html", "search.html", "docs/glossary.html"}
    english = {"README", "CHANGELOG", "docs/guide", "docs/lines", "docs/rules/README", "docs/rules/law/a"}
    assert pages_of(site, "en") == own | {f"{page}.html" for page in english}
    chinese = english - {"CHANGELOG"}
    assert pages_of(site, "zh-CN") == own | {f"{page}.zh-CN.html" for page in chinese}


def test_every_link_leads_somewhere_also_to_the_other_edition(site: Path) -> None:
    lay(site, {"example/index.html": "<title>the example</title>"})
    assert list(PageFolder(site).broken_links()) == []
    chinese = (site / "zh-CN/docs/guide.zh-CN.html").read_text("utf-8")
    assert 'href="../../en/docs/guide.html"' in chinese
    assert 'href="../../en/CHANGELOG.html"' in chinese
    assert 'href="../../zh-CN/docs/guide.zh-CN.html#id2"' not in chinese


def test_lines_of_chinese_are_joined_without_a_blank(site: Path) -> None:
    page = (site / "zh-CN/docs/lines.zh-CN.html").read_text("utf-8")
    assert "第一行，第二行\n<a" in page
    assert "<span></span>一\n二\n</pre>" in page
    assert "first\nsecond" in (site / "en/docs/lines.html").read_text("utf-8")


def test_a_link_to_nothing_stops_the_build(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        built(tmp_path, {"README.md": "# Home\n\n[guide](docs/gone.md)\n"})
    assert "docs/gone.md" in capfd.readouterr().err


def test_what_leads_nowhere_is_found(tmp_path: Path) -> None:
    links = "gone.html", "b.html#gone", "b.html#here", "#gone", "https://example.org/", "../out.html", "b.html", "sub"
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    lay(tmp_path / "site", {"a.html": page, "b.html": '<p id="here">', "sub/index.html": ""})
    lay(tmp_path, {"out.html": ""})
    wrong = "gone.html", "b.html#gone", "#gone", "../out.html", "sub"
    assert list(PageFolder(tmp_path / "site").broken_links()) == [f"a.html: {link}" for link in wrong]


@pytest.mark.parametrize(
    ("edition", "words", "expected"),
    [
        ("zh-CN", "公开", {"指南"}),
        ("zh-CN", "算公", {"指南"}),
        ("zh-CN", "预算 信息", {"指南"}),
        ("zh-CN", "报", {"甲"}),
        ("zh-CN", "决算", set()),
        ("en", "公开", {"Changelog"}),
        ("en", "deadline", {"Guide"}),
    ],
)
def test_the_search_finds_words_within_words(
    site: Path, page: Page, edition: str, words: str, expected: set[str]
) -> None:
    page.goto(f"file://{site}/{edition}/search.html?q={words}")
    page.wait_for_function("document.querySelector('#search-results .search-summary')?.textContent.trim()")
    page.wait_for_function("!/^(Searching|正在搜索中)/.test(document.querySelector('#search-results h2').textContent)")
    assert {each.inner_text() for each in page.query_selector_all("#search-results li > a")} == expected


@pytest.mark.parametrize("name", ["README", "docs/guide", "docs/rules/README", "docs/rules/law/a"])
def test_a_page_and_its_twin_lead_to_each_other(name: str) -> None:
    assert twin_of(name, "zh-CN") == f"{name}.zh-CN"
    assert twin_of(f"{name}.zh-CN", "en") == name


def test_a_page_without_a_twin_leads_home() -> None:
    assert twin_of("CHANGELOG", "zh-CN") == "README.zh-CN"
    assert twin_of("docs/glossary", "zh-CN") == "docs/glossary"


def test_every_page_of_the_project_has_a_twin() -> None:
    pages = {path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob("docs/**/*.md")}
    assert {page for page in pages if twin_of(page, "zh-CN") not in pages or twin_of(page, "en") not in pages} == set()
