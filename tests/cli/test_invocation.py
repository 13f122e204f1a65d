"""The options that many commands share reach a command as one value."""

from pathlib import Path

import pytest

from catalog_cli.cli.invocation import Invocation, invocation_from
from catalog_cli.model.errors import UsageError
from catalog_cli.rules.examples import RIGHT
from catalog_cli.search.filters import field_contains, has
from conftest import RUN, Run, lay


@pytest.mark.parametrize(
    ("own", "of_program", "start"),
    [
        ({}, {}, Path()),
        ({"directory": None}, {"directory": [Path("a")]}, Path("a")),
        ({"directory": [Path("b")]}, {"directory": []}, Path("b")),
    ],
    ids=["neither", "before the command's name", "after it"],
)
def test_the_folder_to_work_in(own: dict[str, object], of_program: dict[str, object], start: Path) -> None:
    assert invocation_from(own, of_program, RUN).start == start


@pytest.mark.parametrize(("own", "of_program"), [(["a", "b"], []), ([], ["a", "a"]), (["b"], ["a"])])
def test_there_is_one_folder_to_work_in(own: list[str], of_program: list[str]) -> None:
    with pytest.raises(UsageError, match="-C names one folder"):
        invocation_from({"directory": own}, {"directory": of_program}, RUN)


def test_filter_options_become_conditions() -> None:
    own = {"name": ["公报"], "has": ["link"], "where": ["office=政府办"], "missing": None, "directory": None}
    assert invocation_from(own, {}, RUN).conditions == (
        field_contains("name", "公报"),
        field_contains("office", "政府办"),
        has("link"),
    )


def test_a_malformed_condition_is_the_user_s_mistake() -> None:
    with pytest.raises(UsageError, match="FIELD=TEXT"):
        invocation_from({"where": ["公报"]}, {}, RUN)


def test_without_conditions_all_items_are_selected_as_they_are() -> None:
    assert Invocation(RUN).select(items := ()) is items


def test_a_mistake_in_the_words_names_the_help_of_the_command(tmp_path: Path, run: Run) -> None:
    folder = lay(tmp_path / "w", dict(RIGHT))
    refused = run("list", "--where", "公报", cwd=folder)
    assert refused.status == 2
    assert refused.stderr.endswith("catalog list --help\n")
