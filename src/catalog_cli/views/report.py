"""A report in words: what a severity is called, what a finding says and where, and the lines that sum all up."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.model.finding import Finding, Report, RuleCard, Severity, SuppressionKind
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line

_WORDS = {Severity.ERROR: message("error"), Severity.WARNING: message("warning"), Severity.INFO: message("info")}


def severity_word(severity: Severity) -> str:
    """Return the reader's word for a severity."""
    return str(_WORDS[severity])


def place_of(finding: Finding, folder: str = "") -> str:
    """Return the place of a finding as `path:line:column`, or its path alone when the place is not known."""
    place = f":{finding.place.line}:{finding.place.column}" if finding.place else ""
    return one_line(f"{folder}{finding.path}{place}")


def sentences(finding: Finding) -> str:
    """Return what is wrong and how to fix it as whole sentences on one line."""
    # `message`, not `_`: it looks a translation up once, not for each of thousands of findings
    if not finding.remedy:
        return one_line(str(message("{message}.", message=finding.message)))
    return one_line(str(message("{message}. {remedy}", message=finding.message, remedy=finding.remedy)))


def fix_mark(finding: Finding) -> str:
    """Return the mark of a finding that `--fix` fixes; one that has only an unsafe fix has none."""
    return " [*]" if finding.fix and finding.fix.safe else ""


def suppression_note(finding: Finding) -> str:
    """Return what is said behind a finding that is suppressed; of an open one nothing."""
    if finding.suppression is None:
        return ""
    if finding.suppression.kind is SuppressionKind.BASELINE:
        return str(message(" (suppressed by the baseline)"))
    return str(message(" (suppressed: {reason})", reason=one_line(finding.suppression.reason or "—")))


def rule_cards(report: Report) -> tuple[RuleCard, ...]:
    """Return a card for each rule that found something, by name; of a rule without one its name must do."""
    known = {card.name: card for card in report.rules}
    found = {finding.rule: finding.severity for finding in (*report.suppressed, *report.findings)}
    return tuple(known.get(rule) or RuleCard(rule, "", found[rule], rule, "") for rule in sorted(found))


def summary(report: Report) -> str:
    """Sum up in one line how much was checked and how much is wrong."""
    files = ngettext("{n} file checked", "{n} files checked", report.files).format(n=report.files)
    counts = report.counts()
    if not counts.total() and report.earlier:
        return _("{files}: nothing new.").format(files=files)
    if not counts.total():
        return _("{files}: nothing wrong.").format(files=files)
    words = [
        (counts[Severity.ERROR], ngettext("{n} error", "{n} errors", counts[Severity.ERROR])),
        (counts[Severity.WARNING], ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING])),
        (counts[Severity.INFO], ngettext("{n} note", "{n} notes", counts[Severity.INFO])),
    ]
    listed = _(", ").join(word.format(n=count) for count, word in words if count)
    return _("{files}: {listed}.").format(files=files, listed=listed)


def summary_lines(report: Report) -> Iterator[str]:
    """Sum a report up: the line with the counts, then a line for each further thing that there is to say."""
    yield summary(report)
    if report.fixed:
        yield _("{n} fixed.").format(n=report.fixed)
    yield from _mendable(report.fixable(safe=True), report.fixable(safe=False))
    if report.suppressed and report.with_suppressed:
        yield _("{n} suppressed by comments or the baseline.").format(n=len(report.suppressed))
    elif report.suppressed:
        yield _("{n} suppressed by comments or the baseline (see them with --show-suppressed).").format(
            n=len(report.suppressed)
        )
    if report.earlier:
        yield ngettext(
            "{n} more was there before (see it with: catalog validate).",
            "{n} more were there before (see them with: catalog validate).",
            report.earlier,
        ).format(n=report.earlier)
    if report.settled:
        yield ngettext(
            "{n} finding of the baseline is gone: rewrite it with --write-baseline.",
            "{n} findings of the baseline are gone: rewrite it with --write-baseline.",
            report.settled,
        ).format(n=report.settled)


def _mendable(safe: int, unsafe: int) -> Iterator[str]:
    if safe and unsafe:
        yield _("{n} fixable with --fix ({more} more with --unsafe-fixes).").format(n=safe, more=unsafe)
    elif safe:
        yield _("{n} fixable with --fix.").format(n=safe)
    elif unsafe:
        yield _("{n} fixable with --unsafe-fixes.").format(n=unsafe)
