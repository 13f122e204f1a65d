"""A report: all findings of one run, and how much was looked at."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from msgspec import Struct

from catalog_cli.model.again import Again, Kind, kinds_of
from catalog_cli.model.drawing import Drawn
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.rule_card import RuleCard


class Report(Struct, frozen=True, dict=True):
    """The findings in the order they are shown, and the number of files that were checked.

    The findings may be too many to be held, and made anew each time that they are gone through.
    `suppressed` are those that a comment or the baseline takes note of. With `strict`, warnings count as errors do.
    `fixed` is the number of findings that were mended; `settled` that of findings in the baseline that are gone.
    `rules` tells of the rules that ran, as far as they are known. `find_folder` gives `folder`.
    """

    findings: Collection[Finding]
    files: int
    suppressed: Collection[Finding] = ()
    strict: bool = False
    fixed: int = 0
    settled: int = 0
    rules: Collection[RuleCard] = ()
    find_folder: Callable[[], str] = str

    @cached_property
    def folder(self) -> str:
        """Where the workspace stands in its repository, empty or ending in `/`: CI systems count paths from there."""
        return self.find_folder()

    def texts(self, draw: Callable[[Finding], str]) -> Iterable[str]:
        """Give what `draw` writes of the findings, piece by piece; what is known already need not be drawn."""
        return self.findings.texts() if isinstance(self.findings, Drawn) else map(draw, self.findings)

    @property
    def failed(self) -> bool:
        """Whether any finding is bad enough to fail."""
        counts = self.counts()
        return bool(counts[Severity.ERROR] or (self.strict and counts[Severity.WARNING]))

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is bad enough to fail."""
        return finding.severity is Severity.ERROR or (self.strict and finding.severity is Severity.WARNING)

    def counts(self) -> Counter[Severity]:
        """Count the findings by severity."""
        found: Counter[Severity] = Counter()
        for (severity, _fix), times in self._kinds.items():
            found[severity] += times
        return found

    def fixable(self, *, safe: bool) -> int:
        """Count the findings that a safe, or an unsafe, fix can mend."""
        return sum(times for (_severity, fix), times in self._kinds.items() if fix is safe)

    @cached_property
    def _kinds(self) -> Counter[Kind]:
        return self.findings.kinds if isinstance(self.findings, Again) else kinds_of(self.findings)
