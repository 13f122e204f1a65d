"""`catalog gather` finds every catalogue below its roots once, tells them apart, and writes all tables."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from msgspec import Struct

from catalog_cli.many.storage import LOCK
from catalog_cli.many.tables import TABLES, VERSION, ColumnType
from conftest import Run, environment, lay
from many.gathering import TABLE_NAMES, gathered, lay_many
from many.troubled import committed, git
from many.workspaces import GOOD, A, B


class Case(Struct, frozen=True, kw_only=True):
    """What is laid out below a folder, what is typed there, and the paths and the errors that must come of it."""

    names: tuple[str, ...] = ("a", "b")
    files: dict[str, str] = {}
    make: Callable[[Path], object] | None = None
    words: tuple[str, ...] = (".",)
    stdin: str = ""
    paths: list[str]
    errors: list[tuple[str, str]] = []
    """The path and words of the message."""


def _bare(folder: Path) -> None:
    committed(folder / "b")
    git(folder, "clone", "-q", "--bare", "b", "b.git")


def _bare_only(folder: Path) -> None:
    committed(folder / "源")
    git(folder, "clone", "-q", "--bare", "源", "湖南.git")


def _twice(folder: Path) -> None:
    """Commit two catalogues; then change an item of one, take the other away, and add a third."""
    committed(folder)
    git(folder, "tag", "旧")
    git(folder, "rm", "-q", "-r", "b")
    (folder / "a" / A).write_text(GOOD[A].replace("name: 政府公报", "name: 公报"), encoding="utf-8")
    lay_many(folder, "c")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "二")
    # not committed, and nothing that is read in commits
    lay_many(folder, "d")


ROOT = "根"
OTHER_FILES = {"gather.json", ".catalog.lock"}
CASES = {
    "all folders below a root, with its name before their paths": Case(paths=[f"{ROOT}/a", f"{ROOT}/b"]),
    "a root that is a catalogue, and one within it": Case(
        names=("a", "a/下级/学校"), words=("a",), paths=["a", "a/下级/学校"]
    ),
    "roots, each by its name": Case(words=("b", "a"), paths=["a", "b"]),
    "roots of one name, with as much of their paths as sets them apart": Case(
        names=("甲/办公室", "乙/办公室", "丙"),
        words=("甲/办公室", "乙/办公室", "丙"),
        paths=["丙", "乙/办公室", "甲/办公室"],
    ),
    "a catalogue that is named twice, once": Case(words=("a", ".", "a"), paths=["a", f"{ROOT}/b"]),
    "those of a list, by their paths as they are written": Case(
        names=("省/a", "省/b", "c"),
        files={"省/清单.txt": "a\n\n# 不再\n  ../c  \n"},
        words=("--list", "省/清单.txt"),
        paths=["../c", "a"],
    ),
    "a list of Windows": Case(files={"清单.txt": "\ufeffa\r\nb\r\n"}, words=("--list", "清单.txt"), paths=["a", "b"]),
    "a list on standard input, beside roots": Case(
        names=("a", "b", "c"), words=("a", "--list", "-"), stdin="b\n", paths=["a", "b"]
    ),
    "what a list names in vain, as errors": Case(
        files={"空/x.txt": "", "清单.txt": "a\n没有\n空\n"},
        words=("--list", "清单.txt"),
        paths=["a"],
        errors=[("没有", "no folder"), ("空", "no workspace below")],
    ),
    "folders in git as they are, with what is not committed": Case(
        make=_twice, paths=[f"{ROOT}/a", f"{ROOT}/c", f"{ROOT}/d"]
    ),
    "a revision of a repository": Case(make=_twice, words=(".", "--at", "旧"), paths=[f"{ROOT}/a", f"{ROOT}/b"]),
    "the last commit of a day": Case(make=_twice, words=(".", "--at", "2026-05-01"), paths=[f"{ROOT}/a", f"{ROOT}/c"]),
    "a folder of a repository, in a revision": Case(make=_twice, words=("a", "--at", "旧"), paths=["a"]),
    "a folder that a revision does not have yet": Case(
        make=_twice,
        words=("a", "c", "--at", "旧"),
        paths=["a"],
        errors=[("c", "旧 has no catalog.yaml in this folder")],
    ),
    "a revision that there is not": Case(
        make=_twice, words=(".", "--at", "没有"), paths=[], errors=[(ROOT, "unknown revision “没有”")]
    ),
    "a day before the first commit": Case(
        make=_twice, words=(".", "--at", "2020-01-01"), paths=[], errors=[(ROOT, "no commit before 2020-01-01")]
    ),
    "a revision of what is in no repository": Case(
        words=(".", "--at", "HEAD"),
        paths=[],
        errors=[(f"{ROOT}/a", "is not in a git repository"), (f"{ROOT}/b", "is not in a git repository")],
    ),
    "a bare repository among folders, as it was committed last": Case(
        make=_bare, paths=[f"{ROOT}/a", f"{ROOT}/b", f"{ROOT}/b.git"]
    ),
    "all catalogues in a bare repository": Case(
        names=("源/甲/a", "源/乙/b", "源/乙/b/下级/c"),
        files={"源/.隐/catalog.yaml": "title: x\n", "源/甲/a/schema/in/catalog.yaml": "title: x\n"},
        make=_bare_only,
        words=("湖南.git",),
        paths=["湖南.git/乙/b", "湖南.git/乙/b/下级/c", "湖南.git/甲/a"],
    ),
    "a bare repository without a commit, as an error": Case(
        make=lambda folder: git(folder, "init", "-q", "--bare", "x.git"),
        paths=[f"{ROOT}/a", f"{ROOT}/b"],
        errors=[(f"{ROOT}/x.git", "nothing has been committed yet")],
    ),
    "a catalogue without items, as an error": Case(
        files={"c/catalog.yaml": GOOD["catalog.yaml"]},
        paths=[f"{ROOT}/a", f"{ROOT}/b", f"{ROOT}/c"],
        errors=[(f"{ROOT}/c", "this catalogue has no items")],
    ),
    "a broken catalogue, as an error": Case(
        files={"c/catalog.yaml": "title: [\n"},
        paths=[f"{ROOT}/a", f"{ROOT}/b", f"{ROOT}/c"],
        errors=[(f"{ROOT}/c", "the file ends here")],
    ),
}


@pytest.mark.parametrize("promise", CASES)
def test_gathers(run: Run, tmp_path: Path, promise: str) -> None:
    case = CASES[promise]
    folder = lay(lay_many(tmp_path / ROOT, *case.names), case.files)
    if case.make:
        case.make(folder)
    tables, outcome = gathered(run, folder, *case.words, stdin=case.stdin)
    assert outcome.status == bool(case.errors), outcome.stderr
    assert tables.paths == case.paths
    errors = tables.errors
    assert [path for path, _message in errors] == [path for path, _words in case.errors], errors
    assert all(words in str(message) for (_path, message), (_same, words) in zip(errors, case.errors, strict=True))
    assert set(tables.column("items", "path")) <= set(case.paths)


def test_every_table_is_there_with_its_columns_in_either_form(run: Run, tmp_path: Path) -> None:
    types = {
        ColumnType.TEXT: "string",
        ColumnType.TEXTS: "list<element: string>",
        ColumnType.INTEGER: "int64",
        ColumnType.NUMBER: "double",
        ColumnType.DAY: "date32[day]",
        ColumnType.FLAG: "bool",
    }
    folder = lay_many(tmp_path / ROOT, "a")
    tables, _outcome = gathered(run, folder, ".")
    parts, _outcome = gathered(run, folder, ".", "--partition", out="分")
    assert {path.name for path in tables.out.iterdir()} == {f"{name}.parquet" for name in TABLE_NAMES} | OTHER_FILES
    assert {path.name for path in parts.out.iterdir()} == TABLE_NAMES | OTHER_FILES
    for table in TABLES:
        assert tables.rows(table.name) == parts.rows(table.name)
        schema = pq.read_schema(tables.out / f"{table.name}.parquet")
        assert {field.name: str(field.type) for field in schema} == {
            column.name: types[column.type] for column in table.columns
        }
        assert schema.metadata[b"catalog.tables"] == str(VERSION).encode()


def test_a_form_takes_the_place_of_the_other(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a", "b")
    first, _outcome = gathered(run, folder, ".")
    before = first.rows("items")
    for words, is_folder in ((("--partition",), True), ((), False)):
        tables, _outcome = gathered(run, folder, ".", *words)
        assert (tables.out / "items").is_dir() == is_folder
        assert (tables.out / "items.parquet").is_file() == (not is_folder)
        assert tables.rows("items") == before


def test_a_commit_is_told_of_every_row(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    committed(folder)
    head = (folder / ".git/refs/heads/main").read_text(encoding="ascii").strip()
    for words in ((".",), (".", "--at", "HEAD")):
        tables, _outcome = gathered(run, folder, *words)
        assert [(row["revision"], row["item"]) for row in tables.rows("items")] == [
            (head, "gongbao"),
            (head, "wenjian"),
        ]
        assert [str(day) for day in tables.column("catalogues", "last_changed")] == ["2026-05-01"]


def test_changes_and_departures_are_told_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a", "b")
    _twice(folder)
    lay(tmp_path / "标准", {**GOOD, B: GOOD[B].replace("name: 行政规范性文件", "name: 重大决策")})
    tables, _outcome = gathered(run, folder, ".", "--at", "HEAD", "--since", "旧", "--model", str(tmp_path / "标准"))
    told = [(row["path"], row["item"], row["kind"], row["field"]) for row in tables.rows("changes")]
    assert told == [
        (f"{ROOT}/a", "gongbao", "changed", "name"),
        (f"{ROOT}/c", "gongbao", "added", None),
        (f"{ROOT}/c", "wenjian", "added", None),
    ]
    departures = {(row["path"], row["kind"], row["model_name"]) for row in tables.rows("departures")}
    assert (f"{ROOT}/c", "renamed", "重大决策") in departures
    plain, _outcome = gathered(run, folder, ".")
    assert (plain.rows("changes"), plain.rows("departures")) == ([], [])


REFUSALS = {
    "no root": ((), "name the folders of the catalogues, or a list of them with --list"),
    "a root that is not there": (("没有",), "no folder"),
    "nothing in a root": (("空",), "no workspace below"),
    "a list that is not there": (("--list", "没有.txt"), "cannot read 没有.txt: there is no such file or folder"),
    "a list that is no text": (("--list", "坏.txt"), "cannot read 坏.txt"),
    "a list that is empty": (("--list", "空/无.txt"), "no workspace"),
    "a day that there is not": ((".", "--at", "2026-02-30"), "the calendar has no 2026-02-30"),
    "a model that there is not": ((".", "--model", "没有"), "there is no model “没有”"),
    "a model without items": ((".", "--model", "空的"), "the model 空的 has no items"),
    "no process at all": ((".", "--jobs", "0"), "--jobs"),
}


@pytest.mark.parametrize("promise", REFUSALS)
def test_refuses(run: Run, tmp_path: Path, promise: str) -> None:
    words, said = REFUSALS[promise]
    folder = lay(lay_many(tmp_path / ROOT, "a"), {"空/无.txt": "# \n", "空的/catalog.yaml": GOOD["catalog.yaml"]})
    (folder / "坏.txt").write_bytes(b"\xd0\xc2\n")
    outcome = run("gather", *words, "-o", "表", cwd=folder)
    assert outcome.status == 2
    assert outcome.stderr.startswith("catalog: ")
    assert said in outcome.stderr
    assert not (folder / "表").exists() or [*(folder / "表").rglob("*.parquet")] == []


FOREIGN = {
    "other files": ({"x.txt": "x"}, "holds other files than gathered tables"),
    "tables of another program": ({"items.parquet": "PAR1"}, "holds other files than gathered tables"),
    "a newer version": ({"gather.json": json.dumps({"version": VERSION + 1})}, "made by a newer version of catalog"),
    "another gather.json": ({"gather.json": "[]"}, "holds other files than gathered tables"),
}


@pytest.mark.parametrize("promise", FOREIGN)
def test_overwrites_nothing_that_is_not_its_own(run: Run, tmp_path: Path, promise: str) -> None:
    files, said = FOREIGN[promise]
    folder = lay_many(tmp_path / ROOT, "a")
    out = lay(tmp_path / "表", files)
    _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 2
    assert said in outcome.stderr
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == files


def test_two_runs_do_not_write_into_one_folder(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    (tmp_path / "表").mkdir()
    with FileLock(tmp_path / "表" / LOCK):
        _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 2
    assert "another program is gathering into" in outcome.stderr
    _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 0


def test_a_file_is_no_folder_for_tables(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    (tmp_path / "表").write_text("x", encoding="utf-8")
    _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 2
    assert "is a file" in outcome.stderr


def test_tables_of_an_older_version_are_made_anew(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    lay(tmp_path / "表", {"gather.json": '{"version": 0}', "items.parquet": "old"})
    tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 0
    assert tables.column("items", "item") == ["gongbao", "wenjian"]


def test_the_tables_may_lie_below_a_root_and_the_catalogues_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a", "b")

    def seen() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if "表" not in path.parts}

    before = seen()
    for _time in range(2):
        outcome = run("gather", ".", "-o", "表", "--jobs", "1", cwd=folder)
        assert (outcome.status, outcome.stdout) == (0, "")
    assert {path: time for path, time in seen().items() if path != str(folder)} == before


def test_many_errors_are_told_in_a_few_lines(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    lay(folder, {"清单.txt": "a\n" + "".join(f"{number:02}\n" for number in range(25))})
    tables, outcome = gathered(run, folder, "--list", "清单.txt")
    assert outcome.status == 1
    lines = outcome.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines[:20]] == [f"{number:02}" for number in range(20)]
    assert lines[20:] == [
        "… and 5 more; all are in the table errors",
        f"gathered 1 catalogue into {tables.out} (2 items)",
    ]
    assert len(tables.errors) == 25


def test_an_address_of_a_file_system_does_as_well_as_a_path(run: Run, tmp_path: Path) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    by_path, _outcome = gathered(run, folder, ".")
    outcome = run(
        "gather", ".", "-o", f"file://{tmp_path}/by-address", "--jobs", "1", "--as-of", "2026-11-29", cwd=folder
    )
    assert outcome.status == 0, outcome.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "by-address").glob("*.parquet")} == by_path.files


def test_without_the_libraries_it_says_how_to_get_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 2
    assert outcome.stderr == (
        "catalog: many catalogues need pyarrow, which is not installed\n"
        "  Install it with: pip install 'catalog-cli[many]'\n"
    )
    assert not (tmp_path / "表").exists()


WATCHED = """
import atexit, sys
atexit.register(lambda: print(*{"pyarrow", "duckdb", "distributed", "dask"} & sys.modules.keys(), file=sys.stderr))
from catalog_cli.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("words", [("list", "--below", "."), ("gather", "--help")])
def test_the_libraries_are_loaded_for_gathering_only(tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = lay_many(tmp_path / ROOT, "a")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "\n"
