"""The day is the user's: the option, then the variable, then the calendar; nothing else asks for it."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog_cli.cli.app import run_from
from catalog_cli.model.errors import CatalogError
from conftest import ROOT

SOURCE = ROOT / "src" / "catalog_cli"
CLOCK = SOURCE / "cli" / "app.py"
CALENDARS = {"today", "now", "utcnow", "localtime", "gmtime"}
"""What gives the calendar day; `time` and `time_ns` are time stamps, `monotonic` is a timer."""


def test_the_option_comes_before_the_variable_and_the_variable_before_the_calendar() -> None:
    variable = {"CATALOG_TODAY": "2026-05-06"}
    assert run_from(["list", "--as-of", "2024-02-29"], variable, "en").today == date(2024, 2, 29)
    assert run_from(["--as-of=2024-02-29", "list"], variable, "en").today == date(2024, 2, 29)
    assert run_from(["list"], variable, "en").today == date(2026, 5, 6)
    before = date.today()  # noqa: DTZ011 - the user's own calendar is the point
    assert before <= run_from([], {"CATALOG_TODAY": ""}, "en").today <= date.today()  # noqa: DTZ011 - as above


def test_only_the_option_holds_against_at() -> None:
    assert run_from(["--as-of", "2024-02-29"], {}, "en").is_pinned
    assert not run_from([], {"CATALOG_TODAY": "2026-05-06"}, "en").is_pinned


@pytest.mark.parametrize(
    "word", ["", "today", "2026", "2026-01", "2026-02-30", "20260131", "2026-W05-6", "2026-1-31", "２０２６-01-31"]
)
def test_what_is_no_day_is_refused(word: str) -> None:
    with pytest.raises(CatalogError, match="--as-of"):
        run_from(["--as-of", word], {}, "en")


def calendar_calls(module: Path) -> Iterator[str]:
    text = module.read_text(encoding="utf-8")
    if not re.search(rf"\b(?:{'|'.join(CALENDARS)})\b", text):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and node.attr in CALENDARS:
            value = node.value
            owner = value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else ""
            if owner in {"date", "datetime", "time"}:
                yield f"{module.relative_to(SOURCE)}:{node.lineno} {owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"{module.relative_to(SOURCE)}: {each.name}" for each in node.names if each.name in CALENDARS)


def test_no_other_module_asks_for_the_day() -> None:
    assert list(calendar_calls(CLOCK)) != []
    others = [module for module in SOURCE.rglob("*.py") if module != CLOCK]
    assert [call for module in others for call in calendar_calls(module)] == []


def test_no_rule_reads_the_day_past_the_question_whether_another_has_passed() -> None:
    texts = {module: module.read_text(encoding="utf-8") for module in (SOURCE / "rules").rglob("*.py")}
    for module, text in texts.items():
        for node in ast.walk(ast.parse(text)) if "today" in text else ():
            assert not (isinstance(node, ast.Attribute) and node.attr == "today"), module
