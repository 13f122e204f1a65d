"""Whatever the format, the exit status says the same, and a report in a file is the one on the screen."""

import json
from pathlib import Path

import pytest

from catalog_cli.formats.registry import format_names
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import Run, lay

FORMATS = format_names("findings")
WRONG = {**RIGHT, FILE: ITEM.replace("category: 政策文件", "category: 会议")}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("words", "status"),
    [
        pytest.param(["--select", "link/https"], 0, id="nothing wrong"),
        pytest.param(["--select", "place"], 0, id="warnings"),
        pytest.param(["--select", "place", "--strict"], 1, id="warnings that fail"),
        pytest.param([], 1, id="an error"),
    ],
)
def test_the_exit_status_does_not_depend_on_the_format(
    name: str, words: list[str], status: int, run: Run, tmp_path: Path
) -> None:
    outcome = run("validate", "--format", name, *words, cwd=lay(tmp_path / "small", WRONG))
    assert (outcome.status, outcome.stderr) == (status, "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_in_a_file_is_the_one_on_the_screen(name: str, run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "small", WRONG)
    shown = run("validate", "--format", name, cwd=folder)
    outcome = run("validate", "--format", name, "-o", "report", cwd=folder)
    assert (folder / "report").read_text(encoding="utf-8") == shown.stdout
    assert "3 files checked:" in outcome.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_speaks_chinese(name: str, run: Run, tmp_path: Path) -> None:
    told = run("validate", "--format", name, "--lang", "zh", "--severity", "error", cwd=lay(tmp_path / "small", WRONG))
    assert "会议" in told.stdout
    assert "is not" not in told.stdout


def test_sarif_proposes_what_fix_writes(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "small", {**RIGHT, FILE: ITEM.replace("每期政府公报", "每期政府公报,全文")})
    log = json.loads(run("validate", "--format", "sarif", cwd=folder).stdout)
    (fix,) = [fix for result in log["runs"][0]["results"] for fix in result.get("fixes", ())]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == FILE
    (replacement,) = change["replacements"]
    region, lines = replacement["deletedRegion"], (folder / FILE).read_text(encoding="utf-8").splitlines()
    line = lines[region["startLine"] - 1]
    lines[region["startLine"] - 1] = (
        line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    )
    run("validate", "--fix", cwd=folder)
    assert (folder / FILE).read_text(encoding="utf-8").splitlines() == lines
