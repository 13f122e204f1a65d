"""One report on several workspaces: every format names files from the folder that the user is in."""

import json
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from catalog_cli.formats.registry import format_names
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from conftest import Outcome, Run, lay
from store.test_git import commit, git

WRONG = ITEM.replace("category: 政策文件", "category: 会议")
FORMATS = format_names("findings")
ERRORS = ("--severity", "error")


def office(name: str, item: str = ITEM, settings: str = SETTINGS) -> dict[str, str]:
    """Return the files of a workspace in a folder."""
    files = {**RIGHT, FILE: item, SETTINGS_FILE: settings.replace("津市市人民政府办公室", name)}
    return {f"{name}/{path}": text for path, text in files.items()}


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with three workspaces, of which two have the same thing wrong in the same file."""
    return lay(tmp_path / "县", office("甲局", WRONG) | office("乙局", WRONG) | office("丙局"))


def places(name: str, printed: str) -> list[str]:
    """Return the paths of the findings in a report."""
    if name in {"text", "concise"}:
        return [line.partition(":2:")[0] for line in printed.splitlines() if ": error: " in line]
    if name == "github":
        return [line.partition("file=")[2].partition(",")[0] for line in printed.splitlines()]
    if name == "junit":
        return [str(suite.get("name")) for suite in ET.fromstring(printed)]  # noqa: S314 - our own
    if name == "jsonl":
        return [json.loads(line)["path"] for line in printed.splitlines()]
    found = json.loads(printed)
    if name == "sarif":
        found = found["runs"][0]["results"]
        return [unquote(each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for each in found]
    return [each["location"]["path"] if name == "gitlab" else each["path"] for each in found]


@pytest.mark.parametrize("name", FORMATS)
def test_paths_lead_to_the_files_workspace_by_workspace(name: str, run: Run, county: Path) -> None:
    outcome = run("validate", "--below", ".", "--format", name, *ERRORS, cwd=county)
    assert (outcome.status, outcome.stderr) == (1, "")
    assert places(name, outcome.stdout) == [f"乙局/{FILE}", f"甲局/{FILE}"]


@pytest.mark.parametrize("name", ["github", "gitlab", "junit", "sarif"])
def test_ci_systems_count_paths_from_the_top_of_the_repository(name: str, run: Run, tmp_path: Path) -> None:
    commit(tmp_path / "仓库", {f"县/{path}": text for path, text in office("甲局", WRONG).items()})
    outcome = run("validate", "--below", ".", "--format", name, *ERRORS, cwd=tmp_path / "仓库" / "县")
    assert places(name, outcome.stdout) == [f"县/甲局/{FILE}"]


def test_findings_say_their_workspace_and_are_told_apart(run: Run, county: Path) -> None:
    words = ("validate", "--workspace", "甲局", "--workspace", "乙局", "--format", "json", *ERRORS)
    first, second = json.loads(run(*words, cwd=county).stdout)
    assert list(first)[:2] == ["workspace", "rule"]
    assert first["workspace"] == {
        "title": "政府信息主动公开事项目录",
        "publishers": ["甲局"],
        "revision": None,
        "path": "甲局",
    }
    assert second["workspace"]["path"] == "乙局"
    assert first["fingerprint"] != second["fingerprint"]


def test_people_read_the_office_above_its_findings_and_one_summary(run: Run, county: Path) -> None:
    outcome = run("validate", "--below", ".", "--lang", "zh", *ERRORS, cwd=county)
    assert [line for line in outcome.stdout.splitlines() if line in {"甲局", "乙局", "丙局"}] == ["乙局", "甲局"]
    assert "共检查 9 个文件：2 个错误。\n" in outcome.stdout


def test_statistics_count_all(run: Run, county: Path) -> None:
    outcome = run("validate", "--below", ".", "--statistics", *ERRORS, cwd=county)
    assert outcome.stdout.splitlines()[1].startswith("2\terror\tidentity/known-category\t")


def test_a_report_goes_into_a_file(run: Run, county: Path) -> None:
    shown = run("validate", "--below", ".", "--format", "jsonl", *ERRORS, cwd=county).stdout
    outcome = run("validate", "--below", ".", "--format", "jsonl", "-o", "r.jsonl", *ERRORS, cwd=county)
    assert (county / "r.jsonl").read_text(encoding="utf-8") == shown
    assert outcome.stdout.startswith("9 files checked: 2 errors.\n")


def test_a_workspace_that_lets_warnings_fail_lets_its_own_fail(run: Run, tmp_path: Path) -> None:
    strict = f"{SETTINGS}rules:\n  fail_on: warning\n"
    folder = lay(tmp_path / "县", office("甲局", settings=strict) | office("乙局"))
    words = ("validate", "--below", ".", "--select", "place", "--format", "junit")
    outcome = run(*words, cwd=folder)
    assert outcome.status == 1
    failed = {suite.get("name"): suite.get("failures") for suite in ET.fromstring(outcome.stdout)}  # noqa: S314
    assert failed == {"乙局/catalog.yaml": "0", "甲局/catalog.yaml": "1"}


def test_fixes_are_made_in_each(run: Run, county: Path) -> None:
    lay(county, {f"甲局/{FILE}": ITEM.replace("每期政府公报", "每期政府公报,全文")})
    lay(county, {f"丙局/{FILE}": ITEM.replace("每期政府公报", "每期政府公报,全文")})
    shown = run("validate", "--below", ".", "--diff", "--fix", cwd=county)
    assert "In 丙局:\n" in shown.stdout
    assert shown.stdout.count("+content: 每期政府公报，全文") == 2
    outcome = run("validate", "--below", ".", "--fix", cwd=county)
    assert "2 fixed." in outcome.stdout
    for name in ("甲局", "丙局"):
        assert "每期政府公报，全文" in (county / name / FILE).read_text(encoding="utf-8")


def test_sarif_names_the_file_that_a_fix_changes(run: Run, county: Path) -> None:
    lay(county, {f"丙局/{FILE}": ITEM.replace("每期政府公报", "每期政府公报,全文")})
    log = json.loads(run("validate", "--workspace", "丙局", "--format", "sarif", cwd=county).stdout)
    (fix,) = [fix for result in log["runs"][0]["results"] for fix in result.get("fixes", ())]
    assert fix["artifactChanges"][0]["artifactLocation"]["uri"].endswith(f"/{FILE}")


def test_each_repository_has_its_own_staged_files_and_one_without_fails(run: Run, county: Path) -> None:
    commit(county / "甲局", {})
    lay(county, {f"甲局/{FILE}": ITEM})
    git(county / "甲局", "add", ".")
    lay(county, {f"甲局/{FILE}": WRONG})
    outcome = run("validate", "--workspace", "甲局", "--workspace", "丙局", "--staged", *ERRORS, cwd=county)
    assert outcome.status == 2
    assert outcome.stdout == "3 files checked: nothing wrong.\n"
    assert outcome.stderr.startswith("丙局: ")


def test_what_cannot_be_checked_is_named_and_the_rest_is_checked(run: Run, county: Path) -> None:
    lay(county, {"丙局/catalog.yaml": f"{SETTINGS}rules:\n  baseline: 没有.json\n"})
    outcome = run("validate", "--below", ".", "--format", "concise", *ERRORS, cwd=county)
    assert outcome.status == 2
    assert len(places("concise", outcome.stdout)) == 2
    assert outcome.stderr.startswith("丙局: no baseline ")


WRONG_WORDS = {
    ("--below", ".", "甲局"): "name files and folders, or catalogues by --workspace and --below, not both",
    ("--below", ".", "-", "--stdin-filename", FILE): "standard input is one file; leave out --workspace and --below",
    ("--below", ".", "--write-baseline", "b.json"): "--write-baseline is for one catalogue; name it with -C",
}


@pytest.mark.parametrize("words", WRONG_WORDS)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], run: Run, county: Path) -> None:
    outcome = run("validate", *words, cwd=county)
    assert outcome == Outcome(2, "", outcome.stderr)
    assert outcome.stderr.startswith(f"catalog: {WRONG_WORDS[words]}\n")


def test_a_workspace_within_another_has_findings_of_its_own(run: Run, county: Path) -> None:
    lay(county, {**RIGHT, FILE: WRONG})
    outcome = run("validate", "--below", ".", "--format", "json", *ERRORS, cwd=county)
    found = [(each["workspace"]["path"], each["path"]) for each in json.loads(outcome.stdout)]
    assert found == [(".", FILE), ("乙局", f"乙局/{FILE}"), ("甲局", f"甲局/{FILE}")]


def test_what_is_suppressed_in_each_is_shown_when_asked_for(run: Run, county: Path) -> None:
    lay(county, {f"甲局/{FILE}": WRONG.replace("category: 会议", "category: 会议 # catalog: ignore[identity] 暂时")})
    quiet = run("validate", "--below", ".", *ERRORS, cwd=county)
    assert "2 errors" not in quiet.stdout
    assert "1 suppressed by comments or the baseline" in quiet.stdout
    shown = run("validate", "--below", ".", "--show-suppressed", "--format", "concise", *ERRORS, cwd=county)
    assert places("concise", shown.stdout) == [f"乙局/{FILE}", f"甲局/{FILE}"]
    assert shown.stdout.endswith("(suppressed: 暂时)\n")


def test_paths_outside_of_the_folder_lead_there_too(run: Run, county: Path) -> None:
    outcome = run("validate", "--workspace", "../甲局", "--format", "sarif", *ERRORS, cwd=county / "丙局")
    assert places("sarif", outcome.stdout) == [f"../甲局/{FILE}"]
    full = run("validate", "--workspace", str(county / "甲局"), "--format", "concise", *ERRORS, cwd=county / "丙局")
    assert places("concise", full.stdout) == [f"{county}/甲局/{FILE}"]
