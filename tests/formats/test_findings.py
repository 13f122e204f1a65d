"""A finding is shown with its line, a caret that is right, and its remedy; hostile text in it is harmless."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from catalog_cli.formats import Screen
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.finding import Edit, Finding, Fix, Place, Report, Severity
from catalog_cli.model.message import message
from hostile import FORBIDDEN, HOSTILE

EDIT = Edit(path="data/items/a.yaml", pointer=("name",), value="y")


def finding(source: str = "name: x", column: int = 1, end_column: int = 5, **more: object) -> Finding:
    place = Place(3, column, 3, end_column, source)
    values = {"rule": "schema/form", "message": message("wrong"), "path": "data/items/a.yaml", "place": place} | more
    return Finding(**values)  # type: ignore[arg-type]


def text(*findings: Finding, width: int = 80) -> list[str]:
    return "".join(writer("findings", "text")(Report(findings, 1), Screen(width))).split("\n")


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(
    ("source", "column", "end_column", "marked"),
    [
        pytest.param("name: x", 7, 8, "x", id="latin"),
        pytest.param("name: 政府公报", 7, 11, "政府公报", id="double width"),
        pytest.param("名称: 政府公报", 5, 7, "政府", id="double width before it"),
        pytest.param("a: " + "字" * 300 + "政府", 304, 306, "政府", id="far out in a long line"),
        pytest.param("a: \t\x1b[31m坏", 10, 11, "坏", id="control characters before it"),
        pytest.param("é: 坏", 4, 5, "坏", id="a combining accent before it"),
    ],
)
def test_the_caret_is_under_the_marked_characters(
    source: str, column: int, end_column: int, marked: str, width: int
) -> None:
    _, shown, carets, *_rest = text(finding(source, column, end_column), width=width)
    start = cell_len(carets[: carets.index("^")])
    assert cell_len(shown[: shown.index(marked)]) == start
    assert carets.count("^") == cell_len(marked)
    assert cell_len(shown) <= width


def test_a_place_without_length_gets_one_caret() -> None:
    assert text(finding("name: x", 1, 1))[2].count("^") == 1


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    place = Place(3, 7, 5, 1, "name: |-")
    assert text(finding(place=place))[2].count("^") == 2


def test_a_finding_without_a_place_names_the_file() -> None:
    assert text(finding(place=None))[0].startswith("data/items/a.yaml: error: wrong")


@pytest.mark.parametrize("name", format_names("findings"))
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("colour", [True, False])
def test_hostile_text_comes_out_harmless(hostile: str, name: str, *, colour: bool) -> None:
    one = finding(f"name: {hostile}", 1, 3, message=message("{x} is wrong", x=hostile), path=f"data/{hostile}.yaml")
    printed = "".join(writer("findings", name)(Report((one,), 1), Screen(80, terminal=True, colour=colour)))
    allowed = {"\x1b"} if colour and name == "text" else set()
    assert not (set(FORBIDDEN) - allowed) & set(printed)


@given(
    source=st.text(st.one_of(st.sampled_from("政府公报，a: \t\u200d\ufe0f\u0301"), st.characters()), max_size=120),
    start=st.integers(0, 120),
    length=st.integers(0, 40),
    width=st.integers(1, 200),
)
def test_colours_add_nothing_but_colours(source: str, start: int, length: int, width: int) -> None:
    one = finding(source, start + 1, start + length + 1, remedy=message("fix it"), fix=Fix((EDIT,)))
    coloured = "".join(writer("findings", "text")(Report((one,), 1), Screen(width, terminal=True, colour=True)))
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == "\n".join(text(one, width=width))


def test_a_severity_has_its_colour_in_its_word_and_its_carets() -> None:
    screen = Screen(80, terminal=True, colour=True)
    printed = "".join(writer("findings", "text")(Report((finding(severity=Severity.WARNING),), 1), screen))
    assert re.findall(r"\x1b\[1;33m(.+?)\x1b\[0m", printed) == ["warning", "^^^^"]


def test_json_and_the_summary_agree_on_severities() -> None:
    findings = [finding(severity=severity) for severity in Severity for _ in range(2)]
    printed = "".join(writer("findings", "json")(Report(tuple(findings), 1), Screen()))
    assert [record["severity"] for record in json.loads(printed)].count("warning") == 2
    assert text(*findings)[-2] == "1 file checked: 2 errors, 2 warnings, 2 notes."


@pytest.mark.parametrize(
    ("fix", "mark"),
    [
        pytest.param(None, "[schema/form]", id="no fix"),
        pytest.param(Fix((EDIT,)), "[schema/form] [*]", id="a safe fix"),
        pytest.param(Fix((EDIT,), safe=False), "[schema/form]", id="an unsafe fix"),
    ],
)
@pytest.mark.parametrize("name", ["text", "concise"])
def test_what_fix_fixes_is_marked_after_the_rule(fix: Fix | None, mark: str, name: str) -> None:
    printed = "".join(writer("findings", name)(Report((finding(fix=fix),), 1), Screen(80)))
    assert printed.split("\n")[0] == f"data/items/a.yaml:3:1: error: wrong {mark}"
