"""What a clerk's search words mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog_cli.model.message import Message, message
from catalog_cli.queries.errors import QueryError
from catalog_cli.queries.fields import key_named, nearest_field_name
from catalog_cli.queries.folding import fold

_DOUBLE = '"“”„‟＂〝〞〟'
# a single quote opens a phrase only where a word begins: cmd.exe hands '…' on, and don't has none
_WORD = re.compile(rf"(?:[{_DOUBLE}][^{_DOUBLE}]*[{_DOUBLE}]|「[^」]*」|『[^』]*』|(?<![^\s:：\-－])'[^']*'(?!\S)|\S)+")
_MINUS = re.compile(r"[-－](?=.*[^-－])", re.DOTALL)
_FIELD = re.compile(rf"(?P<name>[^:：{_DOUBLE}「『]+)[:：](?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a folded word or phrase, anywhere or only in the field `key`."""

    word: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What an item must hold (all of `wanted`) and must not hold (any of `unwanted`).

    `hints` say what the user may have meant by a word that looks like a misspelt field.
    """

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    hints: tuple[Message, ...] = ()


def parse_query(words: Sequence[str]) -> Query:
    """Read the words of a command line.

    White space separates words, inside an argument too; what stands between quotation marks of any kind is one
    phrase, even over several arguments, as shells know nothing of “”. `-word` is unwanted, `field:word` is looked for
    in that field only, `-field:word` is both; the field is named in either language, the colon may be full width, and
    the word may follow in the next argument. A lone `-`, and a colon after what is no field (`http://x`), are part of
    a word.

    Raises:
        QueryError: nothing is left to look for, as in `catalog search '""'`.
    """
    typed = list(_whole(_WORD.findall("\n".join(words))))
    signed = [(minus, _term(word[1:] if minus else word)) for word in typed for minus in [_MINUS.match(word)]]
    wanted = tuple(term for minus, term in signed if term.word and not minus)
    unwanted = tuple(term for minus, term in signed if term.word and minus)
    if not wanted and not unwanted:
        raise QueryError(
            message("there is nothing to search for"), message("Type one word or more, as in: catalog search 预算")
        )
    return Query(wanted, unwanted, tuple(_hints(typed)))


def _whole(typed: Iterable[str]) -> Iterator[str]:
    """Put a field's name that ends in a colon together with the word after it."""
    name = ""
    for word in typed:
        match = _field(word)
        if not name and match and match["rest"] == "" and key_named(match["name"]):
            name = word
        else:
            yield name + word
            name = ""
    if name:
        yield name


def _field(word: str) -> re.Match[str] | None:
    minus = _MINUS.match(word)
    return _FIELD.fullmatch(word, 1 if minus else 0)


def _term(word: str) -> Term:
    match = _FIELD.fullmatch(word)
    key = key_named(match["name"]) if match and match["rest"] else None
    return Term(fold(match["rest"]), key) if match and key else Term(fold(word))


def _hints(typed: Iterable[str]) -> Iterator[Message]:
    for word in typed:
        match = _field(word)
        near = nearest_field_name(match["name"]) if match and not key_named(match["name"]) else None
        if match and near:
            yield message("“{name}” is not a field; did you mean {near}:{rest}?", near=near, **match.groupdict())
