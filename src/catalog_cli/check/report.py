"""The report of a check: what is shown of its result, and what its readers have to know besides."""

from collections.abc import Callable, Collection, Container, Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from catalog_cli.check.result import CheckResult
from catalog_cli.formats.registry import writer
from catalog_cli.formats.screen import Screen
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.report import Report, RuleCard
from catalog_cli.rules.choice import Choice, current_name
from catalog_cli.rules.registry import rule_named, rule_places

FILE_WIDTH = 120
"""Columns of a report that is written to a file."""
_LEVELS = tuple(Severity)
"""From the most severe to the least."""


class ReportForm(Struct, frozen=True, kw_only=True):
    """The name of a format, and the file to write; with `statistics`, only how many findings each rule has."""

    name: str
    path: Path | None = None
    statistics: bool = False


class FindingFilter(Struct, frozen=True):
    """Which findings are shown: those of at least a level in `places`, files and folders; everywhere without them.

    Those that a comment or the baseline suppresses are shown only with `suppressed`. Of those whose fingerprints are
    in `earlier` only errors are shown.
    """

    places: tuple[str, ...] = ()
    least: Severity = Severity.INFO
    suppressed: bool = False
    earlier: Container[str] = ()

    def shows(self, finding: Finding) -> bool:
        """Return whether a finding is shown."""
        return self.asks_for(finding) and not self.is_earlier(finding)

    def asks_for(self, finding: Finding) -> bool:
        """Return whether a finding is in one of the places and severe enough."""
        return self.covers(finding.path) and _LEVELS.index(finding.severity) <= _LEVELS.index(self.least)

    def is_earlier(self, finding: Finding) -> bool:
        """Return whether a finding was there before, and is not severe enough to be shown again."""
        return finding.severity is not Severity.ERROR and finding.fingerprint in self.earlier

    def covers(self, path: str) -> bool:
        """Return whether a file is one of the places, or in one of them."""
        return not self.places or any(each in {path, "."} or path.startswith(f"{each}/") for each in self.places)


def report_on(result: CheckResult, shown: FindingFilter, files: int, root: Path, *, fixed: int = 0) -> Report:
    """Make the report of a result: what to show, what is suppressed, and how much of the baseline is gone."""
    visible = [finding for finding in result.findings if shown.shows(finding)]
    present = {each.fingerprint for each in result.findings} if result.known else set()
    return Report(
        tuple(each for each in visible if each.suppression is None),
        files,
        suppressed=tuple(each for each in visible if each.suppression is not None),
        earlier=sum(shown.asks_for(each) and shown.is_earlier(each) for each in result.findings if shown.earlier),
        with_suppressed=shown.suppressed,
        strict=result.choice.strict,
        fixed=fixed,
        settled=sum(
            fingerprint not in present and _was_checked(rule, result.choice)
            for fingerprint, rule in result.known.items()
        ),
        rules=RuleCards(lambda: {each.rule for each in visible}),
        find_folder=lambda: _folder_in_repository(root),
    )


def render(report: Report, form: ReportForm, screen: Screen) -> Iterator[str]:
    """Render a report piece by piece, for a screen or for the file that the form names."""
    if not form.statistics:
        return writer("findings", form.name)(report, screen if form.path is None else Screen(width=FILE_WIDTH))
    # deferred: few only want the numbers
    from catalog_cli.views.statistics import statistics_table

    default = "table" if screen.terminal else "tsv"
    table_format = form.name if form.name in {"json", "jsonl"} else default
    return writer("tables", table_format)(statistics_table(report), screen)


class RuleCards(Collection[RuleCard]):
    """The cards of rules, by name, made when they are asked for: few formats tell of rules."""

    def __init__(self, names: Callable[[], Collection[str]]) -> None:
        """Take what gives the names; those of no rule that is known are left out."""
        self._names = names

    @cached_property
    def _cards(self) -> tuple[RuleCard, ...]:
        return tuple(_card(name) for name in sorted(self._names()) if name in rule_places())

    def __iter__(self) -> Iterator[RuleCard]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)

    def __contains__(self, card: object) -> bool:
        return card in self._cards


def _card(name: str) -> RuleCard:
    # deferred: few formats tell of rules
    from catalog_cli.formats.manuals.markdown import write as manual_markdown
    from catalog_cli.rules.manual import manual_of

    manual = manual_of(rule_named(name))
    text = "".join(manual_markdown([manual], Screen()))
    return RuleCard(name, manual.title, manual.severity, manual.summary, text)


def _folder_in_repository(root: Path) -> str:
    # deferred: git has to be asked, and few formats need to know
    from catalog_cli.store.git import folder_in_repository

    return folder_in_repository(root)


def _was_checked(name: str, choice: Choice) -> bool:
    """Return whether a finding of a rule would have been found: it ran, or there is no such rule any more."""
    name = current_name(name)
    return name not in rule_places() or choice.runs(rule_named(name))
