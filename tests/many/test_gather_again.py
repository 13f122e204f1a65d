"""What has not changed is not read again, and a run that was stopped is taken up; the tables are the same as ever."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from catalog_cli.cache import stat_snapshot
from catalog_cli.many.batches import LARGEST, Batch, in_batches
from catalog_cli.many.storage import Storage
from catalog_cli.many.tables import TABLES
from catalog_cli.many.targets import GatherTarget
from conftest import PATIENCE, PROGRAM, Run, environment, lay
from many.gathering import DAY, gathered, lay_many
from many.troubled import committed, git
from many.workspaces import GOOD, SETTINGS, A, B

ROOT = "根"
SETTLED = 2.1
"""Seconds after which a file counts as one that nobody is changing."""
NEW = GOOD[A].replace("name: 政府公报", "name: 公报")


@pytest.fixture(autouse=True)
def _files_settle_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust files that were written a moment ago: here, nobody changes one twice within a tick of the clock."""
    monkeypatch.setattr(stat_snapshot, "TICK", 0)


def _edit(folder: Path) -> None:
    (folder / "b" / A).write_text(NEW, encoding="utf-8")


def _commit_edit(folder: Path) -> None:
    _edit(folder)
    git(folder, "commit", "-q", "-a", "-m", "二")


def _accept(folder: Path) -> None:
    (folder / "b/已知.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")


def _rename(folder: Path) -> None:
    (folder / "b").rename(folder / "c")


def _remove(folder: Path) -> None:
    for path in sorted((folder / "b").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (folder / "b").rmdir()


Change = Callable[[Path], object]
CHANGES: Mapping[str, tuple[Change | None, Change, int]] = {
    "nothing": (None, lambda _folder: None, 3),
    "nothing in a repository": (committed, lambda _folder: None, 3),
    "an item": (None, _edit, 2),
    "an item, in a repository": (committed, _edit, 2),
    "an item, which is committed": (committed, _commit_edit, 2),
    "an item that is there no more": (None, lambda folder: (folder / "b" / B).unlink(), 2),
    "an item more": (None, lambda folder: lay(folder / "b", {"data/items/x.yaml": NEW}), 2),
    "the settings": (None, lambda folder: lay(folder / "b", {"catalog.yaml": SETTINGS + "body: 学校\n"}), 2),
    "a record of the ledger": (
        None,
        lambda folder: lay(folder / "b", {"data/records/2026/x.yaml": "item: gongbao\n"}),
        2,
    ),
    "a baseline": (
        lambda folder: lay(folder / "b", {"catalog.yaml": SETTINGS + "rules:\n  baseline: 已知.json\n"}),
        _accept,
        2,
    ),
    "what is no file of a catalogue": (None, lambda folder: lay(folder / "b", {"README.md": "x"}), 3),
    "the name of a catalogue": (None, _rename, 2),
    "a catalogue, which is removed": (None, _remove, 2),
    "a catalogue more": (None, lambda folder: lay_many(folder, "bb"), 3),
    "a commit without a change": (
        committed,
        lambda folder: git(folder, "commit", "-q", "--allow-empty", "-m", "空"),
        3,
    ),
    "the first commit of all": (None, committed, 0),
}


PARTS = ("--partition",)
FORMS = [
    *((change, ()) for change in CHANGES),
    ("an item, which is committed", PARTS),
    ("the name of a catalogue", PARTS),
]


@pytest.mark.parametrize(("change", "form"), FORMS)
def test_only_what_changed_is_read_again(run: Run, tmp_path: Path, change: str, form: tuple[str, ...]) -> None:
    prepare, edit, unchanged = CHANGES[change]
    folder = lay_many(tmp_path / ROOT, "a", "b", "d")
    if prepare:
        prepare(folder)
    gathered(run, folder, ".", *form)
    edit(folder)
    again, outcome = gathered(run, folder, ".", *form)
    told = f", {unchanged} unchanged)" if unchanged else "items)"
    assert told in outcome.stderr, outcome.stderr
    anew, _outcome = gathered(run, folder, ".", *form, out="新")
    assert again.files == anew.files


OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "on another day": ("--as-of", "2027-01-01"),
    "in another language": ("--lang", "zh"),
    "with changes": ("--since", "2026"),
    "with a model": ("--model", "根/a"),
    "from the beginning": ("--fresh",),
}


@pytest.mark.parametrize("promise", OTHERWISE)
def test_all_is_read_again(run: Run, tmp_path: Path, promise: str) -> None:
    lay_many(tmp_path / ROOT, "a", "b")
    words = ("gather", ROOT, "-o", "表", "--jobs", "1")
    run(*words, *DAY, cwd=tmp_path)
    assert "2 unchanged" in run(*words, *DAY, cwd=tmp_path).stderr
    more = OTHERWISE[promise]
    outcome = run(*words, *(more if "--as-of" in more else (*DAY, *more)), cwd=tmp_path)
    assert "unchanged" not in outcome.stderr
    assert "没有变化" not in outcome.stderr


def test_commits_are_known_by_their_trees(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a", "b")
    committed(folder)
    tables, outcome = gathered(run, folder, ".", "--at", "HEAD")
    first = tables.column("catalogues", "revision")
    _commit_edit(folder)
    tables, outcome = gathered(run, folder, ".", "--at", "HEAD")
    assert ", 1 unchanged" in outcome.stderr
    second = tables.column("catalogues", "revision")
    assert len({*first, *second}) == 2
    assert tables.column("items", "name") == ["政府公报", "行政规范性文件", "公报", "行政规范性文件"]
    tables, outcome = gathered(run, folder, ".", "--at", "HEAD~1")
    assert tables.column("catalogues", "revision") == first


def test_a_file_that_was_just_written_is_read_again(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    folder = lay_many(tmp_path / ROOT, "a")
    for _time in range(2):
        _tables, outcome = gathered(run, folder, ".")
        assert "unchanged" not in outcome.stderr


def test_what_could_not_be_read_is_told_again(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    lay(folder, {"c/catalog.yaml": "title: [\n"})
    for unchanged in (False, True):
        _tables, outcome = gathered(run, folder, ".")
        assert outcome.status == 1
        assert outcome.stderr.startswith(f"{ROOT}/c/catalog.yaml: ")
        assert ("2 unchanged" in outcome.stderr) == unchanged


@pytest.mark.parametrize("form", [(), PARTS], ids=["files", "parts"])
def test_a_table_that_was_removed_is_made_again(run: Run, tmp_path: Path, form: tuple[str, ...]) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    tables, _outcome = gathered(run, folder, ".", *form)
    before = tables.files
    (tables.out / next(path for path in before if path.startswith("items"))).unlink()
    tables, outcome = gathered(run, folder, ".", *form)
    assert outcome.status == 0
    assert tables.files == before


def test_a_table_that_is_damaged_is_made_again_when_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    tables, _outcome = gathered(run, folder, ".")
    before = tables.files
    (tables.out / "items.parquet").write_bytes(before["items.parquet"][:-9])
    tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 2
    assert outcome.stderr == (
        f"catalog: {tables.out}/items.parquet is damaged\n  Gather everything again with: --fresh\n"
    )
    tables, outcome = gathered(run, folder, ".", "--fresh")
    assert (outcome.status, tables.files) == (0, before)


def test_batches_elsewhere_stay_as_they_are(tmp_path: Path) -> None:
    labels = [f"湖南省/{number:05}" for number in range(3000)]

    def batches(names: list[str]) -> list[Batch]:
        return list(in_batches([GatherTarget(name, str(tmp_path)) for name in names]))

    before = batches(labels)
    assert [target.label for batch in before for target in batch.targets] == labels
    sizes = [len(batch.targets) for batch in before]
    assert max(sizes) <= LARGEST
    assert min(sizes[:-1]) >= LARGEST // 4
    without_one = batches(labels[:1500] + labels[1501:])
    assert len({batch.name for batch in before} - {batch.name for batch in without_one}) <= 2


@pytest.mark.parametrize("in_place", [0, 1, len(TABLES) - 1])
def test_a_run_that_was_stopped_when_some_tables_were_in_place_does_no_harm(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_place: int
) -> None:
    folder = lay_many(tmp_path / ROOT, "a", "b", "d")
    gathered(run, folder, ".")
    (folder / "a" / B).unlink()
    _edit(folder)
    with monkeypatch.context() as patch:
        renamed = count()

        def stop_in_between(storage: Storage, name: str, new: str) -> None:
            if next(renamed) == in_place:
                raise KeyboardInterrupt
            rename(storage, name, new)

        rename = Storage.rename
        patch.setattr(Storage, "rename", stop_in_between)
        _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 130
    again, outcome = gathered(run, folder, ".")
    assert "1 unchanged" in outcome.stderr
    anew, _outcome = gathered(run, folder, ".", out="新")
    assert again.files == anew.files


def test_what_stands_in_the_way_of_a_table_is_named(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    tables, _outcome = gathered(run, folder, ".")
    (tables.out / "items.parquet").unlink()
    lay(tables.out, {"items.parquet/x": ""})
    _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 2
    assert outcome.stderr.startswith(f"catalog: cannot use {tables.out}/items.parquet: it is a folder\n")


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_is_taken_up(run: Run, tmp_path: Path, stop: signal.Signals) -> None:
    folder = lay_many(tmp_path / ROOT, *(f"{number:02}" for number in range(60)))
    whole, _outcome = gathered(run, folder, ".", out="全")
    out = tmp_path / "表"
    words = [str(PROGRAM), "gather", ".", "-o", str(out), "--jobs", "2", *DAY]
    # a process of its own trusts no file that was written a moment ago
    time.sleep(SETTLED)
    started = subprocess.Popen(
        words, cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (done := sorted((out / "unfinished").glob("*.json"))) and started.poll() is None:
        time.sleep(0.01)
    os.killpg(started.pid, stop)
    told = started.communicate(timeout=PATIENCE)[1]
    assert not [*out.glob("*.parquet")]
    if stop == signal.SIGINT:
        assert told == "stopped; what was read is kept, and the same command goes on from there\n"
        assert started.returncode == 130
    # a mark in a part shows that it is not read again
    part = out / f"unfinished/errors/{done[0].stem}.parquet"
    label = min(json.loads(done[0].read_text(encoding="utf-8"))["fingerprints"])
    schema = pq.read_schema(part)
    row = dict.fromkeys(schema.names) | {"path": label, "message": "a mark"}
    pq.write_table(pa.Table.from_pylist([row], schema), part)
    tables, _outcome = gathered(run, folder, ".")
    assert tables.errors == [(label, "a mark")]
    assert {path: data for path, data in tables.files.items() if path != "errors.parquet"} == {
        path: data for path, data in whole.files.items() if path != "errors.parquet"
    }
    assert not (out / "unfinished").exists()


@pytest.mark.slow
def test_the_tables_of_several_processes_are_those_of_one(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, *(f"{number:02}" for number in range(20)))
    one, _outcome = gathered(run, folder, ".")
    outcome = run("gather", ".", "-o", str(tmp_path / "四"), "--jobs", "4", *DAY, cwd=folder)
    assert outcome.status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "四").glob("*.parquet")} == one.files
