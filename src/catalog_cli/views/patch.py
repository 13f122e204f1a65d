"""A change of a file as a unified diff, as `diff -u` and git show it."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from catalog_cli.model.text import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def patch_lines(path: str, before: str, after: str | None, *, old: str | None = None) -> Iterator[str]:
    """Give the lines of a unified diff, without line breaks; control characters are made visible.

    `after` is None for a file that is deleted; `old` is the former path of a file that is renamed.
    """
    names = f"a/{old or path}", "/dev/null" if after is None else f"b/{path}"
    for line in unified_diff(_LINE.findall(before), _LINE.findall(after or ""), *names):
        yield visible(line.removesuffix("\n").removesuffix("\r"))
        if not line.endswith("\n"):
            yield r"\ No newline at end of file"
