"""Where the answer cannot be written, every command says so in one message and exits with 2; nothing is left behind."""

import os
import re
import resource
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import PATIENCE, PROGRAM, Run, environment
from running import run_in_process, start_process
from store.test_git import commit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no full device here"),
]

ITSELF = "zhengfu-gongbao"
WORDS: Mapping[str, tuple[str, ...]] = {
    "blame": (ITSELF,),
    "conform": ("--model", "model"),
    "diff": ("HEAD~1",),
    "fmt": ("--check",),
    "git": ("status",),
    "history": (ITSELF,),
    "import": ("table.csv", "--dry-run"),
    "parse": ("basis", "《政府信息公开条例》第二十条"),
    "remove": (ITSELF, "--dry-run"),
    "rename": (ITSELF, "gongbao", "--dry-run"),
    "replace": ("政府", "人民政府", "--in", "name", "--dry-run"),
    "search": ("公报",),
    "set": (ITSELF, "name=公报", "--dry-run"),
    "show": (ITSELF,),
}
"""What is typed after a command so that it prints something."""
PLAIN = {"cache", "changelog", "coverage", "due", "explain", "list", "render", "stats", "validate"}
"""Commands that print something when nothing is typed after them."""
HELPED = {"new", "record"}
"""Two of all others, with and without actions; they are asked for their help, which is printed in one way."""
FORMATTED = ("changelog", "diff", "due", "explain", "import", "list", "render", "stats", "validate")
"""Commands that together have every format; those of all others are those of `list`."""
SAID = "catalog: cannot write to standard output: "


def words_of(name: str) -> tuple[str, ...]:
    return (name, *WORDS.get(name, () if name in PLAIN else ("--help",)))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that no test changes, with a model beside it."""
    folder = tmp_path_factory.mktemp("failures") / "small"
    table = "事项类别,事项名称,公开内容\n政策文件,会议,常务会议\n"
    commit(folder, {**RIGHT, "table.csv": table, **{f"model/{path}": text for path, text in RIGHT.items()}})
    commit(folder, {FILE: ITEM.replace("每期", "各期") + 'review_date: "2026-01-01"\n'})
    return folder


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path / "small"))


def onto_full_disk(words: tuple[str, ...], folder: Path) -> tuple[int, str]:
    """Run the program, its standard output on a full disk; return its status and what it says."""
    # what it imports for that is there then
    run_in_process(words, folder, "", {})
    with Path("/dev/full").open("wb") as full:
        process = start_process(words, folder, {"CATALOG_CACHE_DIR": str(folder.parent / "cache")}, stdout=full)
        said = process.communicate(timeout=PATIENCE)[1]
    return process.returncode, said.decode()


@pytest.mark.parametrize("name", sorted({*WORDS, *PLAIN, *HELPED}))
def test_a_command_says_that_the_disk_is_full_whatever_it_prints(name: str, small: Path) -> None:
    status, told = onto_full_disk(words_of(name), small)
    assert status == 2
    assert told.startswith(f"{SAID}the disk is full\n")
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize("name", FORMATTED)
def test_every_format_says_that_the_disk_is_full(name: str, small: Path, run: Run) -> None:
    def formats(name: str) -> set[str]:
        known = re.search("choose from: (.*)", run(*words_of(name), "--format", "none", cwd=small).stderr)
        assert known
        return set(known[1].split(", ")) - {"pdf"}  # LibreOffice makes a PDF

    # those that other commands share with `list` are written as there
    for chosen in formats(name) - (set() if name == "list" else formats("list")):
        status, told = onto_full_disk((*words_of(name), "--format", chosen), small)
        assert (chosen, status) == (chosen, 2)
        assert told.startswith(SAID)


@pytest.mark.parametrize(
    "words",
    [
        ("render", "-o", "new.csv"),
        ("render", "-o", "new.docx"),
        ("render", "-o", "new.html"),
        ("render", "-o", "new.xlsx"),
        ("stats", "--format", "html", "-o", "new.html"),
        ("diff", "HEAD~1", "-o", "new.docx"),
        ("validate", "-o", "new.txt"),
        ("set", ITSELF, "name=公报"),
        ("rename", ITSELF, "gongbao"),
        ("import", "table.csv"),
        ("merge", FILE, FILE, FILE, "-o", "new.yaml"),
        ("site", "-o", "new"),
    ],
    ids=" ".join,
)
def test_a_file_that_cannot_be_written_is_one_message_and_leaves_nothing(words: tuple[str, ...], folder: Path) -> None:
    before = contents(folder)
    # a limit on the size of files is as a full disk; pipes have none
    process = start_process(
        words,
        folder,
        {"CATALOG_CACHE_DIR": str(folder.parent / "cache")},
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    said, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (2, b"")
    assert re.fullmatch(r"catalog: .*\n  .*\n", told.decode()), told
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files but git's and the lock, which stays."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.name: path.read_bytes() for path in files if path.name != ".catalog.lock"}


@pytest.mark.parametrize("words", [("render", "-o", "new.csv"), ("validate", "-o", "new.txt"), ("site", "-o", "new")])
def test_a_folder_that_may_not_be_written_is_one_message(words: tuple[str, ...], folder: Path) -> None:
    if not os.access("/usr/bin/setpriv", os.X_OK):
        pytest.skip("no program here that gives up the rights of root")
    folder.chmod(0o555)
    done = subprocess.run(
        ["setpriv", "--inh-caps=-all", "--bounding-set=-all", str(PROGRAM), *words],
        cwd=folder,
        env=environment(CATALOG_CACHE_DIR=str(folder.parent / "cache")),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    folder.chmod(0o755)
    assert done.returncode == 2, done.stderr.decode()
    assert re.fullmatch(r"catalog: .*\n  .*\n", done.stderr.decode())
