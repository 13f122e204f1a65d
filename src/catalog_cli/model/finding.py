"""A finding: what is wrong, where, how to fix it, and what suppresses it; and the report of all that are shown."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

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


class TextReplacement(Struct, frozen=True):
    """What a fix changes in a file: the stretch of its text at `place`, which may be empty, becomes `text`."""

    path: str
    place: Place
    text: str


def no_replacements(_finding: Finding) -> tuple[TextReplacement, ...]:
    """Say of no finding what its fix changes."""
    return ()


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


class RuleCard(Struct, frozen=True):
    """A rule by its stable name.

    `title` is its short Chinese title, `summary` its first sentence and `manual` all of its manual (Markdown), both
    in the reader's language. `severity` is how bad its findings are by default.
    """

    name: str
    title: str
    severity: Severity
    summary: str
    manual: str


def no_heading(_finding: Finding) -> str:
    """Say of no finding which workspace it is in."""
    return ""


def no_workspace(_finding: Finding) -> Mapping[str, object] | None:
    """Say the same to programs."""
    return None


class Report(Struct, frozen=True, dict=True):
    """The findings in the order they are shown, and the number of files that were checked.

    `suppressed` are those that a comment or the baseline suppresses; `with_suppressed` says that these are shown too.
    `earlier` is the number of those that are not shown because they were there before. With `strict`, warnings count as
    errors do. `fixed` is the number of findings that were fixed; `settled` that of findings in the baseline that are
    gone. `rules` are those that found something. `find_folder` gives `folder`, `find_replacements` what the fix of a
    finding changes in the files as they are.

    Where the report is on several workspaces, `heading_of` names that of a finding to people and `workspace_of` to
    programs; `strict_paths` are the paths of findings whose own workspace counts warnings as errors.
    """

    findings: Sequence[Finding]
    files: int
    suppressed: Sequence[Finding] = ()
    with_suppressed: bool = False
    earlier: int = 0
    strict: bool = False
    fixed: int = 0
    settled: int = 0
    rules: Collection[RuleCard] = ()
    find_folder: Callable[[], str] = str
    find_replacements: Callable[[Finding], tuple[TextReplacement, ...]] = no_replacements
    heading_of: Callable[[Finding], str] = no_heading
    workspace_of: Callable[[Finding], Mapping[str, object] | None] = no_workspace
    strict_paths: Collection[str] = frozenset()

    @cached_property
    def folder(self) -> str:
        """The workspace's folder within its repository, empty or ending in `/`: CI systems count paths from the top."""
        return self.find_folder()

    @property
    def shown(self) -> Sequence[Finding]:
        """The findings to show: the open ones, and with `with_suppressed` the others in their places."""
        return by_place([*self.findings, *self.suppressed]) if self.with_suppressed else self.findings

    @property
    def failed(self) -> bool:
        """Whether any finding is severe enough to fail."""
        return any(map(self.fails, self.findings))

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding is severe enough to fail."""
        if finding.severity is Severity.WARNING:
            return self.strict or finding.path in self.strict_paths
        return finding.severity is Severity.ERROR

    def counts(self) -> Counter[Severity]:
        """Count the findings by severity."""
        return Counter(finding.severity for finding in self.findings)

    def fixable(self, *, safe: bool) -> int:
        """Count the findings that have a safe, or an unsafe, fix."""
        return sum(finding.fix is not None and finding.fix.safe is safe for finding in self.findings)
