"""A Code Quality report has what GitLab's documentation asks for: https://docs.gitlab.com/ci/testing/code_quality/."""

import json
from typing import Any

import pytest

from catalog_cli.model.finding import Report
from formats.varied import CLEAN, ERROR, GAZETTE, REPORT, hostile_report, written
from hostile import HOSTILE

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def issues(report: Report) -> list[dict[str, Any]]:
    """Read a report, seeing that each issue has the properties that GitLab documents, and of their types."""
    read = json.loads(written("gitlab", report))
    assert isinstance(read, list)
    for issue in read:
        assert all(isinstance(issue[key], str) for key in ("description", "check_name", "fingerprint"))
        assert issue["severity"] in SEVERITIES
        assert isinstance(issue["location"]["path"], str)
        assert isinstance(issue["location"]["lines"]["begin"], int)
    return read


def test_an_issue_has_what_gitlab_documents() -> None:
    assert issues(Report((ERROR,), 1)) == [
        {
            "description": "《政府信息公开条例》 has no article 99. Read the law again.",
            "check_name": "law/article-exists",
            "fingerprint": "0123456789abcdef0123456789abcdef",
            "severity": "major",
            "location": {"path": GAZETTE, "lines": {"begin": 5, "end": 5}},
        }
    ]


def test_severities_are_gitlabs() -> None:
    assert [issue["severity"] for issue in issues(REPORT)] == ["major", "minor", "info", "major"]


def test_a_finding_without_a_place_stands_at_the_first_line() -> None:
    assert issues(REPORT)[3]["location"]["lines"]["begin"] == 1


def test_suppressed_findings_are_left_out() -> None:
    assert len(issues(REPORT)) == 4


def test_nothing_found_is_an_empty_list() -> None:
    assert written("gitlab", CLEAN) == "[]\n"


def test_a_workspace_below_the_repository_has_its_folder_in_the_path() -> None:
    assert (
        issues(Report((ERROR,), 1, find_folder=lambda: "catalogues/"))[0]["location"]["path"] == f"catalogues/{GAZETTE}"
    )


def test_the_report_begins_without_a_byte_order_mark() -> None:
    assert written("gitlab", REPORT).startswith("[")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_path_stays_the_path_whatever_is_in_it(text: str) -> None:
    assert issues(hostile_report(text))[0]["location"]["path"] == f"data/{text}.yaml"
