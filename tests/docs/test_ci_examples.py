"""The examples for continuous integration can be used as they stand: they parse, and name only what there is."""

import json
import re
import shutil
import subprocess
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog_cli.formats.registry import format_names
from catalog_cli.rules.examples import RIGHT, SETTINGS, SETTINGS_FILE
from conftest import PATIENCE, ROOT, Run, lay

PAGES = ("docs/ci.md", "docs/ci.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"catalog validate((?: +(?!#)[^\s'`]+)*)")
EACH_PAGE = pytest.mark.parametrize("page", PAGES)


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return [found[2] for found in BLOCK.finditer(text(page)) if found[1] == language]


def loaded(example: str) -> Any:
    return YAML(typ="safe", pure=True).load(StringIO(example))


def calls(page: str) -> list[list[str]]:
    sources = [found[2] for found in BLOCK.finditer(text(page))]
    return [found[1].split() for source in sources for found in CALL.finditer(source)]


@EACH_PAGE
def test_every_yaml_example_parses(page: str) -> None:
    assert len(blocks(page, "yaml")) == 6
    for example in blocks(page, "yaml"):
        assert isinstance(loaded(example), dict)


@EACH_PAGE
def test_a_workflow_has_a_start_and_steps_that_act(page: str) -> None:
    workflows = [loaded(example) for example in (*blocks(page, "yaml"), text(".github/workflows/check.yml"))]
    found = [workflow for workflow in workflows if "jobs" in workflow]
    assert len(found) == 3
    for workflow in found:
        assert set(workflow["on"]) == {"push", "pull_request"}
        for job in workflow["jobs"].values():
            assert all(("run" in step) != ("uses" in step) for step in job["steps"])


def test_this_repository_checks_itself_on_the_oldest_python_and_the_newest() -> None:
    job = loaded(text(".github/workflows/check.yml"))["jobs"]["check"]
    commands = [step.get("run", "") for step in job["steps"]]
    assert {"make check", "make test"} <= set(commands)
    assert ".venv/bin/catalog validate --format github" in commands
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.x"]


def test_the_program_for_windows_is_made_by_the_steps_of_make_binary() -> None:
    workflow = loaded(text(".github/workflows/windows.yml"))
    job = workflow["jobs"]["binary"]
    assert job["runs-on"] == "windows-latest"
    steps = [step["run"] for step in job["steps"] if "run" in step]
    assert [step.split() for step in steps[1:]] == [["python", "tools/man_pages.py"], ["python", "tools/binary.py"]]
    for page in (*PAGES, "CONTRIBUTING.md"):
        assert ".github/workflows/windows.yml)" in text(page)


@EACH_PAGE
def test_the_options_that_are_named_exist(page: str, run: Run) -> None:
    known = set(re.findall(r"--[a-z-]+", run("validate", "--help", COLUMNS="200").stdout))
    named = set(re.findall(r"--[a-z-]+", " ".join(re.findall(r"`(--[^`]+)`", text(page)))))
    used = {word for call in calls(page) for word in call if word.startswith("--")}
    assert len(used) >= 12
    assert (named | used) - known == set()


@EACH_PAGE
def test_the_formats_that_are_named_are_those_there_are(page: str) -> None:
    table = text(page).partition("| `--format` |")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == set(format_names("findings"))
    used = {word for call in calls(page) for option, word in pairwise(call) if option == "--format"}
    assert used <= named


@EACH_PAGE
def test_the_rules_of_the_example_are_a_right_choice(page: str, run: Run, tmp_path: Path) -> None:
    choice = next(example for example in blocks(page, "yaml") if example.startswith("rules:"))
    folder = lay(tmp_path / "w", {**RIGHT, SETTINGS_FILE: SETTINGS + choice})
    run("validate", "--write-baseline", "catalog-baseline.json", cwd=folder)
    outcome = run("validate", cwd=folder)
    assert outcome.status == 0, outcome


@EACH_PAGE
def test_every_key_that_chooses_rules_is_explained(page: str) -> None:
    schema = loaded(text("schema/catalog.schema.json"))
    for key in schema["properties"]["rules"]["properties"]:
        assert f"| `{key}` | " in text(page)


def test_both_languages_show_the_same_examples() -> None:
    bare = [[re.sub(r"#.*", "", found[2]) for found in BLOCK.finditer(text(page))] for page in PAGES]
    assert bare[0] == bare[1]


def test_the_hooks_check_what_is_about_to_be_committed() -> None:
    hooks = {hook["id"]: hook for hook in loaded(text(".pre-commit-hooks.yaml"))}
    assert hooks["catalog-validate"]["entry"] == "catalog validate --staged --new-since HEAD --each-workspace"
    own = [hook for repo in loaded(text(".pre-commit-config.yaml"))["repos"] for hook in repo["hooks"]]
    assert "catalog validate --staged --new-since HEAD" in [hook.get("entry") for hook in own]
    for page in PAGES:
        example = next(loaded(block) for block in blocks(page, "yaml") if block.startswith("repos:"))
        assert {hook["id"] for hook in example["repos"][0]["hooks"]} <= set(hooks)


def concise_lines(run: Run, folder: Path, language: str) -> list[str]:
    return run("validate", "--format", "concise", "--lang", language, cwd=folder).stdout.splitlines()


@EACH_PAGE
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_task_of_vs_code_finds_every_line(page: str, language: str, run: Run, bundled: Path) -> None:
    (task,) = json.loads(next(iter(blocks(page, "json"))))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    lines = concise_lines(run, bundled, language)
    assert len(lines) > 10
    for line in lines:
        found = re.match(pattern["regexp"], line)
        assert found, line
        assert (bundled / found[pattern["file"]]).is_file()
        assert f":{found[pattern['line']]}:{found[pattern['column']]}: {found[pattern['severity']]}: " in line
        assert f"{found[pattern['message']]} [{found[pattern['code']]}]" in line
    assert task["args"] == ["validate", "--format", "concise"]


@EACH_PAGE
def test_the_line_that_the_page_shows_is_one(page: str, run: Run, bundled: Path) -> None:
    (shown,) = blocks(page, "text")
    assert shown.rstrip() in concise_lines(run, bundled, "en")


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
@EACH_PAGE
def test_vim_goes_to_the_file_and_the_line(page: str, run: Run, bundled: Path, tmp_path: Path) -> None:
    lines = concise_lines(run, bundled, "zh")
    (tmp_path / "found").write_text("\n".join(lines), encoding="utf-8")
    setting = next(line for line in blocks(page, "vim")[0].splitlines() if "errorformat" in line)
    entry = "[bufname(v:val.bufnr), v:val.lnum, v:val.type, v:val.text]"
    told = f"call writefile(map(getqflist(), 'json_encode({entry})'), '{tmp_path}/told')"
    words = ["set encoding=utf-8", setting, f"cgetfile {tmp_path}/found", told, "qa!"]
    commands = [word for each in words for word in ("-c", each)]
    subprocess.run(["vim", "-N", "-u", "NONE", "-es", *commands], cwd=bundled, check=True, timeout=PATIENCE)
    entries = [json.loads(line) for line in (tmp_path / "told").read_text(encoding="utf-8").splitlines()]
    as_written = [re.split(r":(\d+):\d+: (.)[a-z]+: ", line, maxsplit=1) for line in lines]
    assert entries == [[path, int(number), kind, words] for path, number, kind, words in as_written]


@EACH_PAGE
def test_reviewdog_reads_lines_as_vim_does(page: str) -> None:
    in_vim = re.findall(r"errorformat=(.*)", text(page))[0]
    in_shell = re.findall(r"-efm='(.*?)'", text(page))[0]
    assert re.sub(r"\\(.)", r"\1", in_vim) == in_shell
