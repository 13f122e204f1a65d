"""The house stays in order: no import cycles, one meaning a name, short files and functions, one clock."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from conftest import ROOT

SOURCE = ROOT / "src"
PACKAGE = SOURCE / "catalog_cli"
PLUGINS = ("rules/*/*", "formats/*/*", "exchange/kinds/*", "cli/commands/*")
"""Folders in which each file is a member of its own, named by a user's word."""
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
CLOCK = "catalog_cli.cli.app"
CALENDAR = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}
CALENDAR_FUNCTIONS = {"localtime", "gmtime", "ctime"}

Trees = Mapping[str, ast.Module]


def name_of(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture(scope="module")
def trees() -> Trees:
    return {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def imported(tree: ast.Module, known: Trees) -> Iterator[str]:
    """Yield the modules of the program that a module imports anywhere, inside of functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            below = [f"{node.module}.{each.name}" for each in node.names]
            # what is taken from a package's own file is the package; what is a module is that module
            yield from (each if each in known else str(node.module) for each in below)


def cycles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules in which each leads to each (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(arrows[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1 or name in arrows[name]:
                found.append(sorted(group))

    for name in arrows:
        if name not in index:
            visit(name)
    return found


def test_no_module_leads_back_to_itself(trees: Trees) -> None:
    assert cycles({name: set(imported(tree, trees)) - {name} for name, tree in trees.items()}) == []


def test_cycles_would_be_found() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_no_class_name_means_two_things(trees: Trees) -> None:
    members = {name_of(path) for pattern in PLUGINS for path in PACKAGE.glob(f"{pattern}.py")}
    places: defaultdict[str, list[str]] = defaultdict(list)
    for name, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and name not in members:
                places[node.name].append(name)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_files_and_functions_are_short(trees: Trees) -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE
    ]
    long += [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_only_the_clock_asks_for_the_calendar_day(trees: Trees) -> None:
    asking = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        if name != CLOCK
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and _asks_for_day(node)
    ]
    assert asking == []


def _asks_for_day(node: ast.Attribute) -> bool:
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    return (owner, node.attr) in CALENDAR or node.attr in CALENDAR_FUNCTIONS


def test_every_file_says_what_it_is_for(trees: Trees) -> None:
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []
