"""Draw the pictures of the README and the pages: real commands, really run, as a terminal shows them."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from answering import FILES, answering

ROOT = Path(__file__).parent.parent
WIDTH = 100
COLUMN = 12.2
"""The width of a column in rich's picture."""
CHECKED = "data/items/sangong-jingfei.yaml data/items/zhengfu-xinxi-gongkai-niandu-baogao.yaml"
"""What the picture shows the check of: a slip that --fix fixes, and another government's name left in a template."""
PICTURES = {
    "catalog.svg": ("search 预算", "show 三公", f"validate {CHECKED}"),
    "due.svg": (
        "due --as-of 2026-11-29 --within 1年",
        "due 人大 --formed 2026-12-20",
    ),
    "links.svg": ("links --fresh --as-of 2026-02-01",),
}
"""The commands of each picture in the folder docs."""


def draw(folder: Path, commands: Sequence[str]) -> str:
    """Run commands in a copy of the bundled workspace and give what the terminal would show."""
    screen = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    for words in commands:
        _show(screen, words, folder)
    return _widened(screen.export_svg(title="catalog"))


def _widened(svg: str) -> str:
    """Return every stretch of text its true width: rich counts a Chinese character as one column there."""

    def true_width(match: re.Match[str]) -> str:
        columns = cell_len(unescape(match["text"]))
        return f'textLength="{columns * COLUMN:g}"{match["rest"]}>{match["text"]}<'

    return re.sub(r'textLength="[\d.]+"(?P<rest>[^>]*)>(?P<text>[^<]*)<', true_width, svg)


def _show(screen: Console, words: str, folder: Path) -> None:
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "CATALOG_LANG": "zh", "TERM": "xterm"}
    command = [Path(sys.executable).with_name("catalog"), *words.split()]
    if words.split(maxsplit=1)[0] not in {"validate", "links"}:
        command += ["--format", "table"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    screen.print(Text.assemble(("$ ", "bold green"), (f"catalog {words}", "bold")))
    screen.print(Text.from_ansi(done.stdout))


def _lay(folder: Path, picture: str) -> Path:
    """Lay the workspace of a picture: the bundled one, or that of the page on links."""
    root = folder / picture
    root.mkdir()
    if picture == "links.svg":
        for path, text in FILES.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return root
    for part in ("data", "schema"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "catalog.yaml", root)
    return root


def main() -> None:
    """Write the pictures, or those named."""
    with tempfile.TemporaryDirectory() as name, answering() as variables:
        os.environ |= variables
        for picture in sys.argv[1:] or PICTURES:
            svg = draw(_lay(Path(name), picture), PICTURES[picture])
            (ROOT / "docs" / picture).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
