"""A finding: what is wrong, where, under which rule, and how to mend it."""

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


class SuppressionKind(StrEnum):
    """Where the note stands; the words are those of SARIF."""

    COMMENT = "inSource"
    """A comment in the file itself."""
    BASELINE = "external"
    """The baseline file."""


class Suppression(Struct, frozen=True):
    """Who has taken note of a finding, and the reason given."""

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
"""The place of what is found in a file whose text cannot be read."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing wrong in one file.

    `path` is relative to the workspace, with `/`. `pointer` holds the keys and positions that lead to the value; with
    `at_key` the key itself is meant, with `span` only that stretch of the value's text (offsets, end excluded). `place`
    is filled in when the text has been looked at. `suppression` says who has taken note of it. `fingerprint`
    (hexadecimal, once worked out) stays the same when lines move.
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
        """Give the same finding at a place; as `msgspec.structs.replace` does, but quicker, for there are many."""
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
