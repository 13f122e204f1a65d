"""The written page in a real browser: it never scrolls sideways, however narrow the screen or wide the table."""

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from catalog_cli.exchange.options import Options
from catalog_cli.exchange.registry import render
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import item_from
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import PATIENCE, ROOT

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed here")]
WIDEST = 3200
# the page itself may run no script, so it is measured from the page around it, whose frame is as wide as a screen
MEASURING = """<!DOCTYPE html><body><iframe style="border: 0; height: 900px" srcdoc="{page}"></iframe><pre></pre>
<script>
onload = () => {{
  const frame = document.querySelector("iframe"), page = frame.contentDocument, wider = [];
  for (let width = 320; width <= {widest}; width += 8) {{
    frame.style.width = `${{width}}px`;
    if (page.documentElement.scrollWidth > width) wider.push(width);
  }}
  document.querySelector("pre").textContent = `measured ${{page.querySelectorAll("main td").length}}: ${{wider}}`;
}}
</script>"""


def measured(catalogue: Catalogue, folder: Path) -> str:
    """Say at which widths of a screen the page of a catalogue scrolls sideways, after the number of its cells."""
    page = render("html", catalogue, Options()).decode()
    (folder / "page.html").write_text(MEASURING.format(page=escape(page), widest=WIDEST), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom")
    words = [str(BROWSER), *options, (folder / "page.html").as_uri()]
    done = subprocess.run(words, capture_output=True, check=True, timeout=PATIENCE)
    found = re.search(r"<pre>measured ([^<]*)</pre>", done.stdout.decode())
    assert found, done.stderr.decode(errors="replace")
    return found[1]


def test_the_bundled_catalogue_fits_every_screen(tmp_path: Path) -> None:
    # 20 items with 6 columns each beside the name, which is a heading
    assert measured(load_catalogue(Folder(ROOT)).catalogue, tmp_path) == "120: "


def test_a_table_of_many_wide_columns_fits_every_screen(tmp_path: Path) -> None:
    long = {"一个很长的栏目名称（请各单位如实填写，没有的不填）": "字" * 80, "w" * 70: "z" * 90, "ABC": "x"}
    item = {
        "id": "a",
        "category": "Supercalifragilistic" * 5,
        "name": "n" * 200,
        "content": "内容" * 40,
        "link": f"https://www.example.gov.cn/{'a' * 300}",
        "publisher": "某局",
        "level": "县级",
        "extra": {**{f"其他栏目{number}": "字" * 10 for number in range(8)}, **long},
    }
    settings = Settings(title="T" * 150, publishers=("P" * 150,), form="office")
    assert measured(Catalogue(settings, (item_from(item, ""),)), tmp_path) == "19: "
