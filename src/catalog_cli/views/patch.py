"""A change of a file as a unified diff, as `diff -u` and git show it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff

from catalog_cli.model.file_change import FileChange
from catalog_cli.model.text import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def patch_lines(path: str, before: str, after: str | None, *, old: str | None = None) -> Iterator[str]:
    """Yield the lines of a unified diff, without line breaks; control characters are made visible.

    `after` is None for a file that is deleted; `old` is the former path of a file that is renamed.
    """
    names = f"a/{old or path}", "/dev/null" if after is None else f"b/{path}"
    for line in unified_diff(_LINE.findall(before), _LINE.findall(after or ""), *names):
        yield visible(line.removesuffix("\n").removesuffix("\r"))
        if not line.endswith("\n"):
            yield r"\ No newline at end of file"


def patch_of(changes: Sequence[FileChange], renames: Mapping[str, str], *, colour: bool = False) -> Iterator[str]:
    """Show several changes as one patch, line by line, with line breaks.

    `renames` gives the old path of each renamed file by its new one.
    """
    before = {each.path: each.before or b"" for each in changes}
    for each in changes:
        if each.after is None and each.path in renames.values():
            # the lines of its new name show it
            continue
        old = renames.get(each.path, each.path)
        after = None if each.after is None else each.after.decode("utf-8", "replace")
        for line in patch_lines(each.path, before[old].decode("utf-8", "replace"), after, old=old):
            style = _STYLES.get(line[:1]) if colour else None
            yield f"{style}{line}\x1b[0m\n" if style else f"{line}\n"


_STYLES = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
