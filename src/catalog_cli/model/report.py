"""A report: what is shown of the findings of one run, and how much was checked."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from msgspec import Struct

from catalog_cli.model.finding import Finding, Severity, by_place


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


class Report(Struct, frozen=True, dict=True):
    """The findings in the order they are shown, and the number of files that were checked.

    `suppressed` are those that a comment or the baseline suppresses; `with_suppressed` says that these are shown too.
    `earlier` is the number of those that are not shown because they were there before. With `strict`, warnings count as
    errors do. `fixed` is the number of findings that were fixed; `settled` that of findings in the baseline that are
    gone.
    `rules` tells of the rules that ran, as far as they are known. `find_folder` gives `folder`.
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
        return finding.severity is Severity.ERROR or (self.strict and finding.severity is Severity.WARNING)

    def counts(self) -> Counter[Severity]:
        """Count the findings by severity."""
        return Counter(finding.severity for finding in self.findings)

    def fixable(self, *, safe: bool) -> int:
        """Count the findings that have a safe, or an unsafe, fix."""
        return sum(finding.fix is not None and finding.fix.safe is safe for finding in self.findings)
