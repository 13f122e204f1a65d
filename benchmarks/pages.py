"""Where the figures go: to the screen, as text or Markdown, or into the pages that show them."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from generate import ROOT
from machine import machine
from marks import replaced
from rows import Part
from tables import as_markdown, as_text

PAGES = {"en": ROOT / "docs/benchmarks.md", "zh": ROOT / "docs/benchmarks.zh-CN.md"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let the user choose where the figures go."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--markdown", action="store_true", help="print Markdown")
    where.add_argument("--page", action="store_true", help="put the tables into docs/benchmarks*.md")


def put_out(parts: Sequence[Part], mark: str, wanted: argparse.Namespace) -> None:
    """Print the parts, and put them between the marks of that name in both pages if wanted."""
    print(f"\n{as_markdown(parts) if wanted.markdown else as_text(parts)}\n\n{machine()}")
    if wanted.page:
        for language, page in PAGES.items():
            _write(page, mark, f"{as_markdown(parts, language)}\n\n{machine()}")


def _write(page: Path, mark: str, text: str) -> None:
    before = page.read_text(encoding="utf-8")
    page.write_text(replaced(before, mark, text), encoding="utf-8", newline="\n")
    print(f"{page.relative_to(ROOT)} is up to date")
