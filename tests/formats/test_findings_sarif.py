"""SARIF is valid by its published schema, leads back to the files, and marks what is suppressed."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from catalog_cli import __version__
from catalog_cli.formats.findings import sarif
from catalog_cli.model.finding import Finding, Place, Report, TextReplacement
from catalog_cli.model.message import message
from formats.varied import CLEAN, ERROR, GAZETTE, MEETING, NOTE, REPORT, WARNING, hostile_report, written
from hostile import HOSTILE

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run_of(report: Report) -> Any:
    log = json.loads(written("sarif", report))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def result_of(finding: Finding, **more: Any) -> Any:
    (result,) = run_of(Report((finding,), 1, **more))["results"]
    return result


def uri_of(result: Any) -> str:
    return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("report", [REPORT, CLEAN], ids=["varied", "nothing found"])
def test_a_report_is_valid(report: Report) -> None:
    assert run_of(report)["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_leaves_it_valid(text: str) -> None:
    assert len(run_of(hostile_report(text))["results"]) == 2


@given(st.text(st.characters()))
def test_any_text_leaves_it_valid(text: str) -> None:
    assert len(run_of(hostile_report(text))["results"]) == 2


def test_suppressed_findings_are_marked_and_not_dropped() -> None:
    assert [result["suppressions"] for result in run_of(REPORT)["results"]] == [
        [],
        [],
        [],
        [],
        [{"kind": "inSource", "justification": "县司法局已核实"}],
        [{"kind": "external"}],
    ]


def test_every_result_leads_to_its_rule() -> None:
    run = run_of(REPORT)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert len({rule["id"] for rule in rules}) == len(rules) == 5


def test_a_rule_is_told_of_as_its_card_has_it() -> None:
    rules = {rule["id"]: rule for rule in run_of(REPORT)["tool"]["driver"]["rules"]}
    assert rules["law/article-exists"] == {
        "id": "law/article-exists",
        "name": "条款存在",
        "shortDescription": {"text": "The article exists."},
        "fullDescription": {"text": "The article exists.\n\nWhy."},
        "help": {"text": "The article exists.\n\nWhy.", "markdown": "The article exists.\n\nWhy."},
        "defaultConfiguration": {"level": "error"},
    }


def test_a_rule_without_a_card_is_known_by_its_name() -> None:
    rules = {rule["id"]: rule for rule in run_of(REPORT)["tool"]["driver"]["rules"]}
    assert rules["wording/says-more"] == {
        "id": "wording/says-more",
        "shortDescription": {"text": "wording/says-more"},
        "fullDescription": {"text": "wording/says-more"},
        "help": {"text": "wording/says-more", "markdown": "wording/says-more"},
        "defaultConfiguration": {"level": "note"},
    }


def test_levels_follow_severities() -> None:
    levels = [result["level"] for result in run_of(REPORT)["results"]]
    assert levels == ["error", "warning", "note", "error", "error", "warning"]


def test_a_message_has_what_is_wrong_and_then_the_remedy() -> None:
    assert result_of(ERROR)["message"]["text"] == "《政府信息公开条例》 has no article 99. Read the law again."


def test_a_place_has_lines_and_columns_counted_from_one_and_its_end_is_excluded() -> None:
    region = result_of(ERROR)["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 7, "endLine": 5, "endColumn": 12}


def test_a_finding_without_a_place_stands_at_the_first_line_since_code_scanning_wants_one() -> None:
    assert result_of(tuple(REPORT.findings)[3])["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_a_path_is_a_uri_relative_to_the_root_that_is_told_of() -> None:
    result = result_of(tuple(REPORT.findings)[2])
    assert uri_of(result) == "data/items/%E4%BC%9A%E8%AE%AE/quanti%20huiyi.yaml"
    base = result["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"]
    assert base in run_of(REPORT)["originalUriBaseIds"]


@given(st.text(st.characters(), min_size=1))
@example("\ud800")
def test_a_uri_leads_back_to_any_path(name: str) -> None:
    path = f"data/{name}.yaml"
    uri = uri_of(result_of(Finding(rule="schema/form", message=message("wrong"), path=path)))
    assert unquote(uri, errors="surrogatepass") == path
    assert uri.isascii()


def test_a_workspace_below_the_repository_has_its_folder_in_the_uri() -> None:
    assert uri_of(result_of(ERROR, find_folder=lambda: "目录/")) == f"%E7%9B%AE%E5%BD%95/{GAZETTE}"


def test_a_fingerprint_lets_a_result_be_known_again() -> None:
    assert result_of(ERROR)["partialFingerprints"] == {"catalog/v1": "0123456789abcdef0123456789abcdef"}
    assert "partialFingerprints" not in result_of(Finding(rule="schema/form", message=message("x"), path=MEETING))


@pytest.mark.parametrize(
    ("text", "written_as"),
    [
        pytest.param("{0} and {名称}", "{{0}} and {{名称}}", id="placeholders"),
        pytest.param("[x](http://evil)", "[x\\](http://evil)", id="a link"),
        pytest.param("[2021]（第3号）", "[2021]（第3号）", id="brackets that are no link"),
    ],
)
def test_a_text_is_neither_placeholder_nor_link(text: str, written_as: str) -> None:
    finding = Finding(rule="schema/form", message=message("{x}", x=text), path=GAZETTE)
    assert result_of(finding)["message"]["text"] == f"{written_as}."


def replaced(_finding: Finding) -> tuple[TextReplacement, ...]:
    """Say what the fix of a finding changes: a comma, and a stretch of another file that goes away."""
    comma, gone = Place(4, 12, 4, 13, "content: 每期,政府公报"), Place(2, 1, 3, 1, "")
    return (TextReplacement(GAZETTE, comma, "，"), TextReplacement(MEETING, gone, ""))


def test_a_safe_fix_says_what_it_replaces_in_which_file() -> None:
    (fix,) = result_of(WARNING, find_replacements=replaced)["fixes"]
    assert fix["description"] == {"text": "a half-width comma."}
    comma, gone = fix["artifactChanges"]
    assert [unquote(each["artifactLocation"]["uri"]) for each in (comma, gone)] == [GAZETTE, MEETING]
    place = {"startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 13}
    assert comma["replacements"] == [{"deletedRegion": place, "insertedContent": {"text": "，"}}]
    assert gone["replacements"] == [{"deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 1}}]


@pytest.mark.parametrize("finding", [ERROR, NOTE], ids=["no fix", "one that a person has to look at"])
def test_nothing_else_is_proposed(finding: Finding) -> None:
    assert "fixes" not in result_of(finding, find_replacements=replaced)


def test_no_address_is_named_that_anybody_could_register() -> None:
    driver = run_of(REPORT)["tool"]["driver"]
    assert "informationUri" not in driver
    assert [rule for rule in driver["rules"] if "helpUri" in rule] == []


def test_the_home_of_the_project_is_named_once_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "HOME", "https://example.org/catalog")
    driver = run_of(REPORT)["tool"]["driver"]
    assert driver["informationUri"] == "https://example.org/catalog"
    page = f"https://example.org/catalog/blob/v{__version__}/docs/rules/law/article-exists.md"
    assert {rule["id"]: rule.get("helpUri") for rule in driver["rules"]} == {
        rule["id"]: page if rule["id"] == "law/article-exists" else None for rule in driver["rules"]
    }
