"""Every regular expression in the code of the program, and how each is used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import catalog_cli

INLINE = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}
"""Functions of the module `re` that take an expression, and methods of a compiled one."""
COMPILING = {"compile", "lazy_regex"}


class Expression(NamedTuple):
    """An expression, where it stands, and how texts are compared with it: `match`, `fullmatch`, `finditer`."""

    place: str
    pattern: Any
    flags: int
    uses: frozenset[str]


@cache
def expressions() -> tuple[Expression, ...]:
    """Return the expressions of all modules."""
    return tuple(each for module in _modules() for each in _expressions_in(module))


def _expressions_in(module: ModuleType) -> Iterator[Expression]:
    text = Path(str(module.__file__)).read_text(encoding="utf-8")
    if any(f"{name}(" in text for name in ("lazy_regex", *(f"re.{method}" for method in INLINE | {"compile"}))):
        yield from _ModuleExpressions(module, ast.parse(text))


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(catalog_cli.__path__, "catalog_cli."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _is_use(node: ast.AST) -> bool:
    """Return whether it is a call that compiles an expression, or uses one that it is given as a text."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    function = node.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re":
        return function.attr in INLINE | {"compile"}
    return isinstance(function, ast.Name) and function.id == "lazy_regex"


class _ModuleExpressions:
    """Yields the expressions of a module."""

    def __init__(self, module: ModuleType, tree: ast.Module) -> None:
        self.module = module
        self.tree = tree
        self.parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def __iter__(self) -> Iterator[Expression]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _is_use(node):
                yield self._expression(node)

    def _expression(self, call: ast.Call) -> Expression:
        method = call.func.attr if isinstance(call.func, ast.Attribute) else "lazy_regex"
        name, stored = self._stored(call)
        pattern, flags = self._text(call.args[0]), self._flags(call)
        if stored is not None:
            pattern, flags = stored.pattern, stored.flags
        elif isinstance(pattern, re.Pattern):
            pattern, flags = pattern.pattern, pattern.flags
        uses = self._uses(name) if method in COMPILING | {"compile"} else [method]
        modes = frozenset(use if use in {"match", "fullmatch"} else "finditer" for use in uses)
        place = f"{self.module.__name__.removeprefix('catalog_cli.')}.{name or call.lineno}"
        return Expression(place, pattern, flags & ~re.DEBUG, modes)

    def _stored(self, call: ast.Call) -> tuple[str, Any]:
        """Return the name that the module gives to the expression, and the expression."""
        node: ast.AST = self.parents[call]
        method = node.attr if isinstance(node, ast.Attribute) else ""
        node = self.parents[node] if method else node
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(self.parents[node], ast.Module):
            return "", None
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if not isinstance(target, ast.Name):
            return "", None
        value = getattr(self.module, target.id)
        return target.id, value.__self__ if method else value

    def _text(self, node: ast.AST) -> Any:
        """Return the text that an expression of Python stands for; None where only a call knows it."""
        match node:
            case ast.Constant():
                return node.value
            case ast.Name():
                return getattr(self.module, node.id, None)
            case ast.FormattedValue(value=value):
                return self._text(value)
            case ast.JoinedStr(values=values):
                parts = [self._text(each) for each in values]
                return None if None in parts else "".join(map(str, parts))
        return None

    def _flags(self, call: ast.Call) -> int:
        given = [word.value for word in call.keywords if word.arg == "flags"] + call.args[1:]
        names = {each.attr for flag in given for each in ast.walk(flag) if isinstance(each, ast.Attribute)}
        return sum(int(re.RegexFlag[name]) for name in names if name in re.RegexFlag.__members__)

    def _uses(self, name: str) -> Iterator[str]:
        """Yield the methods that are called on an expression; of one in a table, those called on any element of one."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name) and node.id == name]
        if bound := [method for node in found for method in _bound_method(self.parents[node])]:
            yield from bound
            return
        for node in found:
            parent = self.parents[node]
            if isinstance(node.ctx, ast.Store):
                continue
            if isinstance(parent, ast.Attribute):
                yield self._method(parent)
            else:
                yield from self._methods_of_elements(self.parents[parent])
        if not name or not name.startswith("_"):
            yield from self._methods_of_elements(self.tree) if not name else ["finditer"]

    def _methods_of_elements(self, scope: ast.AST) -> list[str]:
        """Return the methods that are called on variables: of the loop over a tuple, or else of the whole module."""
        loop = self.parents[scope] if isinstance(scope, ast.comprehension) else self.tree
        named = vars(self.module)
        variables = (
            node
            for node in ast.walk(loop)
            if isinstance(node, ast.Attribute) and node.attr in INLINE - {"split"}
            if isinstance(node.value, ast.Subscript)
            or (isinstance(node.value, ast.Name) and node.value.id not in named)
        )
        return [self._method(node) for node in variables] or ["finditer"]

    def _method(self, attribute: ast.Attribute) -> str:
        call = self.parents[attribute]
        if attribute.attr == "match" and not (isinstance(call, ast.Call) and len(call.args) == 1):
            return "finditer"  # matched at one place after another
        return attribute.attr


def _bound_method(node: ast.AST) -> list[str]:
    """Return the method of an expression that is given a name: `_is_id = re.compile("…").fullmatch`."""
    return [node.value.attr] if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute) else []
