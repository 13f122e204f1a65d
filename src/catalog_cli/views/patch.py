"""A change of files' texts, line by line, as `diff -u` and git show it."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from catalog_cli.model.text import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def patch_lines(path: str, before: str, after: str | None, *, old: str | None = None) -> Iterator[str]:
    """Give the lines, without line breaks, that say what changes in one file; control characters are made visible.

    `after` is None for a file that is taken away; `old` is the path before, of one that gets another.
    """
    names = f"a/{old or path}", "/dev/null" if after is None else f"b/{path}"
    for line in unified_diff(_LINE.findall(before), _LINE.findall(after or ""), *names):
        yield visible(line.removesuffix("\n").removesuffix("\r"))
        if not line.endswith("\n"):
            yield r"\ No newline at end of file"
