"""Typing into the search of the index page, in Chromium with its processor slowed fourfold, as on a cheap phone."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from generate import generate
from measuring import CATALOG
from rows import Row

COUNT = 2_000
HEADING = f"Searching a page of {COUNT:,} items"
SLOWED = 4
MEDIAN, WORST = 0.060, 0.250
TYPED = (
    "zfgb",
    "政府公报",
    "gong kai",
    "预算 -决算",
    "责任:秘书室",
    '"行政规范性文件"',
    "采购#7",
    "條例 2018",
    "x",
    "的",
)
"""What is typed, key by key, and then taken away by the key for deleting."""
WATCH = """() => {
    window.took = [];
    addEventListener('input', event => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => took.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
    }), true);
}"""
SETTLED = """count => new Promise(done => {
    const look = () => took.length === count ? requestIdleCallback(done, {timeout: 1000}) : setTimeout(look, 5);
    look();
})"""


def rows(folder: Path) -> Iterator[Row]:
    """Time each key from its event to the frame that shows the hits."""
    generate(folder, COUNT)
    site = folder / "site"
    subprocess.run([CATALOG, "-C", str(folder), "site", "-o", str(site)], check=True, capture_output=True)
    took = _times((site / "index.html").as_uri())
    yield Row("a key, half of them", median(took), MEDIAN)
    yield Row("a key, the slowest", max(took), WORST)


def _times(address: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.evaluate(WATCH)
        page.locator("input[type=search]").focus()
        for text in TYPED:
            _type(page, text)
        took: list[float] = page.evaluate("took")
        browser.close()
    return [each / 1000 for each in took]


def _type(page: Page, text: str) -> None:
    for sign in text:
        page.keyboard.insert_text(sign)
        _settle(page)
    for _ in text:
        page.keyboard.press("Backspace")
        _settle(page)


def _settle(page: Page) -> None:
    """Wait until the key has been timed, and the browser has nothing left to do."""
    page.evaluate("count => { window.keys = (window.keys || 0) + 1 }")
    page.evaluate(SETTLED, page.evaluate("keys"))
