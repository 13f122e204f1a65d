"""How many findings each rule has, as a table."""

from collections import defaultdict
from collections.abc import Collection
from gettext import gettext as _

from catalog_cli.model.finding import Finding, Report, Severity
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.report import severity_word


def statistics_table(report: Report) -> Table:
    """Show a row for each rule that found something, the most frequent first."""
    titles = {card.name: card.title for card in report.rules}
    records = [_record(rule, found, titles.get(rule, "")) for rule, found in _by_rule(report.findings)]
    return Table(
        columns=(
            Column("count", _("Number"), number=True),
            Column("severity", _("Severity")),
            Column("rule", _("Rule")),
            Column("title", _("Title")),
            Column("fixable", _("Fixable"), number=True),
            Column("unsafe", _("Fixable unsafely"), number=True),
        ),
        rows=[_row(record) for record in records],
        records=records,
    )


def _by_rule(findings: Collection[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return each rule's findings: many before few, and by name where there are as many."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.rule].append(finding)
    return sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))


def _record(rule: str, findings: list[Finding], title: str) -> dict[str, object]:
    fixes = [finding.fix.safe for finding in findings if finding.fix]
    return {
        "count": len(findings),
        "severity": str(findings[0].severity),
        "rule": rule,
        "title": title,
        "fixable": fixes.count(True),
        "unsafe": fixes.count(False),
    }


def _row(record: dict[str, object]) -> Row:
    word = severity_word(Severity(str(record["severity"])))
    return tuple(
        Cell(word, data=str(value)) if key == "severity" else Cell(str(value)) for key, value in record.items()
    )
