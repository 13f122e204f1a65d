"""Which rules run and how bad their findings are is what the workspace and the user chose, the nearer name first."""

import pytest

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Value
from catalog_cli.rules.choice import Choice, choice_in
from catalog_cli.rules.registry import all_rules, rule_named

SPECIFIC, CONFIRMED, HTTPS = map(rule_named, ("law/specific", "law/confirmed", "link/https"))
SYNTAX = rule_named("yaml/syntax")


def settings(**rules: Value) -> Settings:
    return Settings(title="", publishers=(), jurisdiction={}, categories=(), vocabularies={}, rules=rules)


@pytest.mark.parametrize(
    ("choice", "runs"),
    [
        pytest.param(Choice(), True, id="nothing chosen"),
        pytest.param(Choice(select=("law",)), True, id="its family selected"),
        pytest.param(Choice(select=("law/specific",)), True, id="selected"),
        pytest.param(Choice(select=("link",)), False, id="another family selected"),
        pytest.param(Choice(select=("law/year-brackets",)), False, id="another of its family selected"),
        pytest.param(Choice(ignore=("law",)), False, id="its family ignored"),
        pytest.param(Choice(ignore=("law/specific",)), False, id="ignored"),
        pytest.param(Choice(ignore=("link", "law/year-brackets")), True, id="others ignored"),
        pytest.param(Choice(select=("law",), ignore=("law/specific",)), False, id="ignored in a selected family"),
        pytest.param(Choice(select=("law/specific",), ignore=("law",)), True, id="selected in an ignored family"),
        pytest.param(Choice(select=("law/specific",), ignore=("law/specific",)), False, id="selected and ignored"),
        pytest.param(Choice(select=("law",), ignore=("law",)), False, id="its family selected and ignored"),
        pytest.param(Choice(select=("la",), ignore=("law/",)), False, id="half a name is no name"),
    ],
)
def test_a_rule_runs_when_it_is_chosen(choice: Choice, runs: bool) -> None:
    assert choice.runs(SPECIFIC) is runs


@pytest.mark.parametrize(
    ("choice", "runs"),
    [
        pytest.param(Choice(), False, id="nothing chosen"),
        pytest.param(Choice(pedantic=True), True, id="quiet ones asked for"),
        pytest.param(Choice(also=("law/confirmed",)), True, id="asked for beside the others"),
        pytest.param(Choice(also=("law",)), True, id="its family asked for beside the others"),
        pytest.param(Choice(select=("law",)), False, id="only its family selected"),
        pytest.param(Choice(select=("law/confirmed",)), True, id="selected"),
        pytest.param(Choice(also=("law/confirmed",), ignore=("law/confirmed",)), False, id="asked for and ignored"),
        pytest.param(Choice(pedantic=True, ignore=("law",)), False, id="its family ignored"),
    ],
)
def test_a_quiet_rule_runs_when_it_is_asked_for(choice: Choice, runs: bool) -> None:
    assert choice.runs(CONFIRMED) is runs


@pytest.mark.parametrize("choice", [Choice(), Choice(select=("link",)), Choice(ignore=("yaml", "yaml/syntax"))])
def test_that_a_file_cannot_be_read_is_always_told(choice: Choice) -> None:
    assert choice.runs(SYNTAX)


def test_what_the_user_selects_takes_the_place_of_the_workspaces_selection() -> None:
    choice = choice_in(settings(select=("law",)), Choice(select=("link",)))
    assert (choice.runs(SPECIFIC), choice.runs(HTTPS)) == (False, True)


def test_what_both_ignore_is_ignored() -> None:
    choice = choice_in(settings(ignore=("law",)), Choice(ignore=("link",)))
    assert (choice.runs(SPECIFIC), choice.runs(HTTPS)) == (False, False)


def test_the_workspaces_selection_holds_while_the_user_makes_none() -> None:
    chosen = choice_in(settings(select=["link"]), Choice())
    assert [rule.family for rule in all_rules() if chosen.runs(rule) and not rule.reported_by_parser] == [
        "catalogue",
        *(rule.family for rule in all_rules() if rule.family == "link" and not rule.pedantic),
    ]


@pytest.mark.parametrize(
    ("rules", "severity"),
    [
        pytest.param({}, Severity.WARNING, id="the rule's own"),
        pytest.param({"law": "error"}, Severity.ERROR, id="its family's"),
        pytest.param({"law": "error", "law/specific": "info"}, Severity.INFO, id="its own before its family's"),
        pytest.param({"link": "error"}, Severity.WARNING, id="not another's"),
        pytest.param({"law": "fatal"}, Severity.WARNING, id="what is no level says nothing"),
        pytest.param({"law": ["error"]}, Severity.WARNING, id="a list says nothing"),
        pytest.param({"law": None}, Severity.WARNING, id="an empty value says nothing"),
    ],
)
def test_the_nearest_name_says_how_bad_findings_are(rules: dict[str, Value], severity: Severity) -> None:
    assert rule_named("law/specific").severity is Severity.WARNING
    assert choice_in(settings(severity=rules), Choice()).severity(SPECIFIC) is severity


def test_the_user_says_how_bad_findings_are_before_the_workspace() -> None:
    choice = choice_in(settings(severity={"law/specific": "info"}), Choice(severities={"law/specific": Severity.ERROR}))
    assert choice.severity(SPECIFIC) is Severity.ERROR


@pytest.mark.parametrize(
    ("fail_on", "asked", "strict"),
    [
        ("warning", False, True),
        ("error", False, False),
        ("error", True, True),
        (None, False, False),
        ([], False, False),
    ],
)
def test_warnings_fail_when_either_asks_for_it(fail_on: Value, asked: bool, strict: bool) -> None:
    assert choice_in(settings(fail_on=fail_on), Choice(strict=asked)).strict is strict


@pytest.mark.parametrize("wrong", ["law", 3, {"law": "x"}, None, True, ""])
def test_a_choice_of_the_wrong_shape_chooses_nothing(wrong: Value) -> None:
    assert choice_in(settings(select=wrong, also=wrong, ignore=wrong, severity=wrong), Choice()) == Choice()
