"""`--format json`: an array of findings, with lines and columns counted from 1."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Report
from catalog_cli.model.json_text import dumps


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write all findings as one array."""
    lead = "["
    for finding in report.shown:
        yield f"{lead}\n  {dumps(labelled_record(finding, report), indent=2, depth=1)}"
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def labelled_record(finding: Finding, report: Report) -> dict[str, object]:
    """Return a finding as plain data; of a report on several workspaces, first the one that it is in."""
    workspace = report.workspace_of(finding)
    return as_record(finding) if workspace is None else {"workspace": workspace, **as_record(finding)}


def as_record(finding: Finding) -> dict[str, object]:
    """Return a finding as plain data; a place, a remedy, a fix or a fingerprint that it lacks is null.

    Only one that is suppressed has `suppression`: its kind, in the words of SARIF, and the reason.
    """
    place, suppression = finding.place, finding.suppression
    said = {"suppression": {"kind": str(suppression.kind), "reason": suppression.reason}} if suppression else {}
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
        "fixable": _fixable(finding),
        "fingerprint": finding.fingerprint or None,
        **said,
    }


def _fixable(finding: Finding) -> str | None:
    """Return which kind of fix there is: `safe` (made by --fix) or `unsafe` (made by --unsafe-fixes)."""
    if finding.fix is None:
        return None
    return "safe" if finding.fix.safe else "unsafe"
