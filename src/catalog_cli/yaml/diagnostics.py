"""A flaw: what a check of a YAML text sees, by offsets; it becomes a finding once path and lines are known."""

from collections.abc import Iterable

from msgspec import Struct

from catalog_cli.model.finding import Finding
from catalog_cli.model.fix import Edit, Fix
from catalog_cli.model.message import Message
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import Node, ScalarNode, pointers


class Flaw(Struct, frozen=True):
    """What is wrong from `start` up to `end`, under which rule, and what to do.

    `quotable` says that quotes around the scalar are all that is needed, and do not change what it says.
    """

    rule: str
    start: int
    end: int
    message: Message
    remedy: Message
    quotable: bool = False


def findings_from(flaws: Iterable[Flaw], lines: Lines, path: str, root: Node | None = None) -> tuple[Finding, ...]:
    """Give the flaws as findings in the order of the text; `root` is the tree of it, as far as there is one."""
    ordered = sorted(flaws, key=lambda flaw: (flaw.start, flaw.rule))
    return tuple(
        Finding(
            rule=flaw.rule,
            message=flaw.message,
            path=path,
            remedy=flaw.remedy,
            place=lines.place(flaw.start, flaw.end),
            fix=_quotes(flaw, path, root) if flaw.quotable else None,
        )
        for flaw in ordered
    )


def _quotes(flaw: Flaw, path: str, root: Node | None) -> Fix | None:
    """Give the fix that writes the scalar as the same text in quotes."""
    for pointer, node in pointers(root):
        if isinstance(node, ScalarNode) and node.start == flaw.start:
            return Fix((Edit(path=path, pointer=pointer, value=node.text),))
    return None
