"""`catalog new` at a terminal: each answer is checked at once, and nothing that was typed is lost."""

import shlex
import shutil
import sys
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from conftest import Run, lay
from terminal import Steps, at_terminal

pytestmark = pytest.mark.slow

NEW = "data/items/zhengfu-huiyi.yaml"
REST: Steps = tuple(
    (f"{name}:", "") for name in ("Legal basis", "Channels", "Time limit", "Responsible office", "Link")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = "vocabularies:\n  channels:\n    - 政府网站\n    - 公告栏\n"
    return lay(tmp_path / "w", {**RIGHT, SETTINGS_FILE: SETTINGS + words})


@pytest.mark.parametrize("columns", [60, 200])
def test_a_new_item_is_asked_for(folder: Path, columns: int) -> None:
    steps = (
        ("Category:", ""),
        ("required", "1"),
        ("Name:", ""),
        ("required", "政府会议"),
        ("Content:", "会议信息"),
        ("Enter", ""),
        ("1.政府网站", "1 2"),
        *REST[2:],
    )
    assert at_terminal(folder, steps, "new", columns=columns)[0] == 0
    assert (folder / NEW).read_text(encoding="utf-8") == (
        "id: zhengfu-huiyi\ncategory: 政策文件\nname: 政府会议\ncontent: 会议信息\n"
        "channels:\n  - 政府网站\n  - 公告栏\n"
    )


def test_a_new_category_is_added_on_the_spot(folder: Path) -> None:
    steps = (("Category:", "会议公开"), ("Add it?", "y"), ("Name:", "政府会议"), ("Content:", "会议信息"), *REST)
    assert at_terminal(folder, steps, "new")[0] == 0
    assert "  - 会议公开\n" in (folder / SETTINGS_FILE).read_text(encoding="utf-8")
    assert "category: 会议公开\n" in (folder / NEW).read_text(encoding="utf-8")


def test_an_answer_that_would_be_refused_is_asked_for_again_and_can_be_changed(folder: Path) -> None:
    steps = (
        ("Category:", "1"),
        ("Name:", "政府公报"),
        ("is also the name of", "二号"),
        ("Content:", "要点 。"),
        ("Enter keeps it as it is", ""),
        *REST,
    )
    status, after = at_terminal(folder, steps, "new")
    assert status == 0
    assert "added data/items/zhengfu-gongbao-erhao.yaml: 政府公报二号" in after
    assert "new finding" in after
    assert "content: 要点 。\n" in (folder / "data/items/zhengfu-gongbao-erhao.yaml").read_text(encoding="utf-8")


def test_one_can_go_back_and_finds_what_one_typed(folder: Path) -> None:
    steps = (
        ("Category:", "1"),
        ("Name:", "政府"),
        ("Content:", "<"),
        ("Name:", "会议"),
        ("Content:", "会议信息"),
        *REST,
    )
    assert at_terminal(folder, steps, "new")[0] == 0
    assert "name: 政府会议\n" in (folder / NEW).read_text(encoding="utf-8")


def test_one_can_go_back_twice_past_what_stands_in_the_line(folder: Path) -> None:
    steps = (
        ("Category:", "1"),
        ("Name:", "政府会议"),
        ("Content:", "<"),
        ("Name:", "<"),
        ("Category:", ""),
        ("Name:", ""),
        ("Content:", "会议信息"),
        *REST,
    )
    assert at_terminal(folder, steps, "new")[0] == 0
    assert "name: 政府会议\n" in (folder / NEW).read_text(encoding="utf-8")


def test_a_number_that_no_word_has_is_no_name(folder: Path) -> None:
    steps = (
        ("Category:", "7"),
        ("Choose a number from 1 to", "\x15会议公开"),
        ("Add it?", ""),
        ("Type one of the letters in brackets: y/n", "maybe"),
        ("Type one of the letters in brackets: y/n", "Ｙes"),
        ("Name:", "政府会议"),
        ("Content:", "会议信息"),
        ("Legal basis:", ""),
        ("Channels:", "1、9"),
        ("Choose a number from 1 to 2", "\x152"),
        *REST[2:],
    )
    assert at_terminal(folder, steps, "new")[0] == 0
    text = (folder / NEW).read_text(encoding="utf-8")
    assert "category: 会议公开\n" in text
    assert "channels:\n  - 公告栏\n" in text


def test_who_stops_is_told_how_to_go_on(folder: Path, run: Run) -> None:
    steps = (("Category:", "1"), ("Name:", "政府会议"), ("Content:", "会议 信息。"), ("Legal", "\x03"))
    status, after = at_terminal(folder, steps, "new", "--office", "办公室")
    assert status == 130
    assert "Traceback" not in after
    assert len(list((folder / "data/items").iterdir())) == 2
    command = after.partition("Go on later with what you typed: ")[2].replace("\r\n", "")
    assert run(*shlex.split(command)[1:], cwd=folder).status == 0
    text = (folder / NEW).read_text(encoding="utf-8")
    assert "content: 会议 信息。\n" in text
    assert "  - 办公室\n" in text


def test_what_is_refused_in_the_end_is_kept(folder: Path) -> None:
    steps = (("Category:", "1"), ("Name:", "政府会议"), ("Content:", "会议信息"), *REST, ("What now?", "d"))
    status, after = at_terminal(folder, steps, "new", "--id", "zhengfu-gongbao")
    assert status == 2
    assert "--name 政府会议" in after
    assert (folder / FILE).read_text(encoding="utf-8") == ITEM


EDITOR = """\
import sys
from pathlib import Path
path = Path(sys.argv[1])
form = path.read_text(encoding="utf-8")
assert "#:  - 公告栏" in form and "name: 政府会议" in form, form
form = form.replace("category:\\n", "category: 政策文件\\n")
form = form.replace("content:\\n", "content: |-\\n  会议\\n\\n  信息\\n")
path.write_text(form.replace("#:  - 公告栏", "  - 公告栏"), encoding="utf-8")
"""


def test_a_form_is_filled_in_with_the_editor(folder: Path, run: Run) -> None:
    script = lay(folder.parent, {"editor.py": EDITOR}) / "editor.py"
    outcome = run("new", "--edit", "--name", "政府会议", cwd=folder, EDITOR=f"{sys.executable} {script}")
    assert (outcome.status, outcome.stdout) == (0, f"added {NEW}: 政府会议\n"), outcome
    assert (folder / NEW).read_text(encoding="utf-8") == (
        "id: zhengfu-huiyi\ncategory: 政策文件\nname: 政府会议\ncontent: |-\n  会议\n\n  信息\nchannels:\n  - 公告栏\n"
    )


def test_a_form_that_is_left_as_it_is_adds_nothing(folder: Path, run: Run) -> None:
    outcome = run("new", "--edit", cwd=folder, EDITOR=f"{sys.executable} -c pass")
    assert (outcome.status, outcome.stderr) == (0, "Nothing was filled in; no item was added.\n")
    assert len(list((folder / "data/items").iterdir())) == 2


def test_a_form_with_errors_is_kept(folder: Path, run: Run) -> None:
    script = "import sys; open(sys.argv[1], 'a').write('nmae: x')"
    outcome = run("new", "--edit", cwd=folder, EDITOR=f'{sys.executable} -c "{script}"')
    assert outcome.status == 2
    place = Path(outcome.stderr.rpartition("What you typed is kept in ")[2].splitlines()[0])
    assert "nmae: x" in place.read_text(encoding="utf-8")
    shutil.rmtree(place.parent)
    assert len(list((folder / "data/items").iterdir())) == 2


def test_a_new_catalogue_is_asked_for(tmp_path: Path) -> None:
    steps = (
        ("Publisher", "甲县人民政府办公室、乙局"),
        ("by default 甲县人民政府办公室政府信息主动公开事项目录", ""),
        ("Place", "丙省 丁市 甲县"),
        ("Categories", "政策文件 财政预算、决算"),
    )
    assert at_terminal(tmp_path, steps, "init")[0] == 0
    assert (tmp_path / SETTINGS_FILE).read_text(encoding="utf-8") == (
        "title: 甲县人民政府办公室政府信息主动公开事项目录\npublishers:\n  - 甲县人民政府办公室\n  - 乙局\n"
        "jurisdiction:\n  name: 甲县\n  level: 县\n  within:\n    - 丙省\n    - 丁市\n"
        "categories:\n  - 政策文件\n  - 财政预算、决算\n"
    )


def test_who_stops_starting_a_catalogue_is_told_how_to_go_on(tmp_path: Path) -> None:
    steps = (("Publisher", "甲办"), ("Title", "目录"), ("Place", "\x03"))
    status, after = at_terminal(tmp_path, steps, "init")
    assert status == 130
    assert "Go on later with what you typed: catalog init --publisher 甲办 --title 目录\r\n" in after
    assert list(tmp_path.iterdir()) == []
