"""The Python interface promises what its page does not show: errors by name, frozen values, nothing written."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec import Struct
from msgspec.structs import fields

from catalog_cli import api
from catalog_cli.rules.examples import FILE, OTHER_FILE, RIGHT
from conftest import ROOT, lay
from dated import commit

DAY = date(2026, 6, 30)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return lay(tmp_path / "small", RIGHT)


@pytest.fixture(scope="module")
def opened() -> api.Workspace:
    return api.open_workspace(ROOT, today=DAY)


def test_a_folder_below_and_a_text_for_a_path_will_do(small: Path) -> None:
    assert api.open_workspace(str(small / "data" / "items"), today=DAY).folder == small.resolve()


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda catalogue: catalogue.item("没有这一项"), api.ItemNotFoundError),
        (lambda catalogue: catalogue.item("政府"), api.AmbiguousItemError),
        (lambda catalogue: catalogue.search("(预算"), api.MalformedQueryError),
        (lambda catalogue: catalogue.search('""'), api.QueryError),
        (lambda catalogue: catalogue.validate(select=["no/such"]), api.UnknownRuleError),
        (lambda catalogue: catalogue.render("doc"), api.UnknownNameError),
        (lambda catalogue: catalogue.render("csv", form="no-such"), api.UnknownNameError),
        (lambda catalogue: catalogue.render("csv", columns=["没有这一栏"]), api.UnknownFieldError),
        (lambda catalogue: catalogue.render("csv", columns=[]), api.CatalogError),
        (lambda catalogue: api.open_workspace(catalogue.folder, today=DAY, at="no-such"), api.RevisionError),
        (lambda _catalogue: api.open_workspace(Path(os.sep), today=DAY), api.WorkspaceNotFoundError),
    ],
)
def test_what_cannot_be_done_has_a_name(
    opened: api.Workspace, ask: Callable[[api.Workspace], object], error: type[Exception]
) -> None:
    with pytest.raises(error) as raised:
        ask(opened)
    assert isinstance(raised.value, api.CatalogError)
    assert str(raised.value.message)


def test_nothing_can_be_changed_and_nothing_is_written(small: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in small.rglob("*")}
    catalogue = api.open_workspace(small, today=DAY)
    with pytest.raises(AttributeError):
        catalogue.items[0].name = "改了"  # type: ignore[misc]
    catalogue.validate()
    catalogue.search("政府")
    catalogue.render("xlsx")
    assert {path: path.stat().st_mtime_ns for path in small.rglob("*")} == before


def test_a_file_that_cannot_be_read_is_told_and_stops_a_rendering(small: Path) -> None:
    (small / FILE).unlink()
    (small / FILE).symlink_to(small / FILE)
    catalogue = api.open_workspace(small, today=DAY)
    assert [(finding.rule, finding.path) for finding in catalogue.unreadable] == [("file/readable", FILE)]
    assert [item.path for item in catalogue.items] == [OTHER_FILE]
    with pytest.raises(api.CatalogError, match=FILE):
        catalogue.render("csv")


def test_an_earlier_state_can_be_compared_with(small: Path) -> None:
    commit(small, {}, "第一版")
    earlier = api.open_workspace(small, today=DAY, at="HEAD")
    (small / OTHER_FILE).unlink()
    catalogue = api.open_workspace(small, today=DAY)
    told = catalogue.validate(select=["catalogue"], base=earlier)
    assert "catalogue/id-still-there" in {finding.rule for finding in told.findings}
    assert [change.kind for change in api.diff(earlier, catalogue).changes] == [api.ChangeKind.REMOVED]


def test_the_day_is_the_one_that_is_given(small: Path) -> None:
    file = small / FILE
    file.write_text(file.read_text(encoding="utf-8") + "time_limit: 2026年7月31日前\n", encoding="utf-8")
    asked = ["deadline/date-not-past"]
    reports = [api.open_workspace(small, today=day).validate(select=asked) for day in (DAY, date(2026, 8, 1))]
    assert [len(report.findings) for report in reports] == [0, 1]


def test_strict_and_the_choice_of_rules_count(opened: api.Workspace) -> None:
    assert [opened.validate(strict=strict).failed for strict in (False, True)] == [False, True]
    families = [{each.rule.split("/")[0] for each in opened.validate(ignore=names).findings} for names in ([], ["law"])]
    assert families[0] - families[1] == {"law"}


def parts(annotation: Any) -> Iterator[Any]:
    """Yield all that a type is made of."""
    yield annotation
    for part in get_args(annotation):
        for each in part if isinstance(part, list) else [part]:
            yield from parts(each)


def test_whatever_a_public_value_holds_is_public() -> None:
    public = {each for name in api.__all__ if isinstance(each := getattr(api, name), type)}
    values = [each for each in public - {api.Workspace} if issubclass(each, Struct)]
    held = {part for value in values for field in fields(value) for part in parts(field.type)}
    own = {part for part in held if isinstance(part, type) and part.__module__.startswith("catalog_cli.")}
    assert own - public == set()
