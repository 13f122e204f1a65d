"""A real browser, where it is installed, and pages in it that are watched: no error, and nothing from elsewhere."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
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
        folder = file.parent.as_uri()
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
