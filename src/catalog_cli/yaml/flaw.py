"""A flaw: what a check of a YAML text sees, by offsets; it becomes a finding once path and lines are known."""

from collections.abc import Iterable

from msgspec import Struct

from catalog_cli.model.finding import Finding
from catalog_cli.model.message import Message
from catalog_cli.yaml.lines import Lines


class Flaw(Struct, frozen=True):
    """What is wrong from `start` up to `end`, under which rule, and what to do."""

    rule: str
    start: int
    end: int
    message: Message
    remedy: Message


def findings_from(flaws: Iterable[Flaw], lines: Lines, path: str) -> tuple[Finding, ...]:
    """Give the flaws as findings in the order of the text."""
    ordered = sorted(flaws, key=lambda flaw: (flaw.start, flaw.rule))
    return tuple(
        Finding(
            rule=flaw.rule,
            message=flaw.message,
            path=path,
            remedy=flaw.remedy,
            place=lines.place(flaw.start, flaw.end),
        )
        for flaw in ordered
    )
