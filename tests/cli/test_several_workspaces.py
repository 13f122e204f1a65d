"""A repository with several catalogues: paths find the workspace that they are in, and hooks check each of them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import PATIENCE, PROGRAM, ROOT, Outcome, Run, environment, lay
from store.test_git import commit, git

WRONG = ITEM.replace("category: 政策文件", "category: 会议")
UNUSUAL = ITEM.replace("id: zhengfu-gongbao\n", "") + "id: zhengfu-gongbao\n"
CONCISE = ("--severity", "error", "--format", "concise")
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def below(office: str, **changes: str) -> dict[str, str]:
    """Return the files of a catalogue in a folder; `item` is the text of an item that is not as usual."""
    return {f"{office}/{path}": text for path, text in {**RIGHT, FILE: changes.get("item", ITEM)}.items()}


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    return lay(
        tmp_path / "仓库", below("offices/jinshi") | below("offices/li xian", item=WRONG) | {"README.md": "目录"}
    )


def test_a_path_finds_the_workspace_below(run: Run, offices: Path) -> None:
    outcome = run("validate", "offices/li xian", *CONCISE, cwd=offices)
    assert outcome.status == 1
    assert outcome.stdout.startswith(f"{FILE}:2:11: error: ")
    assert run("validate", "offices/jinshi", *CONCISE, cwd=offices) == Outcome(0, "", "")


def test_a_path_within_finds_it_too_and_shows_only_what_is_there(run: Run, offices: Path) -> None:
    assert run("validate", f"offices/li xian/{FILE}", *CONCISE, cwd=offices).status == 1
    assert run("validate", "offices/li xian/catalog.yaml", *CONCISE, cwd=offices).stdout == ""


def test_a_catalogue_within_another_is_found_by_its_path(run: Run, offices: Path) -> None:
    lay(offices, RIGHT)
    assert run("validate", *CONCISE, cwd=offices).status == 0
    assert run("validate", "offices/li xian", *CONCISE, cwd=offices).status == 1


def test_several_are_checked_together_with_one_summary(run: Run, offices: Path) -> None:
    outcome = run("validate", "offices/jinshi", "offices/li xian", "--severity", "error", cwd=offices)
    assert outcome.status == 1
    name, blank, first, *_rest, last, _fixable = outcome.stdout.splitlines()
    assert (name, blank) == ("津市市人民政府办公室 · offices/li xian", "")
    assert first.startswith(f"offices/li xian/{FILE}:2:11: error: ")
    assert last == "6 files checked: 1 error."


def test_a_baseline_is_about_one(run: Run, offices: Path) -> None:
    outcome = run("validate", "offices/jinshi", "offices/li xian", "--write-baseline", "b.json", cwd=offices)
    assert outcome.status == 2
    assert "--write-baseline is for one catalogue; name it with -C" in outcome.stderr
    assert outcome.stdout == ""


def test_a_path_outside_of_every_workspace_is_an_error(run: Run, offices: Path) -> None:
    outcome = run("validate", "README.md", cwd=offices)
    assert outcome.status == 2
    assert "no catalog.yaml in" in outcome.stderr


def test_a_text_that_is_not_saved_belongs_to_the_workspace_of_its_file(run: Run, offices: Path) -> None:
    words = ("validate", "-", "--stdin-filename", f"offices/jinshi/{FILE}", *CONCISE)
    outcome = run(*words, cwd=offices, stdin=WRONG)
    assert outcome.status == 1
    assert outcome.stdout.startswith(f"{FILE}:2:11: error: ")


def test_each_workspace_is_checked_whole_whatever_file_is_named(run: Run, offices: Path) -> None:
    words = ("README.md", "offices/li xian/catalog.yaml", "offices/li xian/data/items/gone.yaml")
    outcome = run("validate", "--each-workspace", *words, *CONCISE, cwd=offices)
    assert outcome.status == 1
    assert outcome.stdout.startswith(f"{FILE}:2:11: error: ")
    assert run("validate", "--each-workspace", "README.md", cwd=offices) == Outcome(0, "", "")


def test_the_form_of_each_workspace_is_checked(run: Run, offices: Path) -> None:
    lay(offices, below("offices/jinshi", item=UNUSUAL))
    words = ("fmt", "--check", "--each-workspace", f"offices/jinshi/{FILE}", "offices/li xian/documents.yaml")
    outcome = run(*words, cwd=offices)
    assert outcome.status == 1
    assert outcome.stdout.startswith(f"In offices/jinshi:\nwould format: {FILE}\n")
    assert "In offices/li xian:\n2 files already formatted\n" in outcome.stdout


def hooks_run(folder: Path) -> Outcome:
    """Run the hooks, as they are published, on what is staged; they are taken as local, so that nothing is fetched."""
    hooks = YAML(typ="safe", pure=True).load(HOOKS.read_text(encoding="utf-8"))
    for hook in hooks:
        hook |= {"language": "system", "entry": f"'{PROGRAM.parent}/'{hook['entry']}"}
    with (folder / ".pre-commit-config.yaml").open("w", encoding="utf-8") as file:
        YAML().dump({"repos": [{"repo": "local", "hooks": hooks}]}, file)
    words = [sys.executable, "-m", "pre_commit", "run", "--color", "never"]
    variables = environment(PRE_COMMIT_HOME=str(folder.parent / "pre-commit"))
    done = subprocess.run(words, cwd=folder, env=variables, capture_output=True, check=False, timeout=PATIENCE)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("pre_commit"), reason="pre-commit is not installed")
def test_pre_commit_checks_the_catalogues_that_a_commit_touches(tmp_path: Path) -> None:
    folder = tmp_path / "仓库"
    commit(folder, below("jinshi") | below("li xian", item=WRONG) | below("wangcheng"))
    # an error that is there already hinders nobody who leaves that catalogue alone
    lay(folder, {f"jinshi/{FILE}": ITEM.replace("每期", "各期"), "README.md": "目录"})
    git(folder, "add", "jinshi", "README.md")
    right = hooks_run(folder)
    assert (right.status, right.stdout.count("Passed")) == (0, 2), right
    # the mistake is staged, and right again in the folder; another catalogue has a file in another form
    lay(folder, {f"jinshi/{FILE}": WRONG, f"wangcheng/{FILE}": UNUSUAL})
    git(folder, "add", "jinshi", "wangcheng")
    lay(folder, {f"jinshi/{FILE}": ITEM})
    wrong = hooks_run(folder)
    assert wrong.status == 1
    assert wrong.stdout.count("Failed") == 2
    assert f"would format: {FILE}" in wrong.stdout
    assert "“会议”" in wrong.stdout
    assert "li xian" not in wrong.stdout
