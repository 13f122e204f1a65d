"""A diagnostic: what is wrong in a YAML text, by offsets; it becomes a finding once path and lines are known."""

from collections.abc import Iterable

from msgspec import Struct

from catalog_cli.model.finding import Edit, Finding, Fix
from catalog_cli.model.message import Message
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.nodes import Node, ScalarNode, pointers


class Diagnostic(Struct, frozen=True):
    """What is wrong from `start` up to `end`, under which rule, and what to do.

    `quotable` means that quotes around the scalar fix it and do not change its text.
    """

    rule: str
    start: int
    end: int
    message: Message
    remedy: Message
    quotable: bool = False


def findings_from(
    diagnostics: Iterable[Diagnostic], lines: LineIndex, path: str, root: Node | None = None
) -> tuple[Finding, ...]:
    """Return the diagnostics as findings in the order of the text; `root` is the tree of it, as far as there is one."""
    ordered = sorted(diagnostics, key=lambda diagnostic: (diagnostic.start, diagnostic.rule))
    return tuple(
        Finding(
            rule=diagnostic.rule,
            message=diagnostic.message,
            path=path,
            remedy=diagnostic.remedy,
            place=lines.place(diagnostic.start, diagnostic.end),
            fix=_quotes(diagnostic, path, root) if diagnostic.quotable else None,
        )
        for diagnostic in ordered
    )


def _quotes(diagnostic: Diagnostic, path: str, root: Node | None) -> Fix | None:
    """Return the fix that writes the scalar as the same text in quotes."""
    for pointer, node in pointers(root):
        if isinstance(node, ScalarNode) and node.start == diagnostic.start:
            return Fix((Edit(path=path, pointer=pointer, value=node.text),))
    return None
