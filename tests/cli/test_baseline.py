"""A baseline keeps known findings quiet, and only those, whatever else is done to the files."""

import json
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import Run, lay

WIDE = "--select", "wording/full-width-punctuation"
QUIET = "--select", "wording"
SLIP = ITEM.replace("每期政府公报", "每期政府公报,全文")
REPEATED = ITEM.replace("每期政府公报", "政府公报")
LISTED = ITEM + "channels:\n  - 政府网站,一\n  - 政府公报栏,二\n  - 公共图书馆\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "目录", {**RIGHT, FILE: SLIP})


def note(run: Run, folder: Path, *words: str) -> None:
    outcome = run("validate", *words, "--write-baseline", "known.json", cwd=folder)
    assert (outcome.status, outcome.stderr) == (0, "")


def new_findings(run: Run, folder: Path, *words: str) -> list[tuple[str, str]]:
    """Return the path and rule of each finding that the baseline does not note."""
    outcome = run("validate", "--baseline", "known.json", "--format", "json", *words, cwd=folder)
    assert outcome.stderr == ""
    return [(each["path"], each["rule"]) for each in json.loads(outcome.stdout)]


def test_what_is_noted_is_quiet_and_does_not_fail(run: Run, folder: Path) -> None:
    lay(folder, {FILE: SLIP.replace("category: 政策文件", "category: 会议")})
    assert run("validate", "--strict", cwd=folder).status == 1
    note(run, folder)
    outcome = run("validate", "--strict", "--baseline", "known.json", cwd=folder)
    assert outcome.status == 0
    assert "3 files checked: nothing wrong." in outcome.stdout
    assert "suppressed by comments or the baseline (see them with --show-suppressed)." in outcome.stdout


def test_how_many_were_noted_is_said(run: Run, folder: Path) -> None:
    assert run("validate", *WIDE, "--write-baseline", "known.json", cwd=folder).stdout.endswith(
        "known.json: 1 finding noted\n"
    )


def test_what_is_new_is_shown_and_fails(run: Run, folder: Path) -> None:
    note(run, folder)
    lay(folder, {OTHER_FILE: RIGHT[OTHER_FILE].replace("category: 政策文件", "category: 会议")})
    outcome = run("validate", "--baseline", "known.json", "--format", "concise", cwd=folder)
    assert outcome.status == 1
    assert [line.split(":")[0] for line in outcome.stdout.splitlines()] == [OTHER_FILE]


def test_a_second_finding_like_the_first_is_new(run: Run, folder: Path) -> None:
    note(run, folder)
    lay(folder, {FILE: SLIP.replace("全文", "全文,目录")})
    assert new_findings(run, folder) == [(FILE, "wording/full-width-punctuation")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(SLIP, "# 公报\n\n" + SLIP, id="lines move"),
        pytest.param(SLIP, SLIP.replace("\ncontent", "\n# 见目录第一页\ncontent"), id="a comment is added"),
        pytest.param(SLIP, "".join(sorted(SLIP.splitlines(keepends=True))), id="keys are put in another order"),
        pytest.param(SLIP, SLIP.replace("\n", "\r\n"), id="line ends change"),
        pytest.param(SLIP, SLIP.replace("每期政府公报,全文", "'每期政府公报,全文'"), id="a value gets quotes"),
        pytest.param(SLIP, SLIP + "time_limit: 及时\n", id="another key is added"),
        pytest.param(
            REPEATED, REPEATED.replace("content: 政府公报", "content: '政府公报'"), id="a whole value gets quotes"
        ),
        pytest.param(
            LISTED,
            LISTED.replace("  - 政府网站,一\n  - 政府公报栏,二\n", "  - 政府公报栏,二\n  - 政府网站,一\n"),
            id="a list is put in another order",
        ),
        pytest.param(LISTED, LISTED.replace("  - 政府网站,一", "  - 档案馆\n  - 政府网站,一"), id="a list grows"),
    ],
)
def test_what_is_noted_stays_so_when(before: str, after: str, run: Run, folder: Path) -> None:
    lay(folder, {FILE: before})
    note(run, folder, *QUIET)
    assert json.loads((folder / "known.json").read_text(encoding="utf-8"))["findings"]
    lay(folder, {FILE: after})
    assert new_findings(run, folder, *QUIET) == []


def test_what_is_noted_stays_so_when_its_file_moves(run: Run, folder: Path) -> None:
    note(run, folder)
    moved = folder / "data/items/政策" / Path(FILE).name
    moved.parent.mkdir()
    (folder / FILE).rename(moved)
    assert new_findings(run, folder) == []


def test_what_is_noted_in_english_is_quiet_in_chinese(run: Run, folder: Path) -> None:
    note(run, folder)
    assert new_findings(run, folder, "--lang", "zh") == []
    english = (folder / "known.json").read_bytes()
    run("validate", "--lang", "zh", "--write-baseline", "known.json", cwd=folder)
    assert (folder / "known.json").read_bytes() == english


def test_what_a_comment_speaks_of_is_not_noted(run: Run, folder: Path) -> None:
    lay(folder, {FILE: SLIP.replace("全文", "全文  # catalog: ignore[wording] 原文如此")})
    note(run, folder, *WIDE)
    assert json.loads((folder / "known.json").read_text(encoding="utf-8"))["findings"] == []


def test_each_finding_has_a_line_of_its_own_so_that_versions_merge(run: Run, folder: Path) -> None:
    lay(folder, {FILE: LISTED})
    note(run, folder, *WIDE)
    lines = (folder / "known.json").read_text(encoding="utf-8").splitlines()
    assert sum("full-width-punctuation" in line for line in lines) == 2


def test_sarif_marks_what_is_noted_as_suppressed(run: Run, folder: Path) -> None:
    note(run, folder, *WIDE)
    outcome = run("validate", *WIDE, "--baseline", "known.json", "--format", "sarif", cwd=folder)
    (result,) = json.loads(outcome.stdout)["runs"][0]["results"]
    assert [each["kind"] for each in result["suppressions"]] == ["external"]


def test_what_is_gone_is_said(run: Run, folder: Path) -> None:
    note(run, folder, *WIDE)
    lay(folder, {FILE: ITEM})
    told = run("validate", *WIDE, "--baseline", "known.json", cwd=folder).stdout
    assert "1 finding of the baseline is gone: rewrite it with --write-baseline." in told


def test_what_was_not_looked_for_is_not_gone(run: Run, folder: Path) -> None:
    note(run, folder)
    told = run("validate", "--select", "link", "--baseline", "known.json", cwd=folder).stdout
    assert "gone" not in told


def test_what_is_noted_elsewhere_is_not_gone_when_one_file_is_shown(run: Run, folder: Path) -> None:
    note(run, folder)
    assert "gone" not in run("validate", OTHER_FILE, "--baseline", "known.json", cwd=folder).stdout


def test_what_is_noted_is_not_fixed(run: Run, folder: Path) -> None:
    note(run, folder)
    assert run("validate", "--fix", "--baseline", "known.json", cwd=folder).status == 0
    assert (folder / FILE).read_text(encoding="utf-8") == SLIP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        "null",
        '{"version": 2, "findings": []}',
        '{"version": 1}',
        '{"version": 1, "findings": null}',
        '{"version": 1, "findings": [3]}',
        '{"version": 1, "findings": [{}]}',
        "<<<<<<< HEAD\n{}\n",
        "[" * 100_000,
        "\ufeff{}",
    ],
)
def test_what_is_no_baseline_stops_the_check(text: str, run: Run, folder: Path) -> None:
    lay(folder, {"known.json": text})
    outcome = run("validate", "--baseline", "known.json", cwd=folder)
    assert outcome.status == 2
    assert "known.json is not a baseline" in outcome.stderr
    assert "--write-baseline" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_bytes_that_are_no_text_stop_the_check(run: Run, folder: Path) -> None:
    lay(folder, {"known.json": b"\xff\xfe\x00"})
    assert run("validate", "--baseline", "known.json", cwd=folder).status == 2


@pytest.mark.parametrize("name", ["missing.json", "no/where.json"])
def test_a_missing_baseline_stops_the_check(name: str, run: Run, folder: Path) -> None:
    outcome = run("validate", "--baseline", name, cwd=folder)
    assert outcome.status == 2
    assert f"no baseline {folder / name}" in outcome.stderr or f"no baseline {name}" in outcome.stderr
    assert "--write-baseline" in outcome.stderr


def test_a_folder_is_no_baseline(run: Run, folder: Path) -> None:
    outcome = run("validate", "--baseline", "data", cwd=folder)
    assert (outcome.status, "Traceback" in outcome.stderr) == (2, False)


def test_a_baseline_that_cannot_be_written_is_said(run: Run, folder: Path) -> None:
    outcome = run("validate", "--write-baseline", "no/where.json", cwd=folder)
    assert (outcome.status, "Traceback" in outcome.stderr) == (2, False)


def test_the_settings_name_the_baseline_for_every_folder_below(run: Run, folder: Path) -> None:
    note(run, folder)
    lay(folder, {"catalog.yaml": SETTINGS + "rules:\n  baseline: known.json\n  fail_on: warning\n"})
    assert run("validate", cwd=folder).status == 0
    assert run("validate", cwd=folder / "data/items").status == 0


def test_the_users_baseline_is_named_from_the_folder_they_are_in(run: Run, folder: Path) -> None:
    note(run, folder)
    assert run("validate", "--strict", "--baseline", "../../known.json", cwd=folder / "data/items").status == 0


def test_the_users_baseline_comes_before_that_of_the_settings(run: Run, folder: Path) -> None:
    lay(folder, {"catalog.yaml": SETTINGS + "rules:\n  baseline: missing.json\n"})
    note(run, folder)
    assert run("validate", "--strict", "--baseline", "known.json", cwd=folder).status == 0


def test_a_baseline_of_the_settings_that_is_missing_stops_the_check(run: Run, folder: Path) -> None:
    lay(folder, {"catalog.yaml": SETTINGS + "rules:\n  baseline: missing.json\n"})
    assert run("validate", cwd=folder).status == 2


@pytest.mark.parametrize("name", ['"a\\0b"', '"a\\nb"', "data", "5", '""'])
def test_a_strange_name_of_a_baseline_in_the_settings_is_no_crash(name: str, run: Run, folder: Path) -> None:
    lay(folder, {"catalog.yaml": SETTINGS + f"rules:\n  baseline: {name}\n"})
    outcome = run("validate", cwd=folder)
    assert outcome.status in {1, 2}
    assert "Traceback" not in outcome.stderr


def test_a_settings_file_that_names_a_missing_baseline_can_still_be_given_one(run: Run, folder: Path) -> None:
    lay(folder, {"catalog.yaml": SETTINGS + "rules:\n  baseline: known.json\n"})
    note(run, folder)
    assert run("validate", "--strict", cwd=folder).status == 0
