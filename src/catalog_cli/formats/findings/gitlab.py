"""`--format gitlab`: a Code Quality report, which GitLab shows in merge requests.

The format is a part of Code Climate's, as GitLab documents it: https://docs.gitlab.com/ci/testing/code_quality/
"""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Report, Severity
from catalog_cli.model.json_text import dumps
from catalog_cli.views.report import sentences

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write all findings as one array."""
    lead = "["
    for finding in report.findings:
        yield f"{lead}\n  {dumps(_issue(finding, report.folder), indent=2, depth=1)}"
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _issue(finding: Finding, folder: str) -> dict[str, object]:
    # GitLab wants a line for every issue
    begin, end = (finding.place.line, finding.place.end_line) if finding.place else (1, 1)
    return {
        "description": sentences(finding),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": f"{folder}{finding.path}", "lines": {"begin": begin, "end": end}},
    }
