"""`--format junit`: JUnit's XML, which Jenkins, GitLab, Azure DevOps and most others show as tests.

A file with findings is a suite, a finding a test of it: one that fails the check is a failed test, any other a passed
test that tells of it in its output. When nothing is found, one passed test says so, since an empty report counts as
none. Suppressed findings are left out. Jenkins takes a class's name apart at its last dot, so a file's ending is no
part of it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Report
from catalog_cli.model.text import one_line
from catalog_cli.views.report import place_of, sentences, summary


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write a suite for each file, or one that says that nothing is wrong."""
    counts = _counts(report.findings, report)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="catalog" tests="{counts["tests"]}" failures="{counts["failures"]}" errors="0">\n'
    for suite in _suites(report):
        indent(suite, level=1)
        yield f"  {tostring(suite, encoding='unicode')}\n"
    yield "</testsuites>\n"


def _counts(findings: Iterable[Finding], report: Report) -> dict[str, str]:
    fails = [report.fails(finding) for finding in findings]
    return {"tests": str(len(fails) or 1), "failures": str(sum(fails)), "errors": "0"}


def _suites(report: Report) -> Iterator[Element]:
    if not report.findings:
        suite = Element("testsuite", {"name": "catalog"} | _counts((), report))
        SubElement(suite, "testcase", classname="catalog", name=summary(report))
        yield suite
    by_path = attrgetter("path")
    for path, group in groupby(sorted(report.findings, key=by_path), by_path):
        findings = list(group)
        suite = Element("testsuite", {"name": one_line(f"{report.folder}{path}")} | _counts(findings, report))
        for finding in findings:
            _add_case(suite, finding, report)
        yield suite


def _add_case(suite: Element, finding: Finding, report: Report) -> None:
    path = f"{report.folder}{finding.path}"
    classname = one_line(path.removesuffix(PurePosixPath(path).suffix))
    place = f" {finding.place.line}:{finding.place.column}" if finding.place else ""
    case = SubElement(suite, "testcase", classname=classname, name=f"{finding.rule}{place}")
    said = f"{place_of(finding, report.folder)}: {finding.severity}: {sentences(finding)}"
    if report.fails(finding):
        failure = SubElement(case, "failure", type=str(finding.severity), message=one_line(str(finding.message)))
        failure.text = said
    else:
        SubElement(case, "system-out").text = said
