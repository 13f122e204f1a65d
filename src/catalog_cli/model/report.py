"""A report: all findings of one run, and how much was looked at."""

from collections import Counter
from dataclasses import dataclass

from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.rule_card import RuleCard


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in the order they are shown, and the number of files that were checked.

    `suppressed` are those that a comment or the baseline takes note of. With `strict`, warnings count as errors do.
    `fixed` is the number of findings that were mended; `settled` that of findings in the baseline that are gone.
    `rules` tells of the rules that ran, as far as they are known. `folder` is where the workspace stands in its
    repository, empty or with `/` at its end: what CI systems read counts paths from there.
    """

    findings: tuple[Finding, ...]
    files: int
    suppressed: tuple[Finding, ...] = ()
    strict: bool = False
    fixed: int = 0
    settled: int = 0
    rules: tuple[RuleCard, ...] = ()
    folder: str = ""

    @property
    def failed(self) -> bool:
        """Whether any finding is bad enough to fail."""
        return any(self.fails(finding) for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is bad enough to fail."""
        return finding.severity is Severity.ERROR or (self.strict and finding.severity is Severity.WARNING)

    def counts(self) -> Counter[Severity]:
        """Count the findings by severity."""
        return Counter(finding.severity for finding in self.findings)

    def fixable(self, *, safe: bool) -> int:
        """Count the findings that a safe, or an unsafe, fix can mend."""
        return sum(finding.fix is not None and finding.fix.safe is safe for finding in self.findings)
