"""Workspaces with every kind of trouble: what can be read is read, and what cannot is told; rows worked out by hand."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet
import pytest
from msgspec.structs import replace

from catalog_cli.many.tables import TABLES
from catalog_cli.store.source import Folder
from conftest import Run, lay
from many.troubled import CASES, NOT_IN_PLACE, Troubled
from many.workspaces import GOOD, OPTIONS, rows_by_name
from rights import without_rights


@pytest.mark.parametrize("promise", CASES)
def test_rows(tmp_path: Path, promise: str) -> None:
    case = CASES[promise]
    _check(tmp_path, "湖南省/津市市", case)


def _check(tmp_path: Path, label: str, case: Troubled) -> None:
    source = case.make(lay(tmp_path / "workspace", case.all_files))
    rows = rows_by_name(label, source, replace(OPTIONS, since=case.since))
    told = [(row["kind"], row["file"], str(row["message"])) for row in rows["errors"]]
    assert [each[:2] for each in told] == [each[:2] for each in case.errors]
    assert all(words in each[2] for each, (_, _, words) in zip(told, case.errors, strict=True)), told
    assert all(row["path"] == label for table in rows.values() for row in table)
    assert [(row["item"], row["kind"], row["field"]) for row in rows["changes"]] == list(case.changes)
    wrong = sorted(str(row["rule"]) for row in rows["findings"] if row["severity"] == "error")
    assert wrong == sorted(case.wrong)
    assert [row["item"] for row in rows["items"]] == list(case.items or ())
    if case.items is None:
        assert rows["catalogues"] == []
        return
    (catalogue,) = rows["catalogues"]
    assert (catalogue["items"], catalogue["errors"]) == (len(case.items), len(case.wrong))
    given = {key: str(value) if isinstance(value, date) else value for key, value in catalogue.items()}
    assert given == {**given, **case.columns}


@pytest.mark.parametrize(("closed", "error"), [(".", ("workspace", None)), ("data/items", ("file", "data/items/"))])
def test_a_folder_that_nobody_may_read_is_named(closed: str, error: tuple[str, str | None]) -> None:
    # the folders of pytest are closed to other users
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = lay(Path(name, "workspace"), GOOD)
        with without_rights(folder / closed):
            rows = rows_by_name("x", Folder(folder))
    assert rows["items"] == []
    assert [(row["kind"], row["file"]) for row in rows["errors"]] == [error]


@pytest.mark.parametrize("name", ["有 空格", "引'号\"", "换\n行", "中文　全角", "a" * 200])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    rows = rows_by_name(name, Folder(lay(tmp_path / name, GOOD)))
    assert [(row["path"], row["item"]) for row in rows["items"]] == [(name, "gongbao"), (name, "wenjian")]
    assert rows["errors"] == []


def test_the_same_ids_in_two_workspaces_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    found = [
        (row["path"], row["item"])
        for name in ("甲县", "乙县")
        for row in rows_by_name(name, Folder(lay(tmp_path / name, GOOD)))["items"]
    ]
    assert found == [("甲县", "gongbao"), ("甲县", "wenjian"), ("乙县", "gongbao"), ("乙县", "wenjian")]


def test_names_that_are_no_text_are_told_with_signs_in_their_place(tmp_path: Path) -> None:
    case = CASES["a name in GBK bytes is told with signs in their place"]
    rows = rows_by_name("x", case.make(lay(tmp_path / "workspace", case.all_files)))
    assert [row["file"] for row in rows["items"]] == ["data/items/gongbao.yaml", "data/items/\ufffd\u013c\ufffd.yaml"]


BELOW = {
    promise: case
    for promise, case in CASES.items()
    if case.items is not None and case.since is None and case.make not in NOT_IN_PLACE
}
"""The cases that are folders with a file catalog.yaml: a search finds these."""


def _gathered(out: Path, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pyarrow.parquet.read_table(out / f"{table}.parquet").to_pylist()
    return rows


@pytest.mark.slow
def test_all_are_gathered_at_once_and_the_same_by_one_process_and_by_two(tmp_path: Path, run: Run) -> None:
    for promise, case in BELOW.items():
        case.make(lay(tmp_path / "全国" / promise, case.all_files))
    outcome, again = (run("gather", "全国", "-o", jobs, "--jobs", jobs, "--as-of", "2026-11-29") for jobs in ("1", "2"))
    expected = [(f"全国/{promise}", kind, file) for promise, case in BELOW.items() for kind, file, _ in case.errors]
    told = [(row["path"], row["kind"], row["file"]) for row in _gathered(tmp_path / "1", "errors")]
    assert sorted(told, key=str) == sorted(expected, key=str)
    within = {"a workspace within another one is not part of it/xiang": 1}
    counts = {promise: len(case.items or ()) for promise, case in BELOW.items()} | within
    rows = _gathered(tmp_path / "1", "catalogues")
    assert {str(row["path"]).removeprefix("全国/"): row["items"] for row in rows} == counts
    assert outcome.status == 1
    assert outcome.stderr.splitlines()[-2:] == [
        f"… and {len(expected) - 20} more; all are in the table errors",
        f"gathered {len(counts)} catalogues into 1 ({sum(counts.values())} items)",
    ]
    assert again.stderr == outcome.stderr.replace(" into 1 ", " into 2 ")
    for table in TABLES:
        assert _gathered(tmp_path / "2", table.name) == _gathered(tmp_path / "1", table.name)
