"""`--at`: the catalogue as it was, in real repositories of every kind."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from catalog_cli.cli.at import run_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.model.run import Run as DayAndLanguage
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT
from conftest import RUN, Run, lay
from dated import commit, git

pytestmark = pytest.mark.slow

COMMANDS = [
    ("list", "--format", "json"),
    ("search", "政府公报", "--format", "json"),
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three editions, the second of them written on the last evening of January, far to the west."""
    folder = tmp_path_factory.mktemp("at") / "目录库"
    commit(folder, dict(RIGHT), "第一版", at="2024-05-06T09:30:00+08:00")
    commit(folder, {FILE: ITEM.replace("每期", "每月")}, "第二版", at="2026-01-31T23:59:59-05:00")
    commit(folder, {FILE: ITEM.replace("每期", "每年"), OTHER_FILE: None}, "第三版", at="2026-03-01T00:00:00+08:00")
    lay(folder, {FILE: ITEM.replace("每期", "未提交")})
    return folder


@pytest.fixture
def repository(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "目录库"))


def content(run: Run, folder: Path, at: str) -> str:
    """Return the content of the one item, as `show` tells it."""
    outcome = run("show", "zhengfu-gongbao", "--format", "json", "--at", at, cwd=folder)
    assert (outcome.status, outcome.stderr) == (0, "")
    told: str = json.loads(outcome.stdout)["content"]
    return told


@pytest.mark.parametrize(
    ("at", "word"),
    [
        ("HEAD", "每年"),
        ("HEAD~1", "每月"),
        ("main~2", "每期"),
        ("2024", "每期"),
        ("2024-05", "每期"),
        ("2024-05-06", "每期"),
        ("2025-12-31", "每期"),
        ("2026-01-30", "每期"),
        ("2026-01-31", "每月"),
        ("2026-01", "每月"),
        ("2026-02", "每月"),
        ("2026-03-01", "每年"),
        ("2026", "每年"),
        ("2099", "每年"),
    ],
)
def test_an_item_is_shown_as_it_was(repository: Path, run: Run, at: str, word: str) -> None:
    assert content(run, repository, at) == f"{word}政府公报"


@pytest.mark.parametrize("words", COMMANDS)
def test_what_is_looked_for_is_looked_for_there(repository: Path, run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words, "--at", "2026-02", cwd=repository)
    assert "每月政府公报" in [item["content"] for item in json.loads(outcome.stdout)]


def test_items_that_are_gone_are_listed_and_counted(repository: Path, run: Run) -> None:
    assert len(json.loads(run("list", "--format", "json", "--at", "2026-02", cwd=repository).stdout)) == 2
    assert json.loads(run("stats", "--format", "json", "--at", "2026-02", cwd=repository).stdout)["items"] == 2
    assert json.loads(run("stats", "--format", "json", "--at", "2026-03", cwd=repository).stdout)["items"] == 1


def test_the_official_table_is_rendered_as_it_was(repository: Path, run: Run) -> None:
    assert "每月政府公报" in run("render", "--at", "2026-01", cwd=repository).stdout


def test_search_knows_the_changes_up_to_then_only(repository: Path, run: Run) -> None:
    outcome = run("search", "changed:2026-01", "--format", "json", "--at", "2026-02", cwd=repository)
    assert [item["id"] for item in json.loads(outcome.stdout)] == ["zhengfu-gongbao"]


def test_a_tag_named_like_a_year_is_meant_before_the_year(repository: Path, run: Run) -> None:
    git(repository, "tag", "2026", "HEAD~1")
    assert content(run, repository, "2026") == "每月政府公报"


def test_a_branch_that_was_merged_does_not_count(repository: Path, run: Run) -> None:
    git(repository, "checkout", "-q", "-f", "-b", "side", "HEAD~2")
    commit(repository, {FILE: ITEM.replace("每期", "草稿")}, "草稿", at="2025-01-01T00:00:00+08:00")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "-s", "ours", "-m", "合并", "side", at="2026-04-01T00:00:00+08:00")
    assert content(run, repository, "2025-06") == "每期政府公报"


def test_a_bare_repository_has_its_catalogue_too(repository: Path, run: Run, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    outcome = run("-C", "bare.git", "show", "zhengfu-gongbao", "--at", "2026-01", "--format", "json")
    assert json.loads(outcome.stdout)["content"] == "每月政府公报"


def test_a_folder_of_the_repository_is_enough(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {f"办公室/目录/{path}": text for path, text in RIGHT.items()}, "第一版")
    assert content(run, folder / "办公室/目录/data", "2024") == "每期政府公报"


def test_where_history_is_cut_off_that_is_said(repository: Path, run: Run, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "shallow")
    assert content(run, tmp_path / "shallow", "2026-01") == "每月政府公报"
    outcome = run("list", "--at", "2025", cwd=tmp_path / "shallow")
    assert outcome.status == 2
    assert outcome.stderr == (
        "catalog: history is cut off here: it begins on 2026-01-31, after 2025\n"
        "  Fetch it all with: git fetch --unshallow\n"
    )


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2023", "no commit before 2023; the first is from 2024-05-06"),
        ("2026-13", "the calendar has no 2026-13"),
        ("2026-02-30", "the calendar has no 2026-02-30"),
        ("0000", "the calendar has no 0000"),
        ("mian", "Did you mean “main”?"),
        ("", "unknown revision “”"),
        ("--all", "unknown revision “--all”"),
    ],
)
def test_what_was_never_there_is_said(repository: Path, run: Run, at: str, told: str) -> None:
    outcome = run("list", f"--at={at}", cwd=repository)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert told in outcome.stderr


def test_a_date_before_the_catalogue_came_into_the_repository_is_said(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    commit(folder, {"readme.txt": "x"}, "开始", at="2023-01-01T00:00:00+08:00")
    commit(folder, dict(RIGHT), "第一版")
    outcome = run("list", "--at", "2023", cwd=folder)
    assert outcome.status == 2
    assert "2023 has no catalog.yaml in this folder" in outcome.stderr


def test_without_a_repository_or_a_commit_that_is_said(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "plain", dict(RIGHT))
    outcome = run("list", "--at", "2026", cwd=folder)
    assert outcome.status == 2
    assert "is not in a git repository" in outcome.stderr
    git(folder, "init", "-q")
    outcome = run("list", "--at", "2026", cwd=folder)
    assert outcome.status == 2
    assert "nothing has been committed yet" in outcome.stderr


def test_without_git_that_is_said(repository: Path, run: Run) -> None:
    outcome = run("list", "--at", "2026", cwd=repository, PATH=str(repository))
    assert outcome.status == 2
    assert "git is not installed" in outcome.stderr


def test_a_file_that_could_not_be_read_then_is_named_and_the_rest_is_served(repository: Path, run: Run) -> None:
    commit(repository, {FILE: "name: [\n", OTHER_FILE: RIGHT[OTHER_FILE]}, "写坏", at="2026-05-01T00:00:00+08:00")
    outcome = run("list", "--format", "json", "--at", "2026-05", cwd=repository)
    assert outcome.status == 1
    assert [item["id"] for item in json.loads(outcome.stdout)] == ["zhengce-jiedu"]
    assert outcome.stderr == f"1 file could not be read:\n  {FILE}\n"


def test_the_files_here_are_left_alone(repository: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(repository, tmp_path / "before")
    run("list", "--at", "2026-01", cwd=repository)
    for path in (FILE, ".git/index", ".git/HEAD"):
        assert (repository / path).read_bytes() == (tmp_path / "before" / path).read_bytes()


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("2026", date(2026, 12, 31)),
        ("HEAD~1", RUN.today),
        ("main", RUN.today),
        ("2099", date(2099, 12, 31)),
        (None, RUN.today),
    ],
)
def test_a_date_sets_the_day_and_a_revision_does_not(repository: Path, at: str | None, day: date) -> None:
    assert run_at(Invocation(RUN, repository), at).today == day


def test_a_branch_of_a_date_s_name_is_a_revision(repository: Path) -> None:
    git(repository, "branch", "2024")
    assert run_at(Invocation(RUN, repository), "2024").today == RUN.today


def test_the_day_that_the_user_names_wins(repository: Path) -> None:
    named = DayAndLanguage(date(2025, 7, 1), is_pinned=True)
    assert run_at(Invocation(named, repository), "2024-05-06").today == date(2025, 7, 1)


PROCUREMENT = ITEM.replace("政府公报", "政府集中采购结果").replace("每期", "中标结果")


@pytest.mark.parametrize(
    ("words", "is_set"),
    [
        pytest.param(("--at", "2015-02-28"), False, id="the day before"),
        pytest.param(("--at", "2015-02"), False, id="the last day of the month before"),
        pytest.param(("--at", "2015-03-01"), True, id="the day itself"),
        pytest.param(("--at", "2015"), True, id="the last day of the year"),
        pytest.param(("--at", "HEAD"), True, id="a revision leaves the day as it is"),
        pytest.param(("--at", "HEAD", "--as-of", "2015-02-28"), False, id="a revision, on a day that is named"),
        pytest.param(("--at", "2015-02", "--as-of", "2026-01-01"), True, id="the day that is named wins"),
    ],
)
def test_the_law_is_that_of_the_day_looked_back_to(
    tmp_path: Path,
    run: Run,
    words: tuple[str, ...],
    is_set: bool,
) -> None:
    # 政府采购法实施条例 第四十三条 sets a time for results since 2015-03-01, when it came into force (its 第七十九条)
    folder = tmp_path / "w"
    commit(folder, {**RIGHT, FILE: PROCUREMENT}, "第一版", at="2015-01-10T09:00:00+08:00")
    shown = run("show", "zhengfu-gongbao", "--format", "json", *words, cwd=folder, CATALOG_TODAY="2026-06-30")
    assert ("statutory" in json.loads(shown.stdout)) is is_set
    query = ("search", "法定时限<=2工作日", "--format", "json", *words)
    assert run(*query, cwd=folder, CATALOG_TODAY="2026-06-30").status == (0 if is_set else 1)
