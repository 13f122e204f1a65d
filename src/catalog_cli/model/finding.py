"""A finding: what is wrong, where, by which rule, how to fix it, and the comment that suppresses it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from catalog_cli.model.item import Value
from catalog_cli.model.message import Message

Pointer = tuple[str | int, ...]
"""The keys and positions that lead to a value within a file."""

Span = tuple[int, int]
"""Part of a text: the offsets of its first character and of the one after its last."""


class Edit(Struct, frozen=True, kw_only=True):
    """One change of one value of a file.

    With `span`, `value` replaces that part of the text at `pointer`; without it, it is the whole new
    value (None removes the key or the element).
    """

    path: str
    pointer: Pointer
    value: Value
    span: Span | None = None


class CommentEdit(Struct, frozen=True, kw_only=True):
    """Names to remove from the comment that begins at a place; one without any name left is removed itself."""

    path: str
    line: int
    column: int
    names: tuple[str, ...]


class Fix(Struct, frozen=True):
    """Edits that belong together. A safe fix changes how a text is written; an unsafe one may change what it says."""

    edits: tuple[Edit, ...]
    safe: bool = True
    comments: tuple[CommentEdit, ...] = ()


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


KnownFindings = Mapping[str, str]
"""The rule of each finding in a baseline, by the finding's fingerprint."""


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by path, line, column and rule."""
    return sorted(findings, key=_place_and_rule)


def _place_and_rule(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place or NOWHERE
    return finding.path, place.line, place.column, finding.rule


class Comment(Struct, frozen=True, kw_only=True):
    """`# catalog: ignore[law/article-exists] confirmed by the county`.

    `names` are rules and families, `reason` is what follows them. It covers the lines from `first` to `last`, both
    included: those of the value beside or below it.
    """

    path: str
    place: Place
    names: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Return whether a finding, which must know its place, is on the lines that the comment covers."""
        place = finding.place
        return finding.path == self.path and place is not None and self.first <= place.line <= self.last
