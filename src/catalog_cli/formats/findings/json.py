"""`--format json`: an array of findings, with lines and columns counted from 1."""

from collections.abc import Iterator

from catalog_cli.formats.screen import Screen
from catalog_cli.model.finding import Finding
from catalog_cli.model.json_text import dumps
from catalog_cli.model.report import Report


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write all findings as one array."""
    yield f"{dumps([as_record(finding) for finding in report.findings], indent=2)}\n"


def as_record(finding: Finding) -> dict[str, object]:
    """Give a finding as plain data; a place or a remedy that it lacks is null."""
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": str(finding.message),
        "remedy": str(finding.remedy) if finding.remedy else None,
        "path": finding.path,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
    }
