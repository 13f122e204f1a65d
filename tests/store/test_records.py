"""Records of the ledger come back as they were entered, out of folders, git and overlays, and none vanishes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.record import Record, in_order
from catalog_cli.rules.examples import RECORD, RECORD_FILE, RIGHT
from catalog_cli.store.git import resolve, staged
from catalog_cli.store.records import FEWEST_CACHED, load_ledger, new_record_changes
from catalog_cli.store.source import Folder, OverlaySource
from catalog_cli.store.transaction import commit as commit_files
from conftest import lay
from hostile import HOSTILE
from store.test_git import commit

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(
    [text for text in HOSTILE.values() if "\ud800" not in text]
)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
RECORDS = st.builds(
    Record,
    item=st.sampled_from(["a", "b-2026-01-01", "zhengfu-gongbao"]),
    title=TEXTS,
    formed=DAYS,
    published=st.none() | DAYS,
    link=st.none() | st.just("https://www.jinshishi.gov.cn/1"),
    note=st.none() | TEXTS,
)


@given(st.lists(RECORDS, max_size=5))
def test_whatever_is_entered_is_read_again(tmp_path_factory: pytest.TempPathFactory, records: Sequence[Record]) -> None:
    root = tmp_path_factory.mktemp("w")
    pairs = list(new_record_changes(records, ()))
    commit_files(root, [change for _record, change in pairs])
    found = load_ledger(Folder(root))
    assert found.records == in_order(record for record, _change in pairs)
    assert [replace(record, path="") for record, _change in pairs] == list(records)
    assert found.unread == []


@pytest.mark.slow
def test_a_revision_the_index_and_pending_changes_have_their_own_records(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    commit(folder, {**RIGHT, RECORD_FILE: RECORD})
    lay(folder, {RECORD_FILE: RECORD.replace("第1期", "第2期")})
    overlay = OverlaySource(Folder(folder), {RECORD_FILE: RECORD.replace("第1期", "第3期").encode()})
    found = [load_ledger(each).records for each in (resolve(folder, "HEAD"), staged(folder), Folder(folder), overlay)]
    assert [[record.title[-3:] for record in records] for records in found] == [
        ["第1期"],
        ["第1期"],
        ["第2期"],
        ["第3期"],
    ]


def test_a_file_that_makes_no_record_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    broken: dict[str, str | bytes] = {
        "data/records/2026/a.yaml": "item: [",
        "data/records/2026/b.yaml": b"\xff\xfe",
        "data/records/2026/c.yaml": "item: c\ntitle: c\nformed: 1. Mai\n",
        "data/records/2026/deep/d.yml": "",
    }
    lay(tmp_path, {RECORD_FILE: RECORD, **broken})
    found = load_ledger(Folder(tmp_path))
    assert [record.path for record in found.records] == [RECORD_FILE]
    assert found.unread == sorted(broken)


def test_a_long_ledger_is_read_alike_again_and_after_a_change(tmp_path: Path) -> None:
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + number) for number in range(FEWEST_CACHED + 5)]
    files = {f"data/records/2026/a-{day}.yaml": f'item: a\ntitle: "{day}"\nformed: "{day}"\n' for day in days}
    lay(tmp_path, files)
    first = load_ledger(Folder(tmp_path))
    assert load_ledger(Folder(tmp_path)) == first
    assert [record.formed for record in first.records] == days
    lay(tmp_path, {f"data/records/2026/a-{days[3]}.yaml": "item: ["})
    changed = load_ledger(Folder(tmp_path))
    assert [record.formed for record in changed.records] == [*days[:3], *days[4:]]
    assert changed.unread == [f"data/records/2026/a-{days[3]}.yaml"]
