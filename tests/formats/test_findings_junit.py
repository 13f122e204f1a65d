"""JUnit's XML is valid by the schema that Jenkins publishes, and fails where the check fails."""

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.finding import Report
from formats.varied import CLEAN, ERROR, GAZETTE, MEETING, NOTE, REPORT, WARNING, hostile_report, written
from hostile import HOSTILE


@cache
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")


def suites(report: Report) -> Element:
    text = written("junit", report)
    schema().validate(text)
    return xmlschema.XMLResource(text).root


def names(report: Report, outcome: str) -> list[str]:
    return [case.attrib["name"] for case in suites(report).iter("testcase") if case.find(outcome) is not None]


def test_the_schema_refuses_what_is_no_report() -> None:
    assert not schema().is_valid('<testsuites><testsuite name="x"/></testsuites>')


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_leaves_it_valid(text: str) -> None:
    assert len(list(suites(hostile_report(text)).iter("testcase"))) == 1


@given(st.text(st.characters()))
def test_any_text_leaves_it_valid(text: str) -> None:
    assert len(list(suites(hostile_report(text)).iter("testcase"))) == 1


def test_what_xml_forbids_is_made_visible() -> None:
    (failure,) = suites(hostile_report("a\x00\ufffeb")).iter("failure")
    assert failure.attrib["message"] == "a⟨U+0000⟩⟨U+FFFE⟩b is wrong"


def test_only_what_fails_the_check_is_a_failed_test() -> None:
    assert names(REPORT, "failure") == ["law/article-exists 5:7", "schema/readable"]
    assert names(REPORT, "system-out") == ["wording/half-width-punctuation 4:12", "wording/says-more 4:1"]


def test_strictness_makes_a_warning_a_failed_test() -> None:
    strict = Report((ERROR, WARNING, NOTE), 2, strict=True)
    assert names(strict, "failure") == ["law/article-exists 5:7", "wording/half-width-punctuation 4:12"]


def test_each_file_is_a_suite_and_its_counts_are_right() -> None:
    root = suites(REPORT)
    assert (root.attrib["tests"], root.attrib["failures"]) == ("4", "2")
    # by path: the code point of 会 is above that of z
    assert [(suite.attrib["name"], suite.attrib["tests"], suite.attrib["failures"]) for suite in root] == [
        (GAZETTE, "2", "1"),
        (MEETING, "2", "1"),
    ]


def test_a_test_says_where_what_and_how_to_mend_it() -> None:
    case = suites(Report((ERROR,), 1))[0][0]
    assert case.attrib["classname"] == "data/items/zhengfu-gongbao"
    assert case[0].attrib == {"type": "error", "message": "《政府信息公开条例》 has no article 99"}
    assert case[0].text == (
        "data/items/zhengfu-gongbao.yaml:5:7: error: 《政府信息公开条例》 has no article 99. Read the law again."
    )


def test_a_workspace_below_the_repository_has_its_folder_in_every_path() -> None:
    suite = suites(Report((ERROR,), 1, find_folder=lambda: "catalogues/"))[0]
    assert suite.attrib["name"] == f"catalogues/{GAZETTE}"
    assert suite[0].attrib["classname"] == "catalogues/data/items/zhengfu-gongbao"


def test_nothing_found_is_one_passed_test() -> None:
    (suite,) = suites(CLEAN)
    (case,) = suite
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("1", "0")
    assert case.attrib["name"] == "23 files checked: nothing wrong."
    assert list(case) == []
