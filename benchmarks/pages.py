"""The pages that show the figures: the tables stand between marks in them."""

from collections.abc import Sequence

from generate import ROOT
from marks import replaced
from rows import Part
from tables import as_markdown

MARK = "bench"
PAGES = {"en": ROOT / "docs/benchmarks.md", "zh": ROOT / "docs/benchmarks.zh-CN.md"}


def write_pages(parts: Sequence[Part], machine: str) -> None:
    """Put the tables, and what they were measured on, between the marks of both pages."""
    for language, page in PAGES.items():
        before = page.read_text(encoding="utf-8")
        text = replaced(before, MARK, f"{as_markdown(parts, language)}\n\n{machine}")
        page.write_text(text, encoding="utf-8", newline="\n")
        print(f"{page.relative_to(ROOT)} is up to date")
