"""`--format github`: workflow commands, which GitHub Actions shows beside the lines they are about.

GitHub keeps ten errors, ten warnings and ten notices of a step; its log has them all, so each names its place there.
"""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Report, Severity
from catalog_cli.model.text import one_line
from catalog_cli.views.report import place_of

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write a command for each finding, and nothing else: what is no command would only be noise in the log."""
    for finding in report.findings:
        named = _properties(finding, report.folder)
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in named.items())
        yield f"::{COMMANDS[finding.severity]} {properties}::{_data(_said(finding, report.folder))}\n"


def _data(text: str) -> str:
    """Escape what would end a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a command or a property of it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _said(finding: Finding, folder: str) -> str:
    said = f"{place_of(finding, folder)}: {one_line(str(finding.message))}"
    return f"{said}\n{one_line(str(finding.remedy))}" if finding.remedy else said


def _properties(finding: Finding, folder: str) -> dict[str, object]:
    properties: dict[str, object] = {"title": finding.rule, "file": one_line(f"{folder}{finding.path}")}
    place = finding.place
    if place:
        properties |= {"line": place.line, "endLine": place.end_line}
        # GitHub refuses columns where the lines differ
        if place.line == place.end_line:
            properties |= {"col": place.column, "endColumn": place.end_column}
    return properties
