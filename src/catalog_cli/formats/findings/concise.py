"""`--format concise`: one finding a line, as compilers print them."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Report
from catalog_cli.model.text import one_line
from catalog_cli.views.report import fix_mark, place_of, suppression_note


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write `path:line:column: severity: message [rule]` for each finding; `[*]` marks those that --fix fixes."""
    yield from map(_line_of, report.shown)


def _line_of(finding: Finding) -> str:
    said, marks = one_line(str(finding.message)), f"{fix_mark(finding)}{suppression_note(finding)}"
    return f"{place_of(finding)}: {finding.severity}: {said} [{finding.rule}]{marks}\n"
