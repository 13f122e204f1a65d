"""Statistics have a row for each rule, the most frequent first, and say how much of it a program can fix."""

from catalog_cli.model.finding import Edit, Finding, Fix, Report, RuleCard, Severity
from catalog_cli.model.message import message
from catalog_cli.views.statistics import statistics_table

EDIT = Edit(path="a.yaml", pointer=("name",), value="政府公报")
CARD = RuleCard("link/https", "链接用 https", Severity.WARNING, "Links use https.", "Links use https.")


def found(rule: str, severity: Severity = Severity.ERROR, fix: Fix | None = None) -> Finding:
    return Finding(rule=rule, message=message("wrong"), path="a.yaml", severity=severity, fix=fix)


REPORT = Report(
    (
        found("schema/form"),
        found("link/https", Severity.WARNING, Fix((EDIT,))),
        found("link/https", Severity.WARNING, Fix((EDIT,), safe=False)),
        found("link/https", Severity.WARNING),
        found("law/reference"),
    ),
    1,
    suppressed=(found("link/host"),),
    rules=(CARD,),
)


def test_the_most_frequent_come_first_and_names_decide_between_equals() -> None:
    assert [[cell.text for cell in row] for row in statistics_table(REPORT).rows] == [
        ["3", "warning", "link/https", "链接用 https", "1", "1"],
        ["1", "error", "law/reference", "", "0", "0"],
        ["1", "error", "schema/form", "", "0", "0"],
    ]


def test_records_say_the_same_as_data() -> None:
    assert statistics_table(REPORT).records[0] == {
        "count": 3,
        "severity": "warning",
        "rule": "link/https",
        "title": "链接用 https",
        "fixable": 1,
        "unsafe": 1,
    }


def test_nothing_found_has_no_rows() -> None:
    assert not statistics_table(Report((), 23)).rows
