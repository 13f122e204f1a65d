"""JSON and JSON Lines have every part of a finding, and the same ones."""

import json

import pytest

from catalog_cli.model.finding import Report
from formats.varied import CLEAN, ERROR, GAZETTE, REPORT, hostile_report, written
from hostile import HOSTILE


def test_a_finding_has_all_its_parts() -> None:
    assert json.loads(written("json", Report((ERROR,), 1))) == [
        {
            "rule": "law/article-exists",
            "severity": "error",
            "message": "《政府信息公开条例》 has no article 99",
            "remedy": "Read the law again.",
            "path": GAZETTE,
            "line": 5,
            "column": 7,
            "end_line": 5,
            "end_column": 12,
            "fixable": None,
            "fingerprint": "0123456789abcdef0123456789abcdef",
        }
    ]


def test_a_part_that_is_not_there_is_null_and_never_left_out() -> None:
    (record,) = json.loads(written("json", Report((tuple(REPORT.findings)[3],), 1)))
    assert [key for key, value in record.items() if value is None] == [
        "remedy",
        "line",
        "column",
        "end_line",
        "end_column",
        "fixable",
    ]


def test_it_says_which_kind_of_fix_there_is() -> None:
    assert [record["fixable"] for record in json.loads(written("json", REPORT))] == [None, "safe", "unsafe", None]


@pytest.mark.parametrize("report", [REPORT, *map(hostile_report, HOSTILE.values())], ids=["varied", *HOSTILE])
def test_json_lines_has_the_same_findings_one_a_line(report: Report) -> None:
    lines = written("jsonl", report).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written("json", report))


def test_nothing_found_is_an_empty_array_or_no_line() -> None:
    assert written("json", CLEAN) == "[]\n"
    assert written("jsonl", CLEAN) == ""
