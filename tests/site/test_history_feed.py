"""The feed of a real repository: commits become entries, with the days on which they were made."""

import re
from pathlib import Path
from typing import Any

import feedparser
import pytest

from conftest import Run
from dated import commit
from pages import dead_links

SETTINGS = "title: 目录\npublishers: [白鹭区司法局]\ncategories: [规划]\n"
PLAN = "id: guihua\ncategory: 规划\nname: 规划\ncontent: {}\n"
OLD = "id: jiu-shixiang\ncategory: 规划\nname: 旧事项\ncontent: 内容\n"
ITEMS = "data/items"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "目录"
    first = {"catalog.yaml": SETTINGS, f"{ITEMS}/guihua.yaml": PLAN.format("草案"), f"{ITEMS}/jiu-shixiang.yaml": OLD}
    commit(folder, first, "第一版", at="2025-11-03T09:00:00+08:00")
    commit(folder, {f"{ITEMS}/guihua.yaml": PLAN.format("全文")}, "改内容", at="2026-01-05T23:30:00+08:00")
    commit(folder, {f"{ITEMS}/jiu-shixiang.yaml": None}, "删事项", at="2026-01-20T09:00:00+08:00")
    return folder


def built(run: Run, folder: Path, target: str, *words: str) -> dict[str, bytes]:
    outcome = run("site", "-o", target, "--as-of", "2026-06-30", *words, cwd=folder)
    assert outcome.status == 0, outcome.stderr
    site = folder / target
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def entries(files: dict[str, bytes]) -> list[tuple[str, str]]:
    found: Any = feedparser.parse(files["feed.xml"])
    assert not found.bozo
    return [(entry.title, entry.updated[:10]) for entry in found.entries]


def test_commits_are_entries_of_the_days_on_which_they_were_made(repository: Path, run: Run) -> None:
    assert entries(built(run, repository, "site")) == [
        ("删去 · 旧事项", "2026-01-20"),
        ("修改 · 规划", "2026-01-05"),
        ("目录建立，共2个事项", "2025-11-03"),
    ]


def test_two_builds_give_the_same_bytes(repository: Path, run: Run) -> None:
    words = "--base-url", "https://xxgk.bailu.gov.cn/"
    first, second = (built(run, repository, target, *words) for target in ("one", "two"))
    assert first == second
    assert {"feed.xml", "sitemap.xml", "robots.txt", "due.ics", "catalog.jsonld", "items/guihua.json"} <= first.keys()


def test_an_edition_keeps_its_address_when_the_next_one_comes(repository: Path, run: Run) -> None:
    page = built(run, repository, "site")["changes/index.html"].decode()
    assert re.findall(r'<h2 id="([^"]+)">', page) == ["edition-2026-01", "edition-2025-11"]
    assert re.findall(r'<a href="#([^"]+)">', page)[-2:] == ["edition-2026-01", "edition-2025-11"]
    commit(repository, {f"{ITEMS}/guihua.yaml": PLAN.format("新版")}, "再改", at="2026-04-01T09:00:00+08:00")
    later = built(run, repository, "site")
    assert re.findall(r'<h2 id="([^"]+)">', later["changes/index.html"].decode())[1:] == [
        "edition-2026-01",
        "edition-2025-11",
    ]
    assert dead_links(repository / "site") == []


def test_without_git_there_is_all_but_a_feed(bundled: Path, run: Run) -> None:
    files = built(run, bundled, "site")
    assert "feed.xml" not in files
    assert {"items.json", "catalog.jsonld", "due.ics", "downloads/catalog.docx"} <= files.keys()
    assert b'"changed": null' in files["items/zhengfu-gongbao.json"]
