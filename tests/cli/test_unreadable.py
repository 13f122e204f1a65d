"""What cannot be read never vanishes silently: it is named, and nothing is published or added without it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, RIGHT
from conftest import PATIENCE, PROGRAM, Run, environment, lay

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege, and it has no named pipes")

LOOKING = [("list",), ("search", "公报"), ("stats",), ("render", "--to", "csv"), ("coverage",)]
WRITING = [
    ("render", "-o", "目录.csv"),
    ("site", "-o", "公开"),
    ("import", "新.csv"),
    ("new", "--category", "政策文件", "--name", "名单", "--content", "名单"),
]
TABLE = "事项类别,事项名称,公开内容\n政策文件,会议,常务会议\n"


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


FAULTS: dict[str, Callable[[Path], None]] = {
    "a link to itself": link_to_itself,
    "a link to nothing": link_to_nothing,
    "a named pipe": os.mkfifo,
}


@pytest.fixture(params=FAULTS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = lay(tmp_path / "small", {**RIGHT, "新.csv": TABLE})
    FAULTS[request.param](folder / "data/items/lost.yaml")
    return folder


def test_validate_reports_it_and_fails(folder: Path, run: Run) -> None:
    outcome = run("validate", cwd=folder)
    assert outcome.status == 1
    assert "data/items/lost.yaml:1:1: error: " in outcome.stdout
    assert "[file/readable]" in outcome.stdout


@pytest.mark.skipif(not shutil.which("setpriv"), reason="no program here that gives up the rights of root")
@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("list",), 1, "1 file could not be read:\n  data/items/closed/\n"),
        (("validate",), 1, ""),
        (("render", "-o", "目录.csv"), 2, "nothing was written: data/items/closed/"),
    ],
)
def test_a_folder_that_the_user_may_not_read_is_named(
    words: tuple[str, ...], status: int, told: str, tmp_path: Path
) -> None:
    folder = lay(tmp_path / "small", {**RIGHT, "data/items/closed/huiyi.yaml": RIGHT[FILE]})
    (folder / "data/items/closed").chmod(0)
    done = subprocess.run(
        ["setpriv", "--inh-caps=-all", "--bounding-set=-all", str(PROGRAM), *words],
        cwd=folder,
        env=environment(CATALOG_CACHE_DIR=str(tmp_path / "cache")),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    (folder / "data/items/closed").chmod(0o755)
    assert done.returncode == status
    assert told in done.stderr.decode()
    assert (words[0] == "validate") == ("data/items/closed/:1:1: error: " in done.stdout.decode())
    assert not (folder / "目录.csv").exists()


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_commands_that_show_show_the_rest_and_name_it(words: tuple[str, ...], folder: Path, run: Run) -> None:
    outcome = run(*words, cwd=folder)
    assert outcome.status == 1
    assert outcome.stdout
    assert "data/items/lost.yaml" in outcome.stderr


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_commands_that_publish_or_add_write_nothing(words: tuple[str, ...], folder: Path, run: Run) -> None:
    before = {path for path in folder.rglob("*") if path.is_file()}
    outcome = run(*words, cwd=folder)
    assert outcome.status == 2
    assert "nothing was written: data/items/lost.yaml" in outcome.stderr
    assert {path for path in folder.rglob("*") if path.is_file() and path.name != ".catalog.lock"} == before


def test_a_file_of_broken_yaml_is_named_and_left_out(tmp_path: Path, run: Run) -> None:
    folder = lay(tmp_path / "small", {**RIGHT, "data/items/broken.yaml": "id: [\n"})
    outcome = run("render", "-o", "目录.csv", cwd=folder)
    assert outcome.status == 1
    assert "data/items/broken.yaml" in outcome.stderr
    assert "政府公报" in (folder / "目录.csv").read_text(encoding="utf-8-sig")
    assert (folder / FILE).exists()
