"""Fixes fix: once is enough, nothing becomes worse, and no byte changes but those of the values at fault."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from catalog_cli.actions.fix import Fixes, write_fixes
from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Finding
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT
from catalog_cli.store.source import Folder, OverlaySource
from catalog_cli.yaml import parse
from conftest import RUN, drawing, fix, lay
from rules.faulty_items import workspaces

pytestmark = pytest.mark.slow


def safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe


def fixable(finding: Finding) -> bool:
    return finding.fix is not None


def fixed_in(
    files: Mapping[str, bytes], wanted: Callable[[Finding], bool] = safe
) -> tuple[Fixes, dict[str, bytes], tuple[Finding, ...]]:
    """Mend the files of a workspace on a disk; give what was done, the files after it, and the findings before."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        source = Folder(lay(root, files))
        before = check_source(source, CheckRequest(RUN)).findings
        fixed = fix(source, CheckRequest(RUN), wanted)
        write_fixes(fixed, source)
        return fixed, {path: (root / path).read_bytes() for path in files}, before


def counts(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((each.path, each.rule) for each in findings)


def values_of(data: bytes) -> dict[str, object]:
    values = parse(data, FILE).values
    assert values is not None
    return dict(values)


def without_values(data: bytes) -> list[str]:
    """Return what of a file is no value: its keys, its comments, its dashes and quotes, what ends its lines."""
    return re.findall(r"^#.*|   # .*|^ *\w+:|^\s*- |[:-] ['\"]|['\"](?=   |\r?$)|\r?\n", data.decode(), re.MULTILINE)


@pytest.mark.parametrize("wanted", [safe, fixable])
@drawing(12)
@given(files=workspaces())
def test_fixing_once_is_enough_and_makes_nothing_worse(
    wanted: Callable[[Finding], bool], files: dict[str, bytes]
) -> None:
    fixed, once, before = fixed_in(files, wanted)
    assert not counts(fixed.result.findings) - counts(before)
    # one fix may bring to light what the next fixes
    assert len(fixed.result.findings) < len(before) or fixed.count == 0
    again, twice, between = fixed_in(once, wanted)
    assert between == fixed.result.findings
    assert twice == once
    assert again.count == 0


@drawing(20)
@given(workspaces())
def test_only_what_a_finding_is_about_changes_and_comments_keys_and_line_ends_stay(files: dict[str, bytes]) -> None:
    _fixed, after, before = fixed_in(files)
    for path, data in files.items():
        to_fix = {edit.pointer[0] for each in before if each.fix and safe(each) for edit in each.fix.edits}
        if not any(safe(each) and each.path == path for each in before):
            assert after[path] == data
        old, new = values_of(data), values_of(after[path])
        assert {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)} <= to_fix
        assert list(old) == list(new)
        assert without_values(after[path]) == without_values(data)


def test_a_fix_that_cannot_be_made_leaves_the_others_to_be_made(tmp_path: Path) -> None:
    files = {**RIGHT, FILE: ITEM.replace("每期政府公报", "每期政府公报,全文;目录")}
    source = Folder(lay(tmp_path, files))
    fixed = fix(source, CheckRequest(RUN), safe)
    assert [change.after for change in fixed.changes] == [
        ITEM.replace("每期政府公报", "每期政府公报，全文；目录").encode()
    ]


def test_a_file_that_cannot_be_edited_keeps_no_other_from_being_fixed(tmp_path: Path) -> None:
    brackets = "{id: zhengce-jiedu, category: 政策文件, name: 政策解读, content: '政策,解读，，材料'}\n"
    files = {**RIGHT, FILE: ITEM.replace("每期政府公报", "每期政府公报,全文"), OTHER_FILE: brackets}
    fixed = fix(Folder(lay(tmp_path, files)), CheckRequest(RUN), safe)
    assert [change.path for change in fixed.changes] == [FILE]
    assert fixed.count == 1


def test_nothing_is_written_until_it_is_asked_for(tmp_path: Path) -> None:
    files = {**RIGHT, FILE: ITEM.replace("每期政府公报", "每期政府公报,全文")}
    fix(Folder(lay(tmp_path, files)), CheckRequest(RUN), safe)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == files[FILE]


def test_what_is_not_wanted_is_not_fixed(tmp_path: Path) -> None:
    source = Folder(lay(tmp_path, {**RIGHT, FILE: ITEM.replace("每期政府公报", "每期政府公报,全文")}))
    fixed = fix(source, CheckRequest(RUN), lambda _finding: False)
    assert (fixed.changes, fixed.count) == ((), 0)


@pytest.mark.parametrize("text", ["每期政府公报,全文", "每期政府公报，，全文", "每期政府公报、"])
def test_a_draft_that_is_not_written_can_be_mended_as_well(text: str, tmp_path: Path) -> None:
    source = Folder(lay(tmp_path, RIGHT))
    draft = OverlaySource(source, {FILE: ITEM.replace("每期政府公报", text).encode()})
    assert fix(draft, CheckRequest(RUN), safe).count == 1
