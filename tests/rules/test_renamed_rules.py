"""A rule that has been renamed is known by its old name wherever a user may have written it."""

from hashlib import sha256
from pathlib import Path

import pytest

from catalog_cli.check.checker import BaselineLocation, CheckRequest, check_source
from catalog_cli.model.finding import Finding
from catalog_cli.rules.choice import RENAMED, Choice
from catalog_cli.rules.registry import find_rule, rule_places
from catalog_cli.store.source import Folder
from conftest import RUN, lay

SETTINGS = "title: 目录\npublishers: [津市市人民政府办公室]\ncategories: [文件]\n"
BASIS = "《中华人民共和国政府信息公开条例》（国务院令第492号）"
ITEM = f"id: a\ncategory: 文件\nname: 事项\ncontent: 信息\nbasis:\n  - {BASIS}\n"


def found(folder: Path, settings: str = SETTINGS, item: str = ITEM, choice: Choice | None = None) -> list[Finding]:
    lay(folder, {"catalog.yaml": settings, "data/items/a.yaml": item})
    request = CheckRequest(RUN, choice or Choice())
    return [each for each in check_source(Folder(folder), request).findings if each.rule == "law/version-current"]


def test_old_names_are_no_rules_and_new_ones_are() -> None:
    assert not RENAMED.keys() & rule_places().keys()
    assert set(RENAMED.values()) <= rule_places().keys()


def test_the_rule_is_explained_under_its_old_name() -> None:
    assert find_rule("law/order-in-force").name == "law/version-current"


@pytest.mark.parametrize(
    ("rules", "severities"),
    [
        ("rules:\n  ignore: [law/order-in-force]\n", []),
        ("rules:\n  severity:\n    law/order-in-force: error\n", ["error"]),
        ("rules:\n  select: [law/order-in-force]\n", ["warning"]),
    ],
)
def test_settings_go_on(rules: str, severities: list[str], tmp_path: Path) -> None:
    assert [each.severity for each in found(tmp_path, SETTINGS + rules)] == severities


def test_a_comment_goes_on(tmp_path: Path) -> None:
    item = ITEM.replace("\n  - ", "\n  # catalog: ignore[law/order-in-force] 待修订\n  - ")
    assert [each.suppression is not None for each in found(tmp_path, item=item)] == [True]


def test_a_baseline_goes_on(tmp_path: Path) -> None:
    known = sha256("law/order-in-force\0a.yaml\0basis\0国务院令第492号\0".encode() + b"1").hexdigest()[:32]
    note = f'{{"fingerprint": "{known}", "rule": "law/order-in-force", "path": "data/items/a.yaml", "text": ""}}'
    lay(
        tmp_path,
        {
            "catalog.yaml": SETTINGS,
            "data/items/a.yaml": ITEM,
            "baseline.json": f'{{"version": 1, "findings": [{note}]}}',
        },
    )
    request = CheckRequest(RUN, Choice(), baseline=BaselineLocation(tmp_path / "baseline.json", tmp_path))
    findings = check_source(Folder(tmp_path), request).findings
    assert [each.suppression is not None for each in findings if each.rule == "law/version-current"] == [True]
