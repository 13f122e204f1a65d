"""Tabs in the indentation, which YAML does not allow."""

import re

from catalog_cli.model.message import message
from catalog_cli.yaml.diagnostics import Flaw
from catalog_cli.yaml.events import Problem
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.lint import FLAW_LIMIT

_INDENTED_BY_TAB = re.compile(r"^ *\t")
_LINE_OF_TAB = re.compile(r"^\t", re.MULTILINE)


def tab_flaws(problem: Problem, lines: Lines) -> list[Flaw]:
    """Give a flaw for each line indented by a tab, from the one the parser stumbled over; none if that has none."""
    first = _tab(problem, lines)
    if first is None:
        return []
    others = [found.start() for found in _LINE_OF_TAB.finditer(lines.text, lines.after(first))]
    return [_flaw(place) for place in (first, *others)[:FLAW_LIMIT]]


def _tab(problem: Problem, lines: Lines) -> int | None:
    """Give the offset of the tab that stopped the parser, if it was one."""
    start = lines.start(problem.start)
    indented = _INDENTED_BY_TAB.match(lines.text[start : lines.end(start)])
    if indented:
        return start + indented.end() - 1
    return problem.start if lines.text[problem.start : problem.start + 1] == "\t" else None


def _flaw(place: int) -> Flaw:
    return Flaw(
        "yaml/no-tabs",
        place,
        place + 1,
        message("there is a tab here, where YAML wants spaces"),
        message("Put spaces in its place, two for each level."),
    )
