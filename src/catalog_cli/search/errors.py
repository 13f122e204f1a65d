"""Why a query cannot be answered: what is wrong, and a caret under the place."""

import unicodedata

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import Message
from catalog_cli.model.text import visible

_WIDTH = 68
"""Terminal columns for showing a query; of a longer one, only the surroundings of the fault are shown."""


class QueryError(CatalogError):
    """The query holds nothing that could be looked for."""


class UnknownFieldError(QueryError):
    """The query names a field that no item has."""


class MalformedQueryError(QueryError):
    """A query breaks the grammar; `start` and `end` say where in `query`, which is the words joined by blanks."""

    def __init__(self, problem: Message, remedy: Message, query: str, start: int, end: int) -> None:
        """Keep the place, and put the query with a caret below the problem."""
        shown, caret = _pointed(query, start, max(end, start + 1))
        lines = Message("{problem}\n  {query}\n  {caret}", {"problem": problem, "query": shown, "caret": caret})
        super().__init__(lines, remedy)
        self.query = query
        self.start = start
        self.end = end


def _pointed(query: str, start: int, end: int) -> tuple[str, str]:
    """Show a query on one line, and carets under a stretch of it."""
    signs = [_shown(sign) for sign in query]
    first = _first_shown(signs, start)
    lead = "…" if first else ""
    line, last = lead, first
    while last < len(signs) and _columns(line + signs[last]) <= _WIDTH:
        line += signs[last]
        last += 1
    before = _columns(lead + "".join(signs[first:start]))
    under = _columns("".join(signs[start : min(end, last)]))
    return line + ("…" if last < len(signs) else ""), " " * before + "^" * max(under, 1)


def _first_shown(signs: list[str], start: int) -> int:
    """Return the first character to show: 0 if all fits, else one a little before the fault."""
    if _columns("".join(signs)) <= _WIDTH:
        return 0
    first, room = start, _WIDTH // 2
    while first and (room := room - _columns(signs[first - 1])) >= 0:
        first -= 1
    return first


def _shown(sign: str) -> str:
    return " " if sign.isspace() else visible(sign)


def _columns(text: str) -> int:
    return sum(map(_sign_columns, text))


def _sign_columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
