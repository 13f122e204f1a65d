"""What depends on the day is found again when the day changes it, and nothing else is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from catalog_cli.cache import incremental
from catalog_cli.cache.incremental import FEWEST_JOBS
from catalog_cli.check.check_files import WorkspaceChecks
from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.cli.language import speak
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.identity import unique_name
from catalog_cli.rules.place import known_office, own_government
from catalog_cli.rules.rule import Problem, TextProblem
from catalog_cli.store.source import Folder
from conftest import lay

SETTINGS = "title: 目录\npublishers: [津市市人民政府办公室]\ncategories: [财政]\n"
SIZE, COUNT = 32, 40
"""How many files are cached together, and how many there are, in these tests."""
TODAY = date(2026, 3, 15)
TONIGHT = "item-007"
"""The item whose date passes tonight; those of the others have passed, or will much later."""


def check_item(item: Item, run: Run) -> Iterator[Problem]:
    """Report an item whose date, in its content, is over."""
    if run.has_passed(date.fromisoformat(item.content)):
        yield Problem(path=item.path, pointer=("content",), message=message("the date is over"))


def check_text(text: str, run: Run) -> Iterator[TextProblem]:
    """Report a text that is a date which is over."""
    if text[:2] == "20" and run.has_passed(date.fromisoformat(text)):
        yield TextProblem(start=0, end=len(text), message=message("the date is over"))


def compare(collected: Iterator[tuple[str, tuple[str, str]]], run: Run) -> Iterator[Problem]:
    """Report all items together once a day is over."""
    for path, _value in collected if run.has_passed(TODAY) else ():
        yield Problem(path=path, pointer=("name",), message=message("the date is over"))


@pytest.fixture(autouse=True)
def _few_files_are_cached_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "SIZE", SIZE)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return folder_of([date(2025, 1, 1) + timedelta(days=number % 2 * 1000) for number in range(COUNT)], tmp_path)


def folder_of(days: Sequence[date], root: Path) -> Folder:
    items = {f"item-{number:03}": day for number, day in enumerate(days)} | {TONIGHT: TODAY}
    files = {
        f"data/items/{name}.yaml": f'id: {name}\ncategory: 财政\nname: {name}\ncontent: "{day}"\n'
        for name, day in items.items()
    }
    return Folder(lay(root, {"catalog.yaml": SETTINGS, **files}))


@contextmanager
def counted() -> Iterator[list[str]]:
    """Return the paths of the files that are checked; in this process alone, for what workers do is not seen."""
    checked: list[str] = []
    check_file = WorkspaceChecks.check_file

    def counting(self: WorkspaceChecks, path: str, data: bytes) -> object:
        checked.append(path)
        return check_file(self, path, data)

    with (
        patch("catalog_cli.store.workers.cores", lambda: 1),
        patch.object(WorkspaceChecks, "check_file", counting),
    ):
        yield checked


def over(folder: Folder, day: date) -> list[str]:
    """Return the paths of the items whose date is reported on a day."""
    found = check_source(folder, CheckRequest(Run(day))).findings
    return [finding.path for finding in found if str(finding.message) == "the date is over"]


@pytest.mark.parametrize(
    ("module", "function"),
    [pytest.param(known_office, check_item, id="an item"), pytest.param(own_government, check_text, id="a text")],
)
def test_where_one_date_passes_overnight_one_file_is_checked_again(
    folder: Folder, module: object, function: object
) -> None:
    name = getattr(function, "__name__", "")
    with patch.object(module, name, function), patch.object(module, "KEYS", ("content",), create=True):
        with counted() as first:
            before = over(folder, TODAY)
        assert len(first) == COUNT
        with counted() as same_day:
            assert over(folder, TODAY) == before
        assert same_day == []
        with counted() as next_day:
            after = over(folder, TODAY + timedelta(days=1))
        assert next_day == [f"data/items/{TONIGHT}.yaml"]
        assert sorted({*after} - {*before}) == next_day
        with counted() as later:
            assert over(folder, TODAY + timedelta(days=2)) == after
        assert later == []
        with counted() as back:
            assert over(folder, TODAY) == before
        assert back == next_day


@pytest.mark.slow
def test_of_many_files_that_workers_checked_the_one_whose_date_passes_overnight_is_checked_again(
    tmp_path: Path,
) -> None:
    days = [date(2099, 1, 1)] * (SIZE * FEWEST_JOBS)
    folder, chosen = folder_of(days, tmp_path), Choice(select=("place/known-office",))
    with patch.object(known_office, "check_item", check_item):
        assert check_source(folder, CheckRequest(Run(TODAY), chosen)).findings == ()
        with counted() as next_day:
            (found,) = check_source(folder, CheckRequest(Run(TODAY + timedelta(days=1)), chosen)).findings
    assert next_day == [found.path] == [f"data/items/{TONIGHT}.yaml"]


def test_where_no_rule_asks_for_the_day_a_new_one_changes_nothing(folder: Folder) -> None:
    first = check_source(folder, CheckRequest(Run(TODAY)))
    with counted() as checked:
        assert check_source(folder, CheckRequest(Run(date(2099, 1, 1)))) == first
    assert checked == []


def test_a_rule_that_compares_items_is_run_again_when_its_day_passes_and_no_file_is_read(folder: Folder) -> None:
    with patch.object(unique_name, "compare", compare):
        assert over(folder, TODAY) == []
        with counted() as checked:
            assert len(over(folder, TODAY + timedelta(days=1))) == COUNT
        assert checked == []
        assert over(folder, TODAY) == []


def test_what_is_found_is_shown_in_the_language_of_whoever_reads_it(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(folder.root, {"data/items/item-001.yaml": "id: item-001\ncategory: 财政\nname: [甲]\ncontent: 乙\n"})
    english = check_source(folder, CheckRequest(Run(TODAY, "en")))
    with counted() as checked:
        chinese = check_source(folder, CheckRequest(Run(TODAY, "zh_CN")))
    assert checked == []
    assert chinese == english
    (wrong,) = [finding for finding in chinese.findings if finding.rule == "schema/type"]
    assert str(wrong.message) == "“name (事项名称)” should be text, not a list"
    monkeypatch.setenv("LANGUAGE", "en")
    speak("zh_CN")
    assert str(wrong.message) == "“事项名称（name）”应为文字，而不是列表"
