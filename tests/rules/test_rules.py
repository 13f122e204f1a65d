"""Every rule's own examples: the right ones have no finding, of each wrong one the rule reports."""

from pathlib import Path
from typing import Any

import pytest

from catalog_cli.model.finding import Finding
from catalog_cli.rules.engine import check
from catalog_cli.rules.examples import files_of
from catalog_cli.rules.folder import all_rules
from catalog_cli.rules.rule import Rule
from catalog_cli.store.locating import located
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from conftest import lay


def _examples(kind: str) -> list[Any]:
    return [
        pytest.param(rule, files_of(rule, example), id=f"{rule.name}-{number}")
        for rule in all_rules()
        for number, example in enumerate(getattr(rule.module, kind), 1)
    ]


def _findings(files: dict[str, str], folder: Path) -> list[Finding]:
    source = Folder(lay(folder, files))
    return located(check(read(source, for_checking=True)), source)


@pytest.mark.parametrize(("rule", "files"), _examples("VALID"))
def test_a_right_example_has_no_finding(rule: Rule, files: dict[str, str], tmp_path: Path) -> None:
    assert rule.name not in {finding.rule for finding in _findings(files, tmp_path)}


@pytest.mark.parametrize(("rule", "files"), _examples("INVALID"))
def test_a_wrong_example_is_reported_with_its_place_and_a_remedy(
    rule: Rule, files: dict[str, str], tmp_path: Path
) -> None:
    found = [finding for finding in _findings(files, tmp_path) if finding.rule == rule.name]
    assert found
    for finding in found:
        assert finding.path in files
        assert finding.place is not None
        line = files[finding.path].splitlines()[finding.place.line - 1]
        assert finding.place.source == line
        assert str(finding.message)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_checks(rule: Rule) -> None:
    assert rule.module.__doc__
    assert rule.module.TITLE
