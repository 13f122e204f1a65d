"""A finding: what is wrong, where, by which rule, and how to fix it."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from catalog_cli.model.fix import Fix, Pointer, Span
from catalog_cli.model.message import Message


class Severity(StrEnum):
    """How bad a finding is; only errors make `catalog validate` fail by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def at_most(self, other: "Severity | None") -> "Severity":
        """Return the milder of two, or this one where there is no other."""
        return self if other is None else max(self, other, key=list(Severity).index)


class SuppressionKind(StrEnum):
    """What suppresses a finding, in the words of SARIF."""

    COMMENT = "inSource"
    """A comment in the file itself."""
    BASELINE = "external"
    """The baseline file."""


class Suppression(Struct, frozen=True):
    """What suppresses a finding, and the reason given."""

    kind: SuppressionKind
    reason: str = ""


class Place(Struct, frozen=True):
    """A stretch of a file's text: 1-based lines, 1-based columns counted in characters.

    `end_column` is the column just after the last character; `source` is the whole first line.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    source: str


NOWHERE = Place(1, 1, 1, 1, "")
"""The place of findings in a file whose text cannot be read."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing wrong in one file.

    `path` is relative to the workspace, with `/`. `pointer` holds the keys and positions that lead to the value; with
    `at_key` the key itself is meant, with `span` only that part of the value's text (offsets, end excluded). `place` is
    known once the file's text has been searched for it. `fingerprint` (hexadecimal, once computed) stays the same when
    lines move.
    """

    rule: str
    message: Message
    path: str
    pointer: Pointer = ()
    at_key: bool = False
    span: Span | None = None
    remedy: Message | None = None
    fix: Fix | None = None
    severity: Severity = Severity.ERROR
    place: Place | None = None
    suppression: Suppression | None = None
    fingerprint: str = ""

    def at(self, place: Place | None, fingerprint: str = "") -> "Finding":
        """Return the same finding at a place. It is faster than `msgspec.structs.replace`, and there are many."""
        return Finding(
            rule=self.rule,
            message=self.message,
            path=self.path,
            pointer=self.pointer,
            at_key=self.at_key,
            span=self.span,
            remedy=self.remedy,
            fix=self.fix,
            severity=self.severity,
            place=place,
            suppression=self.suppression,
            fingerprint=fingerprint,
        )


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by path, line, column and rule."""
    return sorted(findings, key=_place_and_rule)


def _place_and_rule(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place or NOWHERE
    return finding.path, place.line, place.column, finding.rule
