"""What a change brings to a ledger is found without judging every record again, and is what a whole check finds."""

from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.check.new_findings import added_findings, check_changes
from catalog_cli.model.file_change import FileChange
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RECORD, RECORD_FILE, RIGHT
from catalog_cli.store.source import Folder, OverlaySource
from conftest import RUN, lay

SECOND = RECORD_FILE.replace("03-02", "03-03")
LATE = RECORD + 'published: "2026-03-31"\n'
LIMITED = ITEM + "time_limit: 自信息形成之日起20个工作日内\n"
SAME_LINK = "link: https://www.jinshishi.gov.cn/1\n"
START = {**RIGHT, FILE: LIMITED, RECORD_FILE: RECORD, SECOND: RECORD.replace("03-02", "03-03") + SAME_LINK}
OWN = "schema/record.schema.json"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({RECORD_FILE: LATE}, {(RECORD_FILE, "record/published-in-time")}),
        ({FILE: None}, {(RECORD_FILE, "record/known-item"), (SECOND, "record/known-item")}),
        ({RECORD_FILE: RECORD + SAME_LINK}, {(SECOND, "record/entered-once")}),
        ({RECORD_FILE: RECORD.replace("zhengfu-gongbao", "zhengfu-gonbao")}, None),
        ({RECORD_FILE: "item: [\n"}, {(RECORD_FILE, "yaml/syntax")}),
        ({OTHER_FILE: None}, set()),
        ({RECORD_FILE: None}, set()),
        ({OWN: '{"required": ["note"]}'}, {(RECORD_FILE, "schema/required"), (SECOND, "schema/required")}),
    ],
    ids=["late", "item gone", "same link", "no such item", "broken", "other item gone", "gone", "schema"],
)
def test_a_change_brings_what_a_whole_check_finds(
    tmp_path: Path, changed: dict[str, str | None], expected: set[tuple[str, str]] | None
) -> None:
    root = lay(tmp_path, dict(START))
    after = {path: None if text is None else text.encode() for path, text in changed.items()}
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in changed}
    changes = [FileChange(path, before[path], data) for path, data in after.items()]
    found = check_changes(root, changes, RUN)
    whole = added_findings(
        check_source(Folder(root), CheckRequest(RUN)),
        check_source(OverlaySource(Folder(root), after), CheckRequest(RUN)),
    )
    assert {(each.path, each.rule, each.place) for each in found} == {
        (each.path, each.rule, each.place) for each in whole
    }
    of_records = {(each.path, each.rule) for each in found if each.path.startswith("data/records/")}
    assert expected is None or of_records == expected
