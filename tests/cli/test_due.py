"""The due days of the bundled catalogue: its year as a calendar of another program, and what is loaded for it."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from conftest import Run
from running import environment

YEAR = {
    (date(2027, 1, 31), "数据局数字政务股：政府信息公开工作年度报告"),
    (date(2027, 1, 31), "政府网站监管年度报表"),
    (date(2027, 1, 31), "数据局数字政务股：政府网站工作年度报表"),
    (date(2027, 3, 31), "数据局数字政务股：政府信息公开工作年度报告"),
    (date(2027, 4, 1), "中共津市市委全面依法治市委员会办公室：法治政府建设年度报告"),
}
"""What falls due from 29 November 2026 on, read off the time limits of the 20 items."""


def events(folder: Path, run: Run, *words: str) -> list[Any]:
    """Return the events that another program reads in the calendar."""
    outcome = run("due", *words, "--within", "1y", "-o", "日程.ics", "--lang", "zh", cwd=folder)
    assert outcome.status == 0
    return list(vobject.readOne((folder / "日程.ics").read_bytes().decode()).vevent_list)


def test_another_program_reads_the_year_of_the_bundled_catalogue(bundled: Path, run: Run) -> None:
    found = events(bundled, run, "--as-of", "2026-11-29")
    assert {(event.dtstart.value, event.summary.value) for event in found} == YEAR
    assert len(found) == len(YEAR)


def test_a_subscription_a_month_later_has_the_same_events(bundled: Path, run: Run) -> None:
    before, after = (
        {event.uid.value: event.dtstart.value for event in events(bundled, run, "--as-of", day)}
        for day in ("2026-11-29", "2026-12-29")
    )
    assert before == after


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "yaml"])
def test_programs_are_told_the_same_in_every_language(bundled: Path, run: Run, form: str) -> None:
    one, other = (
        run("due", "--as-of", "2026-11-29", "--format", form, "--lang", language, cwd=bundled).stdout
        for language in ("zh", "en")
    )
    assert one == other
    assert "2027-01-31" in one


@pytest.mark.parametrize(("words", "loaded"), [("list", False), ("due", True)])
def test_days_off_are_loaded_only_where_due_days_are_counted(bundled: Path, words: str, *, loaded: bool) -> None:
    script = (
        "import sys\nfrom catalog_cli.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print('chinese_calendar' in sys.modules, 'icalendar' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, words],
        cwd=bundled,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == f"{loaded} False"
