"""GitHub's runner reads each command back as what was meant; it is read here by the runner's own rules."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.finding import Finding, Report
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from formats.varied import CLEAN, ERROR, GAZETTE, NOTE, REPORT, WARNING, hostile_report, written
from hostile import HOSTILE


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def command_in(line: str) -> Command:
    """Read a line of a log as GitHub's runner does (actions/runner, ActionCommand.TryParseV2)."""
    line = line.lstrip()
    assert line.startswith("::")
    end = line.index("::", 2)
    name, _space, properties = line[2:end].partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.strip().split(",") if pair)
    read = {pair[0]: _unescaped(pair[1], ("%0D", "%0A", "%3A", "%2C", "%25")) for pair in pairs if len(pair) > 1}
    return Command(name, read, _unescaped(line[end + 2 :], ("%0D", "%0A", "%25")))


def _unescaped(text: str, escapes: tuple[str, ...]) -> str:
    for escape in escapes:
        text = text.replace(escape, chr(int(escape[1:], 16)))
    return text


def commands(report: Report) -> list[Command]:
    return [command_in(line) for line in written("github", report).splitlines()]


def test_a_finding_stands_beside_its_place() -> None:
    (command,) = commands(Report((ERROR,), 1))
    assert command == Command(
        "error",
        {
            "title": "law/article-exists",
            "file": GAZETTE,
            "line": "5",
            "endLine": "5",
            "col": "7",
            "endColumn": "12",
        },
        f"{GAZETTE}:5:7: 《政府信息公开条例》 has no article 99\nRead the law again.",
    )


def test_every_severity_has_its_command() -> None:
    assert [command.name for command in commands(REPORT)] == ["error", "warning", "notice", "error"]


def test_nothing_found_is_nothing_said() -> None:
    assert written("github", CLEAN) == ""


def test_a_place_over_several_lines_has_no_columns() -> None:
    (command,) = commands(Report((NOTE,), 1))
    assert (command.properties["line"], command.properties["endLine"]) == ("4", "6")
    assert not {"col", "endColumn"} & set(command.properties)


def test_a_finding_without_a_place_names_its_file() -> None:
    assert set(commands(REPORT)[3].properties) == {"title", "file"}


def test_a_workspace_below_the_repository_has_its_folder_in_the_path() -> None:
    (command,) = commands(Report((WARNING,), 1, find_folder=lambda: "catalogues/"))
    assert command.properties["file"] == f"catalogues/{GAZETTE}"
    assert command.data.startswith(f"catalogues/{GAZETTE}:4:12: ")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_back_as_text(text: str) -> None:
    read_back(text)


@given(st.text(st.characters() | st.sampled_from("%:,;=\r\n")))
def test_any_text_is_read_back_as_text(text: str) -> None:
    read_back(text)


@pytest.mark.parametrize("text", ["100%25", "a,b:c=d", "::error::x", "%0A::set-env name=PATH::x", "##[error]x"])
def test_what_looks_like_a_command_is_read_back_as_text(text: str) -> None:
    read_back(text)


def read_back(text: str) -> None:
    shown = one_line(text)
    (command,) = commands(hostile_report(text))
    assert command.properties["file"] == f"data/{shown}.yaml"
    assert command.data == f"data/{shown}.yaml:3:1: {shown} is wrong\n{shown} is wrong"


def test_findings_of_one_line_stay_apart() -> None:
    findings = tuple(Finding(rule="schema/form", message=message("wrong"), path=f"{name}.yaml") for name in "ab")
    assert [command.properties["file"] for command in commands(Report(findings, 2))] == ["a.yaml", "b.yaml"]
