"""Every rule's own examples: the right ones have no finding, of each wrong one the rule reports."""

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from catalog_cli.actions.apply_plan import apply_plan
from catalog_cli.actions.check_links import plan_moves
from catalog_cli.cache.database import OFF_VARIABLE
from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Finding
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import BASE
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import all_rules
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit
from conftest import ROOT, RUN, fix, lay
from rules.answered import answered, on_disk
from rules.example_files import files_of


@pytest.fixture(autouse=True)
def _without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    # each example is checked once
    monkeypatch.setenv(OFF_VARIABLE, "1")


def _examples(kind: str) -> list[Any]:
    return [
        pytest.param(rule, files_of(rule, example), id=f"{rule.name}-{number}")
        for rule in all_rules()
        for number, example in enumerate(getattr(rule.module, kind), 1)
    ]


Files = dict[str, str | bytes]


def _laid(rule: Rule, files: Files, folder: Path, choice: Choice) -> tuple[Folder, CheckRequest]:
    """Lay the files of an example, and those of its earlier state where it has one."""
    now = {path: text for path, text in files.items() if not path.startswith(BASE)}
    before = {path.removeprefix(BASE): text for path, text in files.items() if path.startswith(BASE)}
    base = load_catalogue(Folder(lay(folder / "before", before))) if before else None
    run = replace(RUN, today=rule.as_of or RUN.today)
    return Folder(lay(folder / "now", now)), CheckRequest(run, choice, base)


def _findings(rule: Rule, files: Files, folder: Path) -> tuple[Finding, ...]:
    if rule.needs_answer:
        return answered(rule, files, folder).result.findings
    source, request = _laid(rule, files, folder, Choice(pedantic=True))
    return check_source(source, request).findings


def _lines(content: str | bytes) -> list[str]:
    text = content if isinstance(content, str) else content.decode("gb18030")
    return text.split("\n")


@pytest.mark.parametrize(("rule", "files"), _examples("VALID"))
def test_a_right_example_has_no_finding(rule: Rule, files: Files, tmp_path: Path) -> None:
    assert rule.name not in {finding.rule for finding in _findings(rule, files, tmp_path)}


@pytest.mark.parametrize(("rule", "files"), _examples("INVALID"))
def test_a_wrong_example_is_reported_with_its_place_and_a_remedy(rule: Rule, files: Files, tmp_path: Path) -> None:
    found = [finding for finding in _findings(rule, files, tmp_path) if finding.rule == rule.name]
    assert found
    for finding in found:
        assert finding.path in files
        assert finding.place is not None
        assert finding.place.source == _lines(files[finding.path])[finding.place.line - 1]
        assert str(finding.message)


def _fixes() -> list[Any]:
    return [
        pytest.param(rule, files_of(rule, before), files_of(rule, after), id=f"{rule.name}-{number}")
        for rule in all_rules()
        for number, (before, after) in enumerate(rule.fixes, 1)
    ]


@pytest.mark.parametrize(("rule", "before", "after"), _fixes())
def test_a_fix_makes_of_an_example_what_the_manual_shows(
    rule: Rule, before: Files, after: Files, tmp_path: Path
) -> None:
    if rule.needs_answer:
        outcome = answered(rule, before, tmp_path / "before")
        apply_plan(tmp_path / "before", lambda reading: plan_moves(tmp_path / "before", outcome, reading), RUN)
        wanted = lay(tmp_path / "after", on_disk(after))
        assert load_catalogue(Folder(tmp_path / "before")).catalogue == load_catalogue(Folder(wanted)).catalogue
        return
    source, request = _laid(rule, before, tmp_path / "before", Choice(select=(rule.name,)))
    fixes = fix(source, request, lambda finding: finding.rule == rule.name)
    commit(source.root, fixes.changes)
    laid, _request = _laid(rule, after, tmp_path / "after", Choice())
    assert load_catalogue(source).catalogue == load_catalogue(laid).catalogue
    assert not [finding for finding in fixes.result.findings if finding.rule == rule.name]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_checks(rule: Rule) -> None:
    assert rule.module.__doc__
    assert rule.module.TITLE


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_examples_unless_its_fault_cannot_be_written_down(rule: Rule) -> None:
    beyond_text = rule.name in {"file/readable", "file/inside-workspace"}
    assert bool(rule.module.INVALID) != beyond_text
    assert bool(rule.module.VALID) != beyond_text


def test_every_rule_that_the_reader_of_files_names_has_a_manual() -> None:
    named = {
        name
        for folder in ("check", "store", "yaml")
        for path in (ROOT / "src/catalog_cli" / folder).rglob("*.py")
        for name in re.findall(r'"((?:yaml|file|schema)/[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert named == {rule.name for rule in all_rules() if rule.reported_by_parser}
