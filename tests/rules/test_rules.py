"""Every rule's own examples: the right ones have no finding, of each wrong one the rule reports."""

import re
from pathlib import Path
from typing import Any

import pytest

from catalog_cli.model.finding import Finding
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.engine import check
from catalog_cli.rules.examples import files_of
from catalog_cli.rules.folder import all_rules
from catalog_cli.rules.rule import Rule
from catalog_cli.store.locating import located
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from conftest import ROOT, lay


def _examples(kind: str) -> list[Any]:
    return [
        pytest.param(rule, files_of(rule, example), id=f"{rule.name}-{number}")
        for rule in all_rules()
        for number, example in enumerate(getattr(rule.module, kind), 1)
    ]


def _findings(files: dict[str, str | bytes], folder: Path) -> list[Finding]:
    source = Folder(lay(folder, files))
    return located(check(read(source, for_checking=True), Choice(pedantic=True)), source)


def _lines(content: str | bytes) -> list[str]:
    text = content if isinstance(content, str) else content.decode("gb18030")
    return text.split("\n")


@pytest.mark.parametrize(("rule", "files"), _examples("VALID"))
def test_a_right_example_has_no_finding(rule: Rule, files: dict[str, str | bytes], tmp_path: Path) -> None:
    assert rule.name not in {finding.rule for finding in _findings(files, tmp_path)}


@pytest.mark.parametrize(("rule", "files"), _examples("INVALID"))
def test_a_wrong_example_is_reported_with_its_place_and_a_remedy(
    rule: Rule, files: dict[str, str | bytes], tmp_path: Path
) -> None:
    found = [finding for finding in _findings(files, tmp_path) if finding.rule == rule.name]
    assert found
    for finding in found:
        assert finding.path in files
        assert finding.place is not None
        assert finding.place.source == _lines(files[finding.path])[finding.place.line - 1]
        assert str(finding.message)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_checks(rule: Rule) -> None:
    assert rule.module.__doc__
    assert rule.module.TITLE


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_examples_unless_its_fault_cannot_be_written_down(rule: Rule) -> None:
    beyond_text = rule.family == "file"
    assert bool(rule.module.INVALID) != beyond_text
    assert bool(rule.module.VALID) != beyond_text


def test_every_rule_that_the_reader_of_files_names_has_a_manual() -> None:
    named = {
        name
        for path in (ROOT / "src/catalog_cli/store").rglob("*.py")
        for name in re.findall(r'"((?:yaml|file|schema)/[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert named == {rule.name for rule in all_rules() if rule.read_early}
