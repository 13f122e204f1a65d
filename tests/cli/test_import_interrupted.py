"""An import writes all or nothing, asks a person at a terminal, and says plainly what it cannot do."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pexpect
import pytest

from catalog_cli.rules.examples import RIGHT
from cli.test_import import laid
from conftest import PATIENCE, PROGRAM, Run, environment, lay
from running import ending, start_process
from terminal import ended, terminal

pytestmark = pytest.mark.slow

HEAD = "事项类别,事项名称,公开内容\n"
YUAN = "id: yuan\ncategory: 政策文件\nname: 应急预案\ncontent: 突发事件总体应急预案和专项应急预案\n"
RENAMED = f"{HEAD}政策文件,各类应急预案,突发事件总体应急预案和专项应急预案\n"
QUESTION = "各类应急预案.*yuan.*应急预案"
MANY = 300


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """Return a workspace with a table in which one item has another name."""
    return lay(tmp_path / "w", {**RIGHT, "data/items/yuan.yaml": YUAN, "t.csv": RENAMED})


def end(child: "pexpect.spawn[str]") -> str:
    said = ended(child)[1]
    assert "Traceback" not in said
    return said


def test_a_person_is_asked_about_a_renamed_item_and_says_yes(renamed: Path) -> None:
    child = terminal("import", "t.csv", cwd=renamed)
    child.expect(QUESTION)
    child.sendline("y")
    end(child)
    assert child.exitstatus == 0
    assert (renamed / "data/items/yuan.yaml").read_bytes().decode() == YUAN.replace("name: ", "name: 各类")


def test_a_person_who_says_no_gets_a_new_item(renamed: Path) -> None:
    child = terminal("import", "t.csv", cwd=renamed)
    child.expect(QUESTION)
    child.sendline("no idea")
    child.expect(QUESTION)
    child.sendline("n")
    end(child)
    assert child.exitstatus == 0
    assert (renamed / "data/items/yuan.yaml").read_bytes().decode() == YUAN
    assert len(list((renamed / "data/items").glob("*.yaml"))) == 4


@pytest.mark.parametrize("leave", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_a_person_who_leaves_at_the_question_leaves_everything_as_it_was(renamed: Path, leave: str) -> None:
    before = laid(renamed)
    child = terminal("import", "t.csv", cwd=renamed)
    child.expect("a new item:")
    child.send(leave)
    end(child)
    assert child.exitstatus != 0
    assert laid(renamed) == before


def test_the_question_is_chinese_and_fits_the_terminal(renamed: Path) -> None:
    child = terminal("import", "t.csv", cwd=renamed, LANG="zh_CN.UTF-8")
    child.expect("各类应急预案.*yuan.*相似")
    child.sendline("n")
    assert "新增" in end(child)


@pytest.mark.parametrize("words", [("--match", "strict"), ("--match", "likely"), ("--dry-run",)])
def test_nobody_is_asked_who_has_decided_or_only_looks(renamed: Path, words: tuple[str, ...]) -> None:
    child = terminal("import", "t.csv", *words, cwd=renamed)
    assert "% alike" not in end(child)
    assert child.exitstatus == 0


def many(folder: Path, count: int = MANY) -> Path:
    rows = "".join(f"政策文件,事项{number},内容{number}\n" for number in range(count))
    return lay(folder, {**RIGHT, "t.csv": HEAD + rows})


def test_progress_is_shown_on_a_terminal_and_on_standard_error_alone(tmp_path: Path) -> None:
    folder = many(tmp_path / "w")
    words = f"{PROGRAM} import t.csv --match strict > out.txt"
    child = pexpect.spawn(
        "sh",
        ["-c", words],
        cwd=str(folder),
        env=environment(),
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(40, 100),
    )
    child.expect("Reading t.csv")
    child.expect("Writing")
    ended(child)
    told = (folder / "out.txt").read_text(encoding="utf-8")
    assert "\x1b" not in told
    assert "Reading" not in told
    assert told.startswith(f"t.csv: {MANY} rows read")


def test_no_progress_is_shown_where_standard_error_is_no_terminal(run: Run, tmp_path: Path) -> None:
    folder = many(tmp_path / "w", 50)
    outcome = run("import", "t.csv", cwd=folder)
    # nothing but what was found in the items that came in
    assert (outcome.status, outcome.stderr.partition("\n")[0]) == (0, "52 new findings:")
    assert not {"\r", "\x1b"} & set(outcome.stderr)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_that_is_no_text_is_kept_off_a_terminal(tmp_path: Path, kind: str) -> None:
    child = terminal("render", "--to", kind, cwd=lay(tmp_path / "w", dict(RIGHT)))
    assert "-o FILE" in end(child)
    assert child.exitstatus == 2


def test_a_pipe_takes_any_kind(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", dict(RIGHT))
    with (folder / "out.xlsx").open("wb") as stream:
        rendering = start_process(("render", "--to", "xlsx"), folder, {}, stdout=stream, stderr=None)
        assert rendering.wait(PATIENCE) == 0
    data = (folder / "out.xlsx").read_bytes()
    assert "2  unchanged" in run("import", "out.xlsx", cwd=folder).stdout
    process = start_process(("import", "-", "--from", "xlsx"), folder, {}, stdin=subprocess.PIPE)
    assert "2  unchanged" in process.communicate(data, timeout=PATIENCE)[0].decode()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_that_may_not_be_written_leaves_every_file_as_it_was(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, "data/items/locked/yuan.yaml": YUAN})
    lay(folder, {"t.csv": f"{HEAD}政策文件,政府公报,新的内容\n政策文件,应急预案,别的内容\n"})
    before = laid(folder)
    (folder / "data/items/locked").chmod(0o555)
    try:
        outcome = run("import", "t.csv", cwd=folder)
    finally:
        (folder / "data/items/locked").chmod(0o755)
    assert outcome.status == 2
    assert laid(folder) == before


def test_a_file_in_the_way_of_a_folder_leaves_every_file_as_it_was(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, "data/items/new": "a file, and no folder"})
    lay(folder, {"t.csv": f"{HEAD}政策文件,政府公报,新的内容\n政策文件,应急预案,别的内容\n"})
    before = laid(folder)
    outcome = run("import", "t.csv", "--into", "data/items/new", cwd=folder)
    assert outcome.status == 2
    assert "data/items/new" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert laid(folder) == before


def killed_while_writing(folder: Path, number: int) -> bool:
    """Start an import and end it with a signal when it has begun to write; False when it was through before."""
    with ending(start_process(("import", "t.csv"), folder, {}, stdout=subprocess.DEVNULL, stderr=None)) as process:
        while process.poll() is None and not (folder / ".catalog.undo/journal.json").exists():
            time.sleep(0.001)
        process.send_signal(number)
        process.wait(PATIENCE)
        return process.returncode != 0


@pytest.mark.skipif(os.name != "posix", reason="signals as here are of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_import_that_is_stopped_half_way_is_none(run: Run, tmp_path: Path, number: int) -> None:
    # on a busy machine an import may be through before it is seen to write
    for attempt in range(20):
        folder = many(tmp_path / f"w{attempt}")
        before = {path: data for path, (data, _) in laid(folder).items()}
        if killed_while_writing(folder, number):
            break
    else:
        pytest.fail("no import was met while it wrote")
    # a command that only reads sees what there was; one that writes puts it back
    assert run("list", "--columns", "id", cwd=folder).stdout.split() == ["id", "zhengce-jiedu", "zhengfu-gongbao"]
    assert run("set", "zhengfu-gongbao", "link=https://example.org/a", cwd=folder).status == 0
    after = {path: data for path, (data, _) in laid(folder).items()}
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path]} == {"data/items/zhengfu-gongbao.yaml"}


@pytest.mark.parametrize(
    ("name", "saved"), [("目录.doc", ".docx"), ("目录.wps", ".docx"), ("目录.xls", ".xlsx"), ("目录.et", ".xlsx")]
)
def test_an_old_format_without_libreoffice_says_how_to_save_it(run: Run, tmp_path: Path, name: str, saved: str) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, name: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    outcome = run("import", name, cwd=folder, PATH=str(PROGRAM.parent))
    assert outcome.status == 2
    assert name in outcome.stderr
    assert f"save it as {saved}" in outcome.stderr
    spoken = run("import", name, cwd=folder, PATH=str(PROGRAM.parent), LANG="zh_CN.UTF-8")
    assert f"另存为 {saved}" in spoken.stderr


@pytest.mark.parametrize(
    ("locale", "word", "found"),
    [
        ("zh_CN.UTF-8", "新增", "新出现 3 个问题："),
        ("C", "new", "3 new findings:"),
        ("C.UTF-8", "new", "3 new findings:"),
    ],
)
def test_every_locale_gets_a_clean_report(run: Run, tmp_path: Path, locale: str, word: str, found: str) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, "目录.csv": RENAMED})
    outcome = run("import", "目录.csv", cwd=folder, LANG=locale, COLUMNS="80")
    assert (outcome.status, outcome.stderr.partition("\n")[0]) == (0, found)
    assert outcome.stdout.startswith("目录.csv")
    assert f"1  {word}" in outcome.stdout
