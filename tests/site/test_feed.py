"""`feed.xml`: what changed, as a reader of feeds sees it."""

from typing import Any

import feedparser
import pytest
from msgspec.structs import replace

from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.changelog import Changelog, EditionChanges, EditionCommit
from catalog_cli.site.outputs.feed import MOST_ENTRIES
from hostile import HOSTILE
from sites import BARE, ITEM, SETTINGS, site_content, site_of

BASE = "https://www.bailu.gov.cn/ml/"
MOMENT = "{}T00:00:00+08:00"


def edition(name: str, day: str, *changes: Change, begins: bool = False) -> EditionChanges:
    return EditionChanges(EditionCommit(name, "f" * 40, day), 1, changes, begins=begins)


def changelog(*editions: EditionChanges) -> Changelog:
    return Changelog(SETTINGS.title, editions)


EARLIER = replace(ITEM, time_limit="每年2月底前")
LIMIT = FieldChange("time_limit", EARLIER.time_limit, ITEM.time_limit)
CHANGED = Change(ChangeKind.CHANGED, ITEM.id, EARLIER, ITEM, (LIMIT,))
REMOVED = Change(ChangeKind.REMOVED, "gone", replace(BARE, id="gone", name="旧事项"), None)
ADDED = Change(ChangeKind.ADDED, BARE.id, None, BARE)
LOG = changelog(
    edition("2026-05", "2026-05-20", CHANGED, REMOVED),
    edition("2026-04", "2026-04-03", ADDED),
    edition("2026-03", "2026-03-02", begins=True),
)


def feed(log: Changelog = LOG, base_url: str = BASE) -> Any:
    text = site_of(site_content(ITEM, BARE, base_url=base_url, changelog=log), "feed.xml")["feed.xml"]
    return feedparser.parse(text)


def test_it_is_a_feed_that_says_whose_it_is() -> None:
    found = feed()
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.title == SETTINGS.title
    assert found.feed.author == "、".join(SETTINGS.publishers)
    assert {link.rel: link.href for link in found.feed.links} == {
        "self": f"{BASE}feed.xml",
        "alternate": f"{BASE}index.html",
    }


def test_each_change_is_an_entry_the_newest_first() -> None:
    entries = feed().entries
    titles = ["删去 · 旧事项", "修改 · 部门预算", "新增 · 规划", "目录建立，共1个事项"]
    assert [entry.title for entry in entries] == titles
    assert "每年2月底前 → 每年1月31日前" in entries[1].content[0].value
    assert entries[1].link == f"{BASE}items/bumen-yusuan/index.html"
    assert entries[0].link == f"{BASE}changes/index.html"


def test_days_come_from_git_and_none_is_later_than_its_edition() -> None:
    found = feed()
    days = ["2026-05-20", "2026-05-09", "2026-04-03", "2026-03-02"]
    assert [entry.updated for entry in found.entries] == [MOMENT.format(day) for day in days]
    assert found.feed.updated == MOMENT.format("2026-05-20")


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_ids_differ_and_last_over_builds(base_url: str) -> None:
    first = [entry.id for entry in feed(base_url=base_url).entries]
    newer = changelog(edition("2026-06", "2026-06-09", CHANGED), *LOG.editions)
    again = [entry.id for entry in feed(newer, base_url).entries]
    assert len(set(again)) == len(again)
    assert set(first) < set(again)
    start = base_url or "tag:"
    assert all(each.startswith(start) for each in again)


def test_without_git_there_is_no_feed() -> None:
    assert site_of(site_content(ITEM, in_git=False), "feed.xml") == {}


def test_before_the_first_change_it_is_empty() -> None:
    found = feed(changelog())
    assert (found.bozo, found.entries, found.feed.updated) == (False, [], MOMENT.format("2026-05-10"))


def test_a_long_history_does_not_make_it_longer_and_longer() -> None:
    months = [edition(f"{year}-01", f"{year}-01-09", CHANGED, REMOVED) for year in range(2300, 2000, -1)]
    entries = feed(changelog(*months)).entries
    assert len(entries) == MOST_ENTRIES
    assert entries[0].updated.startswith("2300")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(text: str) -> None:
    item = replace(ITEM, name=text, content=text)
    change = Change(ChangeKind.CHANGED, ITEM.id, ITEM, item, (FieldChange("content", ITEM.content, text),))
    settings = replace(SETTINGS, title=text, publishers=(text,))
    content = site_content(item, changelog=changelog(edition("2026-05", "2026-05-20", change)), settings=settings)
    found = feedparser.parse(site_of(content, "feed.xml")["feed.xml"])
    assert not found.bozo
    assert found.entries[0].title_detail.type == "text/plain"
    assert found.entries[0].content[0].type == "text/plain"
    assert len(found.entries) == 1
