"""`catalog diff` on real repositories and folders."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import PATIENCE, PROGRAM, Run, environment, lay
from running import start_process
from store.test_git import commit, git
from terminal import ended, terminal

pytestmark = pytest.mark.slow


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    commit(folder, dict(RIGHT))
    return folder


def test_what_is_not_committed_is_shown_field_by_field(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月") + "time_limit: 及时\n"})
    (repository / OTHER_FILE).unlink()
    outcome = run("diff", "--format", "json", cwd=repository)
    assert outcome.status == 0
    removed, changed = json.loads(outcome.stdout)
    assert (removed["change"], removed["id"]) == ("removed", "zhengce-jiedu")
    assert changed == {
        "change": "changed",
        "id": "zhengfu-gongbao",
        "name": "政府公报",
        "path": FILE,
        "fields": [
            {"field": "content", "before": "每期政府公报", "after": "每月政府公报"},
            {"field": "time_limit", "before": None, "after": "及时"},
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "name: 政府公报\ncontent: 每期政府公报\nid: zhengfu-gongbao\ncategory: 政策文件\n", id="reordered keys"
        ),
        pytest.param(ITEM.replace("每期政府公报", '"每期政府公报"'), id="other quotes"),
        pytest.param(ITEM.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(f"# 说明\n{ITEM}", id="a comment"),
    ],
)
def test_what_means_the_same_is_no_difference(repository: Path, run: Run, text: str) -> None:
    lay(repository, {FILE: text})
    outcome = run("diff", "--exit-code", "--format", "json", cwd=repository)
    assert (outcome.status, outcome.stdout) == (0, "[]\n")


def test_the_exit_code_tells_of_a_difference_when_asked(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    assert run("diff", cwd=repository).status == 0
    assert run("diff", "--exit-code", cwd=repository).status == 1


@pytest.mark.parametrize("words", [("HEAD~1",), ("HEAD~1..HEAD",), ("HEAD~1..",), ("HEAD~1", "HEAD")])
def test_revisions_are_compared(repository: Path, run: Run, words: tuple[str, ...]) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")})
    outcome = run("diff", *words, "--stat", cwd=repository)
    assert outcome.stdout == "1 item changed, 1 field\n"


def test_a_change_of_the_catalogue_itself_is_a_difference(repository: Path, run: Run) -> None:
    lay(repository, {"catalog.yaml": SETTINGS.replace("政策文件", "政策文件\n  - 政府会议")})
    outcome = run("diff", "--exit-code", "--format", "jsonl", cwd=repository)
    assert outcome.status == 1
    assert json.loads(outcome.stdout) == {
        "change": "changed",
        "id": "catalog.yaml",
        "name": "",
        "path": "catalog.yaml",
        "fields": [{"field": "categories", "before": ["政策文件"], "after": ["政策文件", "政府会议"]}],
    }
    assert run("diff", "--stat", cwd=repository).stdout == "catalog.yaml changed, 1 field\n"


def test_a_file_that_cannot_be_read_is_named_beside_the_rest(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月"), "data/items/broken.yaml": "name: [\n"})
    outcome = run("diff", "--stat", cwd=repository)
    assert outcome.status == 1
    assert outcome.stdout == "1 item changed, 1 field\n"
    assert "data/items/broken.yaml" in outcome.stderr


def test_two_folders_are_compared(repository: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(repository, tmp_path / "new")
    lay(tmp_path / "new", {"data/items/huiyi.yaml": ITEM.replace("zhengfu-gongbao", "huiyi")})
    outcome = run("diff", "repo", "new", cwd=tmp_path)
    assert outcome.stdout.splitlines()[1].split("\t")[:2] == ["added", "huiyi"]


def test_a_terminal_shows_the_changed_part_marked(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    outcome = run("diff", "--format", "table", cwd=repository, FORCE_COLOR="1")
    assert re.search("\x1b\\[[0-9;]*m每月\x1b", outcome.stdout)


def test_markdown_suits_a_review(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    outcome = run("diff", "--format", "markdown", cwd=repository)
    assert "<del>每期</del>政府公报 → <ins>每月</ins>政府公报" in outcome.stdout


def test_what_is_staged_is_compared_with_the_last_commit_or_a_revision(repository: Path, run: Run) -> None:
    commit(repository, {FILE: ITEM.replace("每期", "每月")})
    lay(repository, {FILE: ITEM.replace("每期", "每季")})
    git(repository, "add", "-A")
    lay(repository, {FILE: ITEM.replace("每期", "每年")})
    for words, before in (((), "每月政府公报"), (("HEAD~1",), "每期政府公报")):
        (change,) = json.loads(run("diff", "--staged", *words, "--format", "json", cwd=repository).stdout)
        assert change["fields"] == [{"field": "content", "before": before, "after": "每季政府公报"}]


def test_an_item_renamed_and_edited_in_one_commit_is_one_item(repository: Path, run: Run) -> None:
    git(repository, "mv", FILE, "data/items/gongbao.yaml")
    lay(repository, {"data/items/gongbao.yaml": ITEM.replace("zhengfu-gongbao", "gongbao").replace("每期", "每月")})
    commit(repository, {})
    (change,) = json.loads(run("diff", "HEAD~1", "HEAD", "--format", "json", cwd=repository).stdout)
    assert (change["change"], change["id_before"], change["id"]) == ("renamed", "zhengfu-gongbao", "gongbao")
    assert 0.6 < change["likeness"] < 1


def test_a_new_item_does_not_make_those_behind_it_look_moved(repository: Path, run: Run) -> None:
    texts = {f"data/items/i{n}.yaml": _numbered(n, n) for n in range(1, 6)}
    commit(repository, {**texts})
    lay(repository, {f"data/items/i{n}.yaml": _numbered(n, n + 1) for n in range(2, 6)})
    lay(repository, {"data/items/new.yaml": ITEM.replace("zhengfu-gongbao", "new") + "order: 2\n"})
    assert run("diff", "--name-only", cwd=repository).stdout == "new\n"
    assert run("diff", "--stat", cwd=repository).stdout == "1 item added, 4 items renumbered\n"


def _numbered(item: int, order: int) -> str:
    return f"id: i{item}\ncategory: 政策文件\norder: {order}\nname: 第{item}类文件\ncontent: 第{item}类\n"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "html"])
def test_the_copy_that_an_office_edited_is_compared_with_any_revision(
    bundled: Path, run: Run, tmp_path: Path, kind: str
) -> None:
    commit(bundled, {})
    edited = bundled / "data/items/zhengfu-gongbao.yaml"
    original = edited.read_text(encoding="utf-8")
    edited.write_text(original.replace("20个工作日", "15个工作日"), encoding="utf-8")
    sent = tmp_path / f"sent.{kind}"
    assert run("render", "-o", str(sent), cwd=bundled).status == 0
    assert run("diff", str(sent), "--stat", cwd=bundled).stdout == "no differences\n"
    edited.write_text(original, encoding="utf-8")
    for words in ((str(sent),), ("HEAD", str(sent))):
        (line,) = run("diff", *words, cwd=bundled).stdout.splitlines()[1:]
        assert line.split("\t") == [
            "changed",
            "zhengfu-gongbao",
            "政府公报",
            "time_limit",
            "自该政府信息形成或者变更之日起20个工作日内",
            "自该政府信息形成或者变更之日起15个工作日内",
        ]


def test_a_word_file_is_nothing_for_a_terminal_but_for_a_pipe(bundled: Path) -> None:
    words = ("diff", ".", ".", "--format", "docx")
    status, said = ended(terminal(*words, cwd=bundled, columns=120))
    assert status == 2
    assert "write it with -o FILE" in said
    process = start_process(words, bundled, {})
    assert process.communicate(timeout=PATIENCE)[0].startswith(b"PK")


def test_a_pipe_that_is_closed_ends_quietly(bundled: Path) -> None:
    command = f"'{PROGRAM}' diff . . --format json | true"
    done = subprocess.run(["sh", "-c", command], cwd=bundled, env=environment(), capture_output=True, check=False)
    assert done.stderr == b""


def test_the_words_are_chinese_for_a_chinese_reader(repository: Path, run: Run) -> None:
    lay(repository, {FILE: ITEM.replace("每期", "每月")})
    assert "公开内容" in run("diff", "--format", "table", cwd=repository, LANG="zh_CN.UTF-8").stdout


def test_nothing_changed_is_said(repository: Path, run: Run) -> None:
    assert run("diff", "--stat", cwd=repository).stdout == "no differences\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a", "b", "c"), "two sides"),
        (("no-such",), "no-such"),
        (("../nope",), "../nope has no catalog.yaml"),
        (("--", "--output=x..y"), "--output"),
        (("HEAD...no",), "no"),
    ],
)
def test_what_cannot_be_compared_is_said(repository: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    outcome = run("diff", *words, cwd=repository)
    assert outcome.status == 2
    assert told in outcome.stderr
