"""A change of files' texts, line by line, as `diff -u` and git show it."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from catalog_cli.model.text import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def patch_lines(path: str, before: str, after: str) -> Iterator[str]:
    """Give the lines, without line breaks, that say what changes in one file; control characters are made visible."""
    for line in unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{path}", f"b/{path}"):
        yield visible(line.removesuffix("\n").removesuffix("\r"))
        if not line.endswith("\n"):
            yield r"\ No newline at end of file"
