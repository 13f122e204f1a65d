"""`--format jsonl`: one finding a line, each as in `--format json`."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.formats.findings.json import as_record
from catalog_cli.model.finding import Finding, Report
from catalog_cli.model.json_text import dumps


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write each finding on a line of its own."""
    yield from map(_line_of, report.shown)


def _line_of(finding: Finding) -> str:
    return f"{dumps(as_record(finding))}\n"
