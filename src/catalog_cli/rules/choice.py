"""Which rules run, and how bad their findings are: what the workspace and the user have chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog_cli.model.finding import Severity
from catalog_cli.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Choice:
    """Names of rules and of families. The nearer name wins: `select=("law",)` with `ignore=("law/specific",)`.

    With nothing in `select`, every rule runs that is not pedantic. A rule whose findings come from the reader of
    files always runs: such a file is missing from the catalogue, which nobody should overlook.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    pedantic: bool = False

    def runs(self, rule: Rule) -> bool:
        """Say whether a rule runs."""
        if rule.read_early:
            return True
        wanted, unwanted = _nearness(rule, self.select), _nearness(rule, self.ignore)
        if wanted or self.select:
            return wanted > unwanted
        return not unwanted and (self.pedantic or not rule.pedantic)

    def severity(self, rule: Rule) -> Severity:
        """Say how bad the findings of a rule are."""
        return self.severities.get(rule.name) or self.severities.get(rule.family) or rule.severity


def _nearness(rule: Rule, names: Iterable[str]) -> int:
    """Give 2 when the rule itself is named, 1 when its family is, 0 when neither is."""
    return max((2 * (name == rule.name) or 1 * (name == rule.family) for name in names), default=0)
