"""One name is one thing: no two top-level classes of the program have the same one."""

import ast
from collections import defaultdict

from conftest import ROOT

SOURCE = ROOT / "src" / "catalog_cli"


def test_no_class_name_is_used_for_two_things() -> None:
    modules = defaultdict[str, list[str]](list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                modules[node.name].append(path.relative_to(SOURCE).as_posix())
    assert {name: places for name, places in modules.items() if len(places) > 1} == {}
