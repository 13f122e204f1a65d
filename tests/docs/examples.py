"""The examples on a page: each command, and what the page shows below it."""

import re
from collections.abc import Iterator

from conftest import ROOT

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page, and what the page shows below it."""
    for block in CONSOLE.findall((ROOT / "docs" / page).read_text(encoding="utf-8")):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = example.partition("\n")
            yield command, shown


def bare(text: str) -> str:
    """Return a text without white space at the ends of its lines, and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
