"""Split a query into tokens, each with its position."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from msgspec import Struct

from catalog_cli.model.message import message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.search.conditions import CONDITIONS
from catalog_cli.search.errors import MalformedQueryError
from catalog_cli.search.fields import key_named, nearest_field_name

_DOUBLE = '"“”„‟＂〝〞〟'
_OPENING = "(（"
_CLOSING = ")）"
_EDGE = r"[\s()（）|｜]|$"
_KEYWORD = lazy_regex(rf"(?:AND|且|OR|或|NOT|非)(?={_EDGE})")
# a minus negates the word or bracket after it, but a lone one is a word; of several, all but the first are text
_MINUS = lazy_regex(rf"[-－](?=[-－]{{0,20}}+(?:(?!{_EDGE}|[-－])|[(（]))")
_NAME = rf"(?P<name>[^\s:：()（）|｜<>＜＞≤≥≠=＝!！{_DOUBLE}「『]+)"
_FIELD = lazy_regex(rf"{_NAME}(?P<relation>[:：])\s*")
_COMPARED = lazy_regex(rf"{_NAME}(?P<gap>\s*+)(?P<relation>[<＜][=＝]|[>＞][=＝]|[!！][=＝]|[<＜>＞≤≥≠=＝])\s*")
_EDGES = lazy_regex(_EDGE)
_WORD_LIKE = lazy_regex(r"[\w-]+")
_PHRASE = lazy_regex(rf"[{_DOUBLE}](?P<double>[^{_DOUBLE}]*)[{_DOUBLE}]|「[^「」]*+」|『[^『』]*+』")
# a single quote opens a phrase only where a word begins: cmd.exe passes '…' on, and don't is a word
_SINGLE = lazy_regex(rf"'[^']*'(?={_EDGE})")
MISSPELT = lazy_regex(rf"(?P<name>[^:：{_DOUBLE}「『]+)[:：](?P<rest>.*)", re.DOTALL)
"""A word with a colon in it, which may have been meant as a field."""

_PLAIN = str.maketrans({"：": ":", "＜": "<", "＞": ">", "＝": "=", "！": "!", "≤": "<=", "≥": ">=", "≠": "!="})


class QueryTokenKind(Enum):
    """What a stretch of a query is."""

    WORD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    END = auto()


_KEYWORDS: Mapping[str, QueryTokenKind] = {
    "AND": QueryTokenKind.AND,
    "且": QueryTokenKind.AND,
    "OR": QueryTokenKind.OR,
    "或": QueryTokenKind.OR,
    "NOT": QueryTokenKind.NOT,
    "非": QueryTokenKind.NOT,
}


class QueryToken(Struct, frozen=True):
    """One stretch of a query. `text` is a word, without the quotation marks around phrases.

    A word, or an opening bracket, may be bound to a `name` by a `relation` (`:`, `=`, `!=`, `<`, `<=`, `>`, `>=`);
    `inner` is where the word itself begins.
    """

    kind: QueryTokenKind
    start: int
    end: int
    text: str = ""
    name: str = ""
    relation: str = ""
    inner: int = 0

    def is_phrase(self, query: str) -> bool:
        """Return whether the word has quotation marks in or around it in the query that it comes from."""
        written = query[self.inner : self.end]
        return written != self.text or written.startswith(("「", "『"))


def tokenize(query: str) -> Iterator[QueryToken]:
    """Yield the tokens of a query; the last is the `END`.

    Raises:
        MalformedQueryError: a quotation mark or a word's bracket is not closed, or a name before an operator is none.
    """
    words = query.split()
    # most queries are plain words, which need none of the patterns: compiling these takes longer than a search
    if all(map(str.isalnum, words)):
        yield from _plain_tokens(query, words)
        return
    place, after_minus = 0, False
    while True:
        while query[place : place + 1].isspace():
            place += 1
        if place == len(query):
            yield QueryToken(QueryTokenKind.END, place, place)
            return
        token = _next(query, place, after_minus=after_minus)
        yield token
        after_minus = token.kind is QueryTokenKind.NOT and query[place] in "-－"
        place = token.end


def _plain_tokens(query: str, words: Sequence[str]) -> Iterator[QueryToken]:
    """Yield the tokens of a query that is made of letters, digits and blanks."""
    end = 0
    for word in words:
        start = query.index(word, end)
        end = start + len(word)
        kind = _KEYWORDS.get(word, QueryTokenKind.WORD)
        yield QueryToken(kind, start, end, word, inner=start if kind is QueryTokenKind.WORD else 0)
    yield QueryToken(QueryTokenKind.END, len(query), len(query))


def _next(query: str, place: int, *, after_minus: bool) -> QueryToken:
    sign = query[place]
    if sign in _OPENING:
        return QueryToken(QueryTokenKind.OPEN, place, place + 1, inner=place)
    if sign in _CLOSING:
        return QueryToken(QueryTokenKind.CLOSE, place, place + 1)
    if sign in "|｜":
        return QueryToken(QueryTokenKind.OR, place, place + 1, sign)
    if not after_minus:
        if _MINUS.match(query, place):
            return QueryToken(QueryTokenKind.NOT, place, place + 1, sign)
        if keyword := _KEYWORD.match(query, place):
            return QueryToken(_KEYWORDS[keyword[0]], place, keyword.end(), keyword[0])
    return _bound(query, place) or _word(query, place, place)


def _bound(query: str, place: int) -> QueryToken | None:
    """Read a word bound to a field or condition; None if there is none here."""
    match = _FIELD.match(query, place) or _COMPARED.match(query, place)
    if match is None:
        return None
    name, relation = match["name"], plain_relation(match["relation"])
    if not is_name(name):
        # a name right before an operator was hardly meant as text, but colons are common in text (http://x, 12:30)
        if relation != ":" and not match["gap"] and _WORD_LIKE.fullmatch(name):
            raise _unknown(query, match)
        return None
    if relation == ":" and query[match.end() : match.end() + 1] in {*_OPENING}:
        return QueryToken(QueryTokenKind.OPEN, place, match.end() + 1, "", name, relation, match.end())
    if relation == ":" and not _binds(query, match):
        return None
    return _word(query, place, match.end(), name, relation)


def plain_relation(sign: str) -> str:
    """Return a relation as `:`, `=`, `!=`, `<`, `<=`, `>` or `>=`, however it was typed (：, ＜＝, ≤)."""
    return sign.translate(_PLAIN)


def is_name(name: str) -> bool:
    """Return whether a word names a field or a condition."""
    return key_named(name) is not None or name.casefold() in CONDITIONS


def _binds(query: str, match: re.Match[str]) -> bool:
    """Return whether a word follows a field's colon: `name: OR` has none, `name:OR` looks for “or”."""
    place, apart = match.end(), match.end() > match.end("relation")
    return not _EDGES.match(query, place) and not (apart and _KEYWORD.match(query, place))


def _word(query: str, start: int, inner: int, name: str = "", relation: str = "") -> QueryToken:
    """Read a word up to a blank, a bar, or a closing bracket that it did not open."""
    pieces: list[str] = []
    # a word may contain brackets, as names do: 批准（批复）后
    opened: list[int] = []
    place = inner
    single = _SINGLE.match(query, inner)
    while place < len(query):
        sign = query[place]
        if phrase := (single if place == inner and single else _PHRASE.match(query, place)):
            pieces.append(phrase["double"] if phrase is not single and phrase["double"] is not None else phrase[0])
            place = phrase.end()
            continue
        if sign.isspace() or sign in "|｜" or (sign in _CLOSING and not opened):
            break
        _refuse_open_quote(query, place)
        if sign in _OPENING:
            opened.append(place)
        elif sign in _CLOSING:
            opened.pop()
        pieces.append(sign)
        place += 1
    if opened:
        raise unclosed_bracket(query, opened[-1])
    return QueryToken(QueryTokenKind.WORD, start, place, "".join(pieces), name, relation, inner)


def _refuse_open_quote(query: str, place: int) -> None:
    if query[place] in _DOUBLE or query[place] in "「『":
        raise MalformedQueryError(
            message("unclosed quotation mark"),
            message("Close the phrase, or drop the mark: quotation marks are not searched for."),
            query,
            place,
            place + 1,
        )


def unclosed_bracket(query: str, place: int) -> MalformedQueryError:
    """Make the error for a bracket that is not closed."""
    return MalformedQueryError(
        message("unclosed bracket"),
        message('Close it; to search for a bracket, put it in quotes: "1)"'),
        query,
        place,
        place + 1,
    )


def _unknown(query: str, match: re.Match[str]) -> MalformedQueryError:
    near = nearest_field_name(match["name"])
    plain = message("To search for this text, put it in quotes: {text}", text=f'"{match[0].strip()}…"')
    return MalformedQueryError(
        message("unknown field “{name}”", name=match["name"]),
        message("Did you mean “{near}”?", near=near) if near else plain,
        query,
        match.start("name"),
        match.end("name"),
    )
