"""What would be after a change is found from what is known already, and is what a check from nothing finds."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_type_hints
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.cache.codec import dumps_or_none
from catalog_cli.check.check_files import WorkspaceChecks
from catalog_cli.check.checker import Checker, CheckRequest, check_source
from catalog_cli.check.new_findings import added_findings
from catalog_cli.check.result import CheckResult
from catalog_cli.check.rule_runner import collector, comparing_rules
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.interface import Rule
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder, OverlaySource
from conftest import ROOT, RUN, drawing, lay

NAMES = ("甲", "乙", "丙")
LINES = (
    "",
    "order: 1\n",
    "published_with: item-1\n",
    "published_with: nowhere\n",
    "link: http://a.gov.cn/x\n",
    "basis:\n  - 《政府信息公开条例》（国务院令第711号）\n",
    "basis:\n  - 《政府信息公开条例》（国务院令第492号）\n",
    "time_limit: 20 个工作日  # catalog: ignore[wording] 已核对\n",
    "# catalog: ignore[identity, link] 已核对\nlink: http://a.gov.cn/x\n",
    "b: [\n",
)
TEXTS = st.builds(
    "id: item-{}\ncategory: {}\nname: {}\ncontent: 每期政府公报,全文\n{}".format,
    st.integers(1, 4),
    st.sampled_from(["政策文件", "财政"]),
    st.sampled_from(NAMES),
    st.sampled_from(LINES),
).map(str.encode)
PATHS = st.sampled_from([f"data/items/item-{number}.yaml" for number in range(1, 5)] + ["data/items/x/item-1.yaml"])


@drawing(20)
@given(st.dictionaries(PATHS, TEXTS), st.lists(st.dictionaries(PATHS, st.none() | TEXTS, min_size=1), max_size=3))
def test_after_a_change_all_is_found_that_a_check_from_nothing_finds(
    files: dict[str, bytes], changes: list[dict[str, bytes | None]]
) -> None:
    with TemporaryDirectory() as folder:
        source = Folder(lay(Path(folder), {"catalog.yaml": RIGHT["catalog.yaml"], **files}))
        checker = Checker(source, None, CheckRequest(RUN, Choice(pedantic=True)))
        checker.run()
        for change in changes:
            after = OverlaySource(source, change)
            assert checker.run_with(after) == check_source(after, CheckRequest(RUN, Choice(pedantic=True)))


@drawing(30)
@given(st.dictionaries(PATHS, TEXTS), st.lists(st.dictionaries(PATHS, st.none() | TEXTS, min_size=1), max_size=3))
def test_what_a_change_brings_is_found_by_looking_at_what_it_touches(
    files: dict[str, bytes], changes: list[dict[str, bytes | None]]
) -> None:
    with TemporaryDirectory() as folder:
        source = Folder(lay(Path(folder), {"catalog.yaml": RIGHT["catalog.yaml"], **files}))
        request = CheckRequest(RUN, Choice(pedantic=True))
        before, checker = check_source(source, request), Checker(source, None, request)
        for change in changes:
            after = OverlaySource(source, change)
            expected = added_findings(before, check_source(after, request))
            assert added_findings(*checker.run_around(after)) == expected


def rules_after(files: dict[str, str], change: dict[str, bytes | None], folder: Path) -> tuple[set[str], list[str]]:
    """Return the rules that report after a change, and the files that were checked for it."""
    source = Folder(lay(folder, files))
    checker = Checker(source, None, CheckRequest(RUN))
    checker.run()
    checked: list[str] = []
    check_file = WorkspaceChecks.check_file

    def counting(self: WorkspaceChecks, path: str, data: bytes) -> object:
        checked.append(path)
        return check_file(self, path, data)

    with patch.object(WorkspaceChecks, "check_file", counting):
        result: CheckResult = checker.run_with(OverlaySource(source, change))
    return {finding.rule for finding in result.findings}, checked


def test_a_name_that_becomes_another_s_is_found_though_only_one_file_is_checked(tmp_path: Path) -> None:
    twin = OTHER_ITEM.replace("政策解读", "政府公报").encode()
    rules, checked = rules_after(dict(RIGHT), {OTHER_FILE: twin}, tmp_path)
    assert "identity/unique-name" in rules
    assert checked == [OTHER_FILE]


def test_a_reference_to_a_file_that_is_taken_away_is_found(tmp_path: Path) -> None:
    files = {**RIGHT, OTHER_FILE: OTHER_ITEM + "published_with: zhengfu-gongbao\n"}
    rules, checked = rules_after(files, {FILE: None}, tmp_path)
    assert "identity/known-published-with" in rules
    assert checked == []


def test_a_change_of_the_settings_has_every_file_checked(tmp_path: Path) -> None:
    settings_after = RIGHT["catalog.yaml"].replace("政策文件", "财政").encode()
    rules, checked = rules_after(dict(RIGHT), {"catalog.yaml": settings_after}, tmp_path)
    assert "identity/known-category" in rules
    assert sorted(checked) == sorted([FILE, OTHER_FILE])


@pytest.mark.parametrize("rule", comparing_rules(Choice(pedantic=True)), ids=lambda rule: rule.name)
def test_what_a_rule_collects_comes_back_from_the_cache_as_its_signature_says(rule: Rule) -> None:
    kind = get_type_hints(collector(rule))["return"]
    for item in load_catalogue(Folder(ROOT)).catalogue.items:
        collected = collector(rule)(item)
        assert dumps_or_none(collected, kind) is not None, collected


def test_a_value_that_no_cache_can_hold_is_compared_all_the_same(tmp_path: Path) -> None:
    half = '"\\ud83d"\ncontent'
    one, other = ITEM.replace("政府公报\ncontent", half), OTHER_ITEM.replace("政策解读\ncontent", half)
    files = {**RIGHT, FILE: one, OTHER_FILE: other}
    source = Folder(lay(tmp_path, files))
    for _warm in range(2):
        found = check_source(source, CheckRequest(RUN)).findings
        assert found == Checker(source, None, CheckRequest(RUN)).run().findings
