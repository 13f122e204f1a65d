"""Changes of several files beside git and beside others: ids that were used, how to take it back, many at once."""

import subprocess
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from conftest import Run, environment, lay
from running import statuses_at_once
from terminal import at_terminal, ended, terminal

pytestmark = pytest.mark.slow


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=甲", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, check=True, env=environment())
    return done.stdout.decode()


def commit(folder: Path) -> None:
    git(folder, "add", "-A", "data", SETTINGS_FILE)
    git(folder, "commit", "-qm", "x")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace in a folder of a repository, all of it committed."""
    workspace = lay(tmp_path / "库" / "目录", dict(RIGHT))
    git(workspace.parent, "init", "-q")
    commit(workspace)
    return workspace


def test_an_id_from_the_history_is_refused_but_by_force(folder: Path, run: Run) -> None:
    run("rename", "zhengfu-gongbao", "gongbao", cwd=folder)
    commit(folder)
    refused = run("rename", "zhengce-jiedu", "zhengfu-gongbao", cwd=folder)
    assert refused.status == 2
    assert "“zhengfu-gongbao” was used before" in refused.stderr
    assert (folder / OTHER_FILE).exists()
    assert run("rename", "zhengce-jiedu", "zhengfu-gongbao", "--force", cwd=folder).status == 0
    assert (folder / FILE).read_text(encoding="utf-8") == OTHER_ITEM.replace("zhengce-jiedu", "zhengfu-gongbao")


def test_an_id_of_another_branch_was_used_too(folder: Path, run: Run) -> None:
    git(folder, "checkout", "-qb", "other")
    run("rename", "zhengfu-gongbao", "gongbao", cwd=folder)
    commit(folder)
    git(folder, "checkout", "-q", "-")
    assert run("rename", "zhengce-jiedu", "gongbao", cwd=folder).status == 2


def test_a_renaming_that_is_not_committed_can_be_taken_back_as_it_says(folder: Path, run: Run) -> None:
    said = run("rename", "zhengfu-gongbao", "gongbao", cwd=folder).stderr
    assert said == "Take it back with: catalog rename gongbao zhengfu-gongbao\n"
    assert run(*said.split("catalog ")[1].split(), cwd=folder).status == 0
    assert git(folder, "status", "--porcelain", "data") == ""


@pytest.mark.parametrize(
    "words",
    [
        ("remove", "zhengce-jiedu"),
        ("move", "zhengce-jiedu", "--after", "zhengfu-gongbao"),
        ("set", "zhengce-jiedu", "content=别的"),
        ("set", "--where", "政策", "time_limit=及时"),
    ],
    ids=" ".join,
)
def test_what_git_can_give_back_is_taken_back_as_it_says(folder: Path, run: Run, words: tuple[str, ...]) -> None:
    before = {path: (folder / path).read_bytes() for path in RIGHT}
    done = run(*words, cwd=folder / "data")
    said = done.stderr.partition("Take it back with: ")[2]
    assert done.status == 0
    assert git(folder, "status", "--porcelain", "data")
    subprocess.run(said.split(), cwd=folder / "data", check=True, env=environment())
    assert {path: (folder / path).read_bytes() for path in RIGHT} == before


def test_what_git_could_not_give_back_is_not_said_to_be(folder: Path, run: Run) -> None:
    lay(folder, {FILE: ITEM + "time_limit: 及时\n"})
    assert "git restore" not in run("set", "zhengfu-gongbao", "content=别的", cwd=folder).stderr
    lay(folder, {"data/items/new.yaml": OTHER_ITEM.replace("zhengce-jiedu", "new").replace("解读", "新")})
    assert "git restore" not in run("remove", "new", cwd=folder).stderr


def test_six_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    items = {
        f"data/items/i{n:02}.yaml": ITEM.replace("zhengfu-gongbao", f"i{n:02}").replace("公报", f"公报{n}")
        for n in range(3)
    }
    folder = lay(tmp_path / "w", {SETTINGS_FILE: SETTINGS, **items})
    calls: list[tuple[str, ...]] = [("set", "--where", "政策文件", f"channels+=渠道{n}") for n in range(3)]
    calls += [("rename", f"i{n:02}", f"j{n:02}") for n in range(3)]
    assert statuses_at_once(calls, folder) == [0] * 6
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "data/items").iterdir()}
    assert texts.keys() == {f"j{n:02}" for n in range(3)}
    for item_id, text in texts.items():
        assert text.startswith(f"id: {item_id}\n")
        assert all(f"  - 渠道{n}\n" in text for n in range(3))


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 2)])
def test_at_a_terminal_a_new_category_is_asked_for(tmp_path: Path, answer: str, status: int) -> None:
    folder = lay(tmp_path / "w", dict(RIGHT))
    steps = (("lists no category “政府会议”. Add it", answer),)
    assert at_terminal(folder, steps, "move", "zhengfu-gongbao", "--to", "政府会议", columns=120)[0] == status
    assert ("政府会议" in (folder / SETTINGS_FILE).read_text(encoding="utf-8")) is (status == 0)
    assert ("category: 政府会议" in (folder / FILE).read_text(encoding="utf-8")) is (status == 0)


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 2)])
def test_a_replacement_is_looked_at_before_it_is_written(tmp_path: Path, answer: str, status: int) -> None:
    folder = lay(tmp_path / "w", dict(RIGHT))
    child = terminal("replace", "每期", "每月", "--in", "content", cwd=folder, NO_COLOR="1")
    child.expect(r"\+content: 每月政府公报")
    child.expect("Write these changes")
    child.sendline(answer)
    assert ended(child)[0] == status
    assert (folder / FILE).read_text(encoding="utf-8") == (ITEM.replace("每期", "每月") if answer == "y" else ITEM)
