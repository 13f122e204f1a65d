"""The ledger is kept by several people at once: at one place, and in branches that git merges."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from catalog_cli.rules.examples import ITEM, RECORD, RECORD_FILE, RIGHT
from cli.test_completion import offered
from conftest import PROGRAM, Run, environment, lay
from running import statuses_at_once
from store.test_git import IDENTITY, commit, git
from terminal import at_terminal

pytestmark = pytest.mark.slow

SECOND = RECORD_FILE.replace(".yaml", "-2.yaml")
THIRD = RECORD_FILE.replace(".yaml", "-3.yaml")


def test_eight_who_enter_a_record_of_one_day_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", dict(RIGHT))
    words = ("record", "add", "zhengfu-gongbao", "--formed", "2026-03-02", "--title")
    assert statuses_at_once([(*words, f"第{number}期") for number in range(8)], folder) == [0] * 8
    texts = [path.read_text(encoding="utf-8") for path in (folder / "data/records/2026").iterdir()]
    assert sorted(text.splitlines()[1] for text in texts) == [f"title: 第{number}期" for number in range(8)]


def test_where_several_are_open_the_one_that_is_meant_is_chosen(tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, RECORD_FILE: RECORD, SECOND: RECORD.replace("第1期", "第2期")})
    status, said = at_terminal(
        folder, (("has 2 open records:", "2"),), "record", "done", "政府公报", "--published", "2026-03-05"
    )
    assert status == 0, said
    assert f"{SECOND}: published on 2026-03-05" in said
    assert (folder / RECORD_FILE).read_text(encoding="utf-8") == RECORD


@pytest.fixture
def repository(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "仓库"
    commit(folder, dict(RIGHT))
    assert run("git", "install", cwd=folder).status == 0
    commit(folder, {})
    return folder


def merge(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *IDENTITY, *words], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )


def two_sides(folder: Path, ours: dict[str, str], theirs: dict[str, str]) -> None:
    git(folder, "checkout", "-q", "-b", "theirs")
    commit(folder, theirs)
    git(folder, "checkout", "-q", "main")
    commit(folder, ours)


def test_branches_that_each_add_records_merge(run: Run, repository: Path) -> None:
    other = RECORD_FILE.replace("03-02", "03-03")
    two_sides(repository, {RECORD_FILE: RECORD}, {other: RECORD.replace("03-02", "03-03")})
    assert merge(repository, "merge", "--no-edit", "theirs").returncode == 0
    assert run("validate", cwd=repository).status == 0
    assert run("record", "list", cwd=repository).stdout.count("\n") == 3


def test_a_record_that_one_branch_publishes_and_the_other_annotates_gets_both(repository: Path) -> None:
    commit(repository, {RECORD_FILE: RECORD})
    two_sides(repository, {RECORD_FILE: RECORD + 'published: "2026-03-09"\n'}, {RECORD_FILE: RECORD + "note: 月刊\n"})
    assert merge(repository, "merge", "--no-edit", "theirs").returncode == 0
    assert (repository / RECORD_FILE).read_text(encoding="utf-8") == RECORD + 'published: "2026-03-09"\nnote: 月刊\n'


def test_two_disclosures_under_one_name_are_both_kept_under_a_free_one(run: Run, repository: Path) -> None:
    theirs = {RECORD_FILE: RECORD.replace("第1期", "第2期"), SECOND: RECORD.replace("第1期", "第3期")}
    two_sides(repository, {RECORD_FILE: RECORD}, theirs)
    done = merge(repository, "merge", "--no-edit", "theirs")
    assert done.returncode == 1
    assert f"git add {RECORD_FILE} {THIRD}" in done.stderr
    git(repository, "add", RECORD_FILE, THIRD)
    git(repository, "commit", "-q", "--no-verify", "--no-edit")
    titles = {
        path: (repository / path).read_text(encoding="utf-8").splitlines()[1][-3:]
        for path in (RECORD_FILE, SECOND, THIRD)
    }
    assert titles == {RECORD_FILE: "第1期", SECOND: "第3期", THIRD: "第2期"}
    assert run("validate", cwd=repository).status == 0


def test_a_merge_that_was_given_up_and_is_made_again_keeps_their_record_once(repository: Path) -> None:
    two_sides(repository, {RECORD_FILE: RECORD}, {RECORD_FILE: RECORD.replace("第1期", "第2期")})
    for _ in range(2):
        assert f"git add {RECORD_FILE} {SECOND}" in merge(repository, "merge", "theirs").stderr
        git(repository, "merge", "--abort")
    assert (repository / SECOND).exists()
    assert not (repository / THIRD).exists()


def test_the_same_disclosure_entered_on_both_sides_becomes_one(repository: Path) -> None:
    two_sides(repository, {RECORD_FILE: RECORD}, {RECORD_FILE: RECORD + "note: 月刊\n"})
    assert merge(repository, "merge", "--no-edit", "theirs").returncode == 0
    assert [path.name for path in (repository / "data/records/2026").iterdir()] == [Path(RECORD_FILE).name]


def test_folders_keep_both_too(run: Run, tmp_path: Path) -> None:
    base, ours, theirs = (lay(tmp_path / name, dict(RIGHT)) for name in ("base", "ours", "theirs"))
    lay(ours, {RECORD_FILE: RECORD})
    lay(theirs, {RECORD_FILE: RECORD.replace("第1期", "第2期")})
    assert run("merge", str(base), str(ours), str(theirs)).status == 0
    assert (ours / RECORD_FILE).read_text(encoding="utf-8") == RECORD
    assert (ours / SECOND).read_text(encoding="utf-8") == RECORD.replace("第1期", "第2期")


def test_what_is_staged_is_checked_with_its_records(run: Run, repository: Path) -> None:
    lay(repository, {RECORD_FILE: RECORD + 'published: "2026-03-01"\n'})
    git(repository, "add", "-A")
    outcome = run("validate", "--staged", cwd=repository)
    assert outcome.status == 1
    assert "[record/dates-in-order]" in outcome.stdout
    done = subprocess.run(
        ["git", *IDENTITY, "commit", "-qm", "x"], cwd=repository, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 1, "the hook lets nothing wrong be committed"


def test_a_workbook_as_an_office_keeps_it_is_taken_over_once(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, "data/items/zhengce-jiedu.yaml": RIGHT["data/items/zhengce-jiedu.yaml"]})
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [
        ("主动公开台账",),
        ("序号", "事项名称", "信息名称", "制作日期", "发布日期", "网址", "备注"),
        (1, "政府公报", "政府公报2026年第1期", "2026年3月2日", "2026/3/12", "https://www.jinshishi.gov.cn/1", None),
        (2, "政策解读", "解读一", "20260305", None, None, "待发"),
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    book.save(folder / "台账.xlsx")
    assert run("record", "import", "台账.xlsx", cwd=folder).status == 0
    found = {path.name: path.read_text(encoding="utf-8") for path in (folder / "data/records/2026").iterdir()}
    assert found == {
        "zhengfu-gongbao-2026-03-02.yaml": "item: zhengfu-gongbao\ntitle: 政府公报2026年第1期\n"
        'formed: "2026-03-02"\npublished: "2026-03-12"\nlink: https://www.jinshishi.gov.cn/1\n',
        "zhengce-jiedu-2026-03-05.yaml": 'item: zhengce-jiedu\ntitle: 解读一\nformed: "2026-03-05"\nnote: 待发\n',
    }
    again = run("record", "import", "台账.xlsx", cwd=folder)
    assert again.stdout == "new: 0 · changed: 0 · unchanged: 2\n"
    assert run("record", "list", "-f", "csv", cwd=folder).status == 0
    listed = run("record", "list", "-f", "csv", cwd=folder).stdout
    assert run("record", "import", "-", "--from", "csv", cwd=folder, stdin=listed).stdout == again.stdout


def test_names_of_records_are_completed_open_ones_first(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, RECORD_FILE: RECORD + 'published: "2026-03-05"\n', SECOND: RECORD})
    found = offered(run, "catalog record done zhengfu", cwd=folder)
    assert [line.partition("\t")[0] for line in found] == [Path(SECOND).stem, Path(RECORD_FILE).stem]


def test_a_catalogue_without_records_loads_nothing_about_them(bundled: Path) -> None:
    script = (
        "import atexit, sys\n"
        "def tell(): print(*(name for name in sys.modules if 'record' in name and 'catalog_cli' in name))\n"
        "atexit.register(tell)\n"
        "from catalog_cli.cli import main\n"
        "main(['validate', '--no-cache', '-o', 'report.txt'])\n"
    )
    done = subprocess.run(
        [str(Path(PROGRAM).parent / "python"), "-c", script],
        cwd=bundled,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == ""


def test_an_item_s_time_limit_that_changes_brings_what_is_late(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, RECORD_FILE: RECORD + 'published: "2026-03-12"\n'})
    outcome = run("set", "zhengfu-gongbao", "time_limit=自信息形成之日起5个工作日内", cwd=folder)
    assert "published after 2026-03-09" in outcome.stderr
    assert ITEM in (folder / "data/items/zhengfu-gongbao.yaml").read_text(encoding="utf-8")
