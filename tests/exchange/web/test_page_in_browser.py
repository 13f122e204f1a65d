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
MEASURING = """<!DOCTYPE html><body>{frames}<pre></pre>
<script>
onload = () => {{
  const found = [...document.querySelectorAll("iframe")].map(frame => {{
    const page = frame.contentDocument, wider = [];
    for (let width = 320; width <= {widest}; width += 16) {{
      frame.style.width = `${{width}}px`;
      if (page.documentElement.scrollWidth > width) wider.push(width);
    }}
    return `${{page.querySelectorAll("main td").length}}: ${{wider}}`;
  }});
  document.querySelector("pre").textContent = `measured ${{found.join("; ")}}`;
}}
</script>"""


def measured(folder: Path, *catalogues: Catalogue) -> list[str]:
    """Say at which widths of a screen the page of each catalogue scrolls sideways, after the number of its cells."""
    pages = [escape(render("html", each, Options()).decode()) for each in catalogues]
    frames = "".join(f'<iframe style="border: 0; height: 900px" srcdoc="{page}"></iframe>' for page in pages)
    (folder / "page.html").write_text(MEASURING.format(frames=frames, widest=WIDEST), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom")
    words = [str(BROWSER), *options, (folder / "page.html").as_uri()]
    done = subprocess.run(words, capture_output=True, check=True, timeout=PATIENCE)
    found = re.search(r"<pre>measured ([^<]*)</pre>", done.stdout.decode())
    assert found, done.stderr.decode(errors="replace")
    return found[1].split("; ")


def test_the_bundled_catalogue_and_a_table_of_many_wide_columns_fit_every_screen(tmp_path: Path) -> None:
    bundled = load_catalogue(Folder(ROOT)).catalogue
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
    # 20 items with 6 columns each beside the name, which is a heading
    assert measured(tmp_path, bundled, Catalogue(settings, (item_from(item, ""),))) == ["120: ", "19: "]
