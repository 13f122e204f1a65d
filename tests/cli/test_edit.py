"""`catalog edit` opens the user's editor, checks what comes back, and loses nothing."""

import shutil
import sys
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from conftest import Run, environment, lay
from terminal import ended, terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "w", dict(RIGHT))


def editor(folder: Path, *replacements: tuple[str, str]) -> str:
    """Make an editor that replaces texts, one pair each time it is opened."""
    script = lay(
        folder.parent, {"editor.py": EDITOR.format(replacements=replacements, state=str(folder.parent / "turn"))}
    )
    return f"{sys.executable} {script / 'editor.py'}"


EDITOR = """\
import sys
from pathlib import Path
turn = Path({state!r})
number = int(turn.read_text()) if turn.exists() else 0
turn.write_text(str(number + 1))
path = Path(sys.argv[1])
path.write_text(path.read_text(encoding="utf-8").replace(*{replacements!r}[number]), encoding="utf-8")
"""


def text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def kept_in(told: str) -> str:
    place = Path(told.rpartition("What you typed is kept in ")[2].splitlines()[0])
    content = place.read_text(encoding="utf-8")
    shutil.rmtree(place.parent)
    return content


def test_what_is_right_is_saved(folder: Path, run: Run) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=editor(folder, ("每期", "每月")))
    assert (outcome.status, outcome.stdout) == (0, f"{FILE}: saved\n")
    assert text(folder) == ITEM.replace("每期", "每月")


def test_what_is_the_same_is_not_written(folder: Path, run: Run) -> None:
    assert run("edit", "政府公报", cwd=folder, EDITOR=editor(folder, ("x", "x"))).stdout == f"{FILE}: nothing changed\n"


def test_what_is_wrong_is_shown_and_not_saved_where_nobody_can_be_asked(folder: Path, run: Run) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=editor(folder, ("name:", "nmae:")))
    assert outcome.status == 2
    assert "Did you mean “name" in outcome.stderr
    assert text(folder) == ITEM
    kept_in(outcome.stderr)


def test_what_is_doubtful_is_saved_and_shown(folder: Path, run: Run) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=editor(folder, ("每期政府公报", "每期政府公报 。")))
    assert (outcome.status, outcome.stdout) == (0, f"{FILE}: saved\n")
    assert "1 new finding:\n" in outcome.stderr
    assert "wording/no-stray-spaces" in outcome.stderr


def test_the_settings_are_edited_and_checked_as_an_item_is(folder: Path, run: Run) -> None:
    outcome = run("edit", SETTINGS_FILE, cwd=folder, EDITOR=editor(folder, ("title: ", "title: 新")))
    assert (outcome.status, outcome.stdout) == (0, f"{SETTINGS_FILE}: saved\n")
    assert (folder / SETTINGS_FILE).read_text(encoding="utf-8") == SETTINGS.replace("title: ", "title: 新")
    outcome = run("edit", SETTINGS_FILE, cwd=folder, EDITOR=editor(folder, ("", ""), ("categories:", "category:")))
    assert outcome.status == 2
    assert "Did you mean “categories" in outcome.stderr
    kept_in(outcome.stderr)


@pytest.mark.parametrize(
    ("named", "within"), [(FILE, "."), ("zhengfu-gongbao.yaml", "data/items"), ("zhengfu-gongbao", ".")]
)
def test_a_file_that_holds_no_item_can_be_edited(folder: Path, run: Run, named: str, within: str) -> None:
    lay(folder, {FILE: ITEM.replace("name:", "name")})
    outcome = run("edit", named, cwd=folder / within, EDITOR=editor(folder, ("name ", "name: ")))
    assert outcome.status == 0, outcome.stderr
    assert text(folder) == ITEM


def test_a_file_outside_the_catalogue_is_not_opened(folder: Path, run: Run) -> None:
    lay(folder.parent, {"other.yaml": "a: b\n"})
    outcome = run("edit", "../other.yaml", cwd=folder, EDITOR=editor(folder, ("a", "c")))
    assert outcome.status == 2
    assert (folder.parent / "other.yaml").read_text(encoding="utf-8") == "a: b\n"


def test_what_was_typed_is_kept_where_it_cannot_be_saved(folder: Path, run: Run) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=editor(folder, ("name:", "nmae:")))
    assert outcome.status == 2
    assert kept_in(outcome.stderr) == ITEM.replace("name:", "nmae:")
    assert text(folder) == ITEM


@pytest.mark.parametrize("chosen", ["", "vim -n", "/usr/bin/nano"])
def test_without_a_terminal_no_editor_that_needs_one_is_started(folder: Path, run: Run, chosen: str) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=chosen)
    assert outcome.status == 2
    assert outcome.stderr.startswith("catalog: no terminal to open an editor in\n")


def test_vi_says_how_to_leave_before_it_opens(folder: Path) -> None:
    vi = lay(folder.parent / "bin", {"vi": '#!/bin/sh\nsed -i s/每期/每月/ "$1"\n'}) / "vi"
    vi.chmod(0o755)
    path = f"{vi.parent}:{environment()['PATH']}"
    child = terminal("edit", "政府公报", cwd=folder, columns=120, PATH=path)
    child.expect(":wq and Enter, saves and leaves")
    child.expect("Press Enter to open vi")
    child.sendline("")
    assert "saved" in ended(child)[1]
    assert text(folder) == ITEM.replace("每期", "每月")


def test_an_editor_that_is_not_there_is_said(folder: Path, run: Run) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR="no-such-editor --wait")
    assert outcome.status == 2
    assert "no-such-editor" in outcome.stderr


def test_an_editor_that_fails_saves_nothing(folder: Path, run: Run) -> None:
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=f'{sys.executable} -c "raise SystemExit(3)"')
    assert outcome.status == 2
    assert text(folder) == ITEM


def test_a_file_that_someone_else_changes_meanwhile_is_left_to_them(folder: Path, run: Run) -> None:
    theirs = ITEM.replace("每期", "他们的")
    script = lay(folder.parent, {"both.py": BOTH.format(file=str(folder / FILE), theirs=theirs)}) / "both.py"
    outcome = run("edit", "政府公报", cwd=folder, EDITOR=f"{sys.executable} {script}")
    assert outcome.status == 2
    assert "changed by someone else" in outcome.stderr
    assert text(folder) == theirs
    assert kept_in(outcome.stderr) == ITEM.replace("每期", "我的")


BOTH = """\
import sys
from pathlib import Path
mine = Path(sys.argv[1])
mine.write_text(mine.read_text(encoding="utf-8").replace("每期", "我的"), encoding="utf-8")
Path({file!r}).write_text({theirs!r}, encoding="utf-8")
"""


@pytest.mark.parametrize(
    ("answers", "status", "content"),
    [
        pytest.param(["e"], 0, "每月政府公报", id="going back to the editor"),
        pytest.param(["d"], 0, "每期政府公报", id="dropping the changes"),
        pytest.param(["x", "s"], 0, None, id="saving all the same, after an answer that was none"),
    ],
)
def test_at_a_terminal_the_user_decides(folder: Path, answers: list[str], status: int, content: str | None) -> None:
    chosen = editor(folder, ("content:", "contents:"), ("contents: 每期", "content: 每月"))
    child = terminal("edit", "政府公报", cwd=folder, columns=120, EDITOR=chosen)
    for answer in answers:
        child.expect("What now")
        child.sendline(answer)
    assert ended(child)[0] == status
    assert f"content: {content}\n" in text(folder) if content else "contents:" in text(folder)
