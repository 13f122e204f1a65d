"""A real browser, where it is installed; pages in it have no error, get nothing from elsewhere, and are open to all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OpenPage = Callable[..., Page]
"""Opens a file of a site, with a fragment, in a context with the options of playwright's `new_context`."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return the browser of the distribution, of a module alone: playwright runs once at a time."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Open pages of a site as files; in the end, none of them has had an error or asked for anything outside."""
    contexts, troubles = [], []

    def opened(file: Path, fragment: str = "", script: str = "", **options: Any) -> Page:
        folder = _site_of(file).as_uri()
        contexts.append(chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}))
        page = contexts[-1].new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(folder) else troubles.append(asked.url))
        if script:
            page.add_init_script(script)
        page.goto(file.as_uri() + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def _site_of(file: Path) -> Path:
    """Return the folder of the site that a page is in; that of the page, if it is in none."""
    return next((each for each in file.parents if (each / ".catalog-site.json").is_file()), file.parent)


def barriers(page: Page, *rules: str) -> list[tuple[str, str]]:
    """Return what axe finds that keeps people out, each with the element; by the named rules only, if any."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": [*rules]} if rules else {})
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] != "minor"]
