"""`--format jsonl`: one finding a line, each as in `--format json`."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.formats.findings.json import labelled_record
from catalog_cli.model.finding import Report
from catalog_cli.model.json_text import dumps


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write each finding on a line of its own."""
    for finding in report.shown:
        yield f"{dumps(labelled_record(finding, report))}\n"
