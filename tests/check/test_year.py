"""A year passes over one catalogue: each day has its own findings, warm cache or none, and again on the way back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.run import Run
from catalog_cli.store.source import Folder
from conftest import lay

SETTINGS = "title: 目录\npublishers: [津市市生态环境局]\ncategories: [生态环境]\n"
BASES = {
    "protection": "《中华人民共和国环境保护法》第五十四条",
    "water": "《中华人民共和国水污染防治法》",
    "noise": "《中华人民共和国环境噪声污染防治法》",
    "code": "《中华人民共和国生态环境法典》第一条",
    "openness": "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（十三）项",
    "rule": "《突发环境事件应急管理办法》",
}
NEW = "id: new\ncategory: 生态环境\nname: 新\ncontent: 信息\nbasis:\n  - 《中华人民共和国预算法》第一百零五条\n"
REPEALED, ANNOUNCED = "law/in-force", "law/stays-in-force"
YEAR = {
    date(2025, 6, 30): {"noise": REPEALED, "code": REPEALED},
    date(2026, 7, 31): {"noise": REPEALED, "code": REPEALED, "protection": ANNOUNCED, "water": ANNOUNCED},
    date(2026, 9, 30): {"noise": REPEALED, "protection": REPEALED, "water": REPEALED},
}
"""What is out of force or about to be: 《生态环境法典》 replaces ten laws on 2026-08-15 and is no basis before."""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    items = {
        f"data/items/{name}.yaml": f"id: {name}\ncategory: 生态环境\nname: {name}\ncontent: 信息\nbasis:\n  - {basis}\n"
        for name, basis in BASES.items()
    }
    return Folder(lay(tmp_path / "workspace", {"catalog.yaml": SETTINGS, **items}))


def law_findings(folder: Folder, day: date) -> Iterator[tuple[str, str]]:
    for finding in check_source(folder, CheckRequest(Run(day))).findings:
        if finding.rule.startswith("law/"):
            yield Path(finding.path).stem, finding.rule


@pytest.mark.parametrize("cached", [True, False], ids=["warm", "uncached"])
def test_the_same_catalogue_gets_the_right_findings_on_each_day(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, cached: bool
) -> None:
    monkeypatch.setenv("CATALOG_CACHE_DIR", str(tmp_path / "cache"))
    if not cached:
        monkeypatch.setenv("CATALOG_NO_CACHE", "1")
    for day in (*YEAR, *reversed(YEAR)):
        assert dict(law_findings(folder, day)) == YEAR[day], day


def test_newer_facts_of_the_workspace_count_at_once_and_a_bad_line_is_reported(folder: Folder) -> None:
    day = date(2026, 11, 20)
    lay(
        folder.root,
        {"data/items/new.yaml": NEW},
    )
    assert ("new", "law/article-exists") in law_findings(folder, day)
    record = '"version": "2026-10-01", "effective": "2026-11-01", "count": 110, "checked_until": "2026-11-20"'
    lay(folder.root, {"facts/laws.jsonl": f'{{{record}, "title": "中华人民共和国预算法"}}\n{{"title": 1}}\n'})
    found = check_source(folder, CheckRequest(Run(day))).findings
    assert [(each.path, each.place and each.place.line) for each in found if each.rule == "schema/facts-readable"] == [
        ("facts/laws.jsonl", 2)
    ]
    assert ("new", "law/article-exists") not in law_findings(folder, day)
