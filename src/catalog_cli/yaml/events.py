"""Turn a text into a tree of nodes by way of ruamel.yaml's events; nothing is constructed, resolved or expanded."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from catalog_cli.yaml.tree_builder import TooMuchError, Tree, grow

_NO_CHARACTER = re.compile(r"\\U(?!00(?:0[0-9a-fA-F]|10))[0-9a-fA-F]{8}")


class Problem(Struct, frozen=True):
    """Why the text could not be read to its end: the parser's own words, and the offsets they are about.

    `context` is where what could not be finished began, -1 when the parser does not say.
    """

    kind: str
    start: int
    words: str = ""
    context_words: str = ""
    context: int = -1


class Reading(Struct, frozen=True):
    """The tree as far as it was read, and the problem that ended the reading early."""

    tree: Tree
    problem: Problem | None = None


def read_tree(text: str) -> Reading:
    """Read a text into a tree; the first problem, if there is one, comes with what was read before it."""
    from ruamel.yaml.error import MarkedYAMLError

    tree = Tree(text)
    try:
        grow(tree, _events(text))
    except TooMuchError as error:
        return Reading(tree, Problem(error.kind, error.offset))
    except MarkedYAMLError as error:
        return Reading(tree, _problem(error, len(text)))
    except (ValueError, OverflowError):
        # the library asks for the character of an escape such as \UFFFFFFFF without looking whether there is one
        found = _NO_CHARACTER.search(text)
        return Reading(tree, Problem("syntax", found.start() if found else 0, "unknown escape character"))
    return Reading(tree)


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    return iter(YAML(typ="safe", pure=True).parse(text))


def _problem(error: Any, size: int) -> Problem:
    mark, context = error.problem_mark, error.context_mark
    return Problem(
        "syntax",
        min((mark or context).index, size),
        error.problem or "",
        error.context or "",
        min(context.index, size) if context else -1,
    )
