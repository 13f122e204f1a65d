"""A report: all findings of one run, and how much was looked at."""

from collections import Counter
from dataclasses import dataclass

from catalog_cli.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in the order they are shown, and the number of files that were checked."""

    findings: tuple[Finding, ...]
    files: int

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def counts(self) -> Counter[Severity]:
        """Count the findings by severity."""
        return Counter(finding.severity for finding in self.findings)
