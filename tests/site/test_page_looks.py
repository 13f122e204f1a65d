"""Everybody can use the pages: on any screen, by keyboard, without colours, and on paper."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser import OpenPage, barriers
from catalog_cli.rules.examples import ITEM, SETTINGS
from conftest import ROOT, lay
from running import run_in_process

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KINDS = {
    "index": "index.html",
    "item": "items/yusuan-juesuan/index.html",
    "offices": "offices/index.html",
    "office": "offices/shizhengfubanhouqinban/index.html",
    "laws": "laws/index.html",
    "law": "laws/zhonghuarenmingongheguoyusuanfa/index.html",
    "changes": "changes/index.html",
    "coverage": "coverage/index.html",
    "about": "about/index.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled catalogue's site, with headings in both languages."""
    folder = tmp_path_factory.mktemp("looks")
    for name in ("data", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "catalog.yaml").read_text(encoding="utf-8")
    lay(folder, {"catalog.yaml": f"{settings}site:\n  languages: [zh, en]\n"})
    outcome = run_in_process(["site", "-o", "site", "--as-of", "2026-06-30"], folder, "", {})
    assert outcome.status == 0, outcome.stderr
    return folder / "site"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_open_to_everybody(kind: str, site: Path, open_page: OpenPage) -> None:
    page = open_page(site / KINDS[kind], bypass_csp=True)
    for width in (375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert barriers(page) == [], width
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "color-contrast") == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(kind: str, site: Path, open_page: OpenPage) -> None:
    page = open_page(site / KINDS[kind])
    for width in (320, 375, 768, 960, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_tab_skips_to_the_content(site: Path, open_page: OpenPage) -> None:
    page = open_page(site / "index.html")
    page.keyboard.press("Tab")
    expect(page.locator("a[href='#content']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")
def test_the_printed_index_has_every_item(site: Path, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(site / "index.html")
    names = page.eval_on_selector_all("tr[data-item] th", "cells => cells.map(cell => cell.innerText)")
    page.pdf(path=str(tmp_path / "index.pdf"), prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-raw", str(tmp_path / "index.pdf"), "-"], capture_output=True, check=True)
    printed = "".join(done.stdout.decode().split())
    assert len(names) == 20
    assert [name for name in names if "".join(name.split()) not in printed] == []


def test_categories_of_six_levels_and_many_columns_fit(tmp_path: Path, open_page: OpenPage) -> None:
    extra = "".join(f"  栏目{number}: 内容{number}\n" for number in range(14))
    item = ITEM.replace("category: 政策文件", "category: 一级/二级/三级/四级/五级/六级") + f"extra:\n{extra}"
    folder = lay(tmp_path / "deep", {"catalog.yaml": SETTINGS, "data/items/zhengfu-gongbao.yaml": item})
    assert run_in_process(["site", "-o", "site"], folder, "", {}).status == 0
    page = open_page(folder / "site/index.html")
    expect(page.locator(".level")).to_have_text(["一级", "二级", "三级", "四级", "五级", "六级"])
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
