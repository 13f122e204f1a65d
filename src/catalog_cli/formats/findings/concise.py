"""`--format concise`: one finding a line, as compilers print them."""

from collections.abc import Iterator

from catalog_cli.formats.screen import Screen
from catalog_cli.model.finding import Finding
from catalog_cli.model.report import Report
from catalog_cli.model.text import one_line


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write `path:line:column: severity: message [rule]` for each finding."""
    for finding in report.findings:
        yield f"{line_of(finding)}\n"


def line_of(finding: Finding) -> str:
    """Give a finding on one line."""
    place = f":{finding.place.line}:{finding.place.column}" if finding.place else ""
    return one_line(f"{finding.path}{place}: {finding.severity}: {finding.message} [{finding.rule}]")
