"""A clerk's search words read into a tree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.model.message import Message, message
from catalog_cli.search.errors import QueryError
from catalog_cli.search.fields import key_named, nearest_field_name
from catalog_cli.search.folding import fold
from catalog_cli.search.query.binding import Part, bind
from catalog_cli.search.query.conditions import ConditionError, comparison, condition
from catalog_cli.search.query.faults import MalformedQueryError
from catalog_cli.search.query.scanning import MISSPELT, Sign, Token, tokens, unclosed
from catalog_cli.search.query.synonyms import NO_SYNONYMS, Meanings, meanings
from catalog_cli.search.query.tree import And, Expression, Not, Term, Whole, either, every

_DEEPEST = 50
"""So many brackets and NOTs may stand within each other."""

_NO_WORDS = {"id", "order", "link", "published_with", "path"}
"""Fields that hold no words, which could have synonyms."""

_MIDDLE = {Sign.AND, Sign.OR}
_LAST = {Sign.OR, Sign.CLOSE, Sign.END}


class Query(Struct, frozen=True):
    """What an item must fulfil.

    `hints` say what the user may have meant by a word that looks like a misspelt field. `typed` is the query without
    the synonyms that `expression` has; None where it has none.
    """

    expression: Expression
    hints: tuple[Message, ...] = ()
    typed: Expression | None = None

    @property
    def only_words(self) -> bool:
        """Whether nothing but words is asked for, all of them, as most queries do."""
        typed = self.as_typed
        parts = typed.parts if isinstance(typed, And) else (typed,)
        return all(isinstance(part.part if isinstance(part, Not) else part, Term) for part in parts)

    @property
    def as_typed(self) -> Expression:
        """The query as the clerk typed it, without synonyms."""
        return self.typed or self.expression

    def __str__(self) -> str:
        return str(self.expression)


def parse_query(words: Sequence[str], synonyms: Mapping[str, Sequence[str]] = NO_SYNONYMS) -> Query:
    """Read the words of a command line, by the grammar that `queries.query` tells.

    What stands between quotation marks of any kind is one phrase, even over several arguments, as shells know nothing
    of “”. A field's word may follow in the next argument. A lone `-`, a colon after what is no field (`http://x`) and
    a field with nothing after its colon are a part of a word. A word that is a key of `synonyms` means itself or any of
    the words listed there, for which no more synonyms are looked up; in quotes, and after `=`, it means itself only.

    Raises:
        MalformedQueryError: the words break the grammar; it shows where.
        QueryError: nothing is left to look for, as in `catalog search '""'`.
    """
    query = " ".join(words)
    found = list(tokens(query))
    expression = _Reader(query, found).whole()
    meant = _Reader(query, found, meanings(synonyms)).whole() if synonyms else expression
    if expression is None or meant is None:
        raise QueryError(
            message("there is nothing to search for"), message("Type one word or more, as in: catalog search 预算")
        )
    return Query(meant, tuple(_hints(query, found)), None if meant == expression else expression)


class _Reader:
    """Goes through the tokens of one query once; a part that says nothing (`""`) is None."""

    def __init__(self, query: str, found: Sequence[Token], synonyms: Meanings = NO_SYNONYMS) -> None:
        self._query = query
        self._tokens = found
        self._synonyms = synonyms
        self._place = 0
        self._depth = 0

    def whole(self) -> Expression | None:
        if self._token.sign is Sign.END:
            return None
        expression = None if self._closes() else self._either("")
        if self._closes():
            problem = message("nothing opens this bracket")
            raise self._fault(self._token, problem, message('A bracket that is meant as text stands in quotes: "1)"'))
        return expression

    def _closes(self) -> bool:
        return self._token.sign is Sign.CLOSE

    @property
    def _token(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        self._place += 1
        return self._tokens[self._place - 1]

    def _either(self, name: str) -> Expression | None:
        parts = [self._every(name)]
        while self._token.sign is Sign.OR:
            operator = self._take()
            if parts[-1] is None:
                raise self._nothing_before(operator)
            parts.append(self._every(name, after=operator))
            if parts[-1] is None:
                raise self._nothing_after(operator)
        said = [part for part in parts if part is not None]
        return either(said) if said else None

    def _every(self, name: str, after: Token | None = None) -> Expression | None:
        self._refuse_operator(after)
        parts = [self._part(name)]
        while self._token.sign not in _LAST:
            operator = self._take() if self._token.sign is Sign.AND else None
            if operator:
                self._refuse_operator(operator)
            parts.append(self._part(name))
        said: list[Part] = [(part, bare) for part, bare in parts if part is not None]
        return every(bind(said)) if said else None

    def _refuse_operator(self, after: Token | None) -> None:
        """Refuse an operator, or the end, where a word has to stand."""
        token = self._token
        if after and token.sign in _MIDDLE | _LAST:
            raise self._nothing_after(after)
        if token.sign in _MIDDLE:
            raise self._nothing_before(token)

    def _part(self, name: str) -> tuple[Expression | None, bool]:
        """Read a part, and tell whether it stands without brackets."""
        token = self._take()
        if token.sign is Sign.NOT:
            return self._denied(token, name), True
        if token.sign is Sign.OPEN:
            return self._group(token, token.name or name), False
        return self._meant(token, name), True

    def _denied(self, operator: Token, name: str) -> Expression | None:
        if self._token.sign in _MIDDLE | _LAST:
            raise self._nothing_after(operator)
        self._deeper(operator)
        part, _bare = self._part(name)
        self._depth -= 1
        return None if part is None else Not(part)

    def _group(self, opening: Token, name: str) -> Expression | None:
        if name and key_named(name) is None:
            problem = message("“{name}:” takes no brackets", name=name)
            remedy = message("Repeat it instead: ({name}:1 OR {name}:2)", name=name)
            raise self._fault(opening, problem, remedy)
        if self._closes():
            raise MalformedQueryError(
                message("there is nothing in these brackets"),
                message("Write words between them, or leave them out."),
                self._query,
                opening.inner,
                self._token.end,
            )
        self._deeper(opening)
        expression = self._either(name) if self._token.sign is not Sign.END else None
        self._depth -= 1
        if not self._closes():
            raise unclosed(self._query, opening.inner)
        self._take()
        return expression

    def _meant(self, token: Token, name: str) -> Expression | None:
        """Give what a word asks for; within a field's brackets it is bound to that field."""
        bound, relation = (token.name, token.relation) if token.name else (name, ":")
        key = key_named(bound) if bound else None
        try:
            if bound and key is None:
                return condition(bound, relation, token.text)
            if relation.startswith(("<", ">")):
                return comparison(str(key), relation, token.text)
        except ConditionError as error:
            raise self._fault(token, error.message, error.remedy) from None
        return self._text(token, key, relation)

    def _text(self, token: Token, key: str | None, relation: str) -> Expression | None:
        word = fold(token.text)
        if key is None or relation == ":":
            return self._word(word, key, is_phrase=token.is_phrase(self._query)) if word else None
        if not word:
            problem = message("nothing stands after {operator}", operator=relation)
            raise self._fault(
                token, problem, message("Items without the field are found with: missing:{field}", field=token.name)
            )
        return Whole(word, key) if relation == "=" else Not(Whole(word, key))

    def _word(self, word: str, key: str | None, *, is_phrase: bool) -> Expression:
        """Give a word, or it and its synonyms, of which one is enough."""
        also = () if is_phrase or key in _NO_WORDS else self._synonyms.get(word, ())
        return either([Term(word, key), *(Term(each, key) for each in also)])

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            problem = message("the brackets go deeper than {n}", n=_DEEPEST)
            raise self._fault(token, problem, message("Ask in several searches."))

    def _nothing_after(self, operator: Token) -> MalformedQueryError:
        problem = message("nothing stands after {operator}", operator=operator.text)
        return self._fault(operator, problem, _operator_remedy(operator))

    def _nothing_before(self, operator: Token) -> MalformedQueryError:
        problem = message("nothing stands before {operator}", operator=operator.text)
        return self._fault(operator, problem, _operator_remedy(operator))

    def _fault(self, token: Token, problem: Message, remedy: Message | None) -> MalformedQueryError:
        start = token.inner if token.inner and token.inner < token.end else token.start
        return MalformedQueryError(problem, remedy or _operator_remedy(token), self._query, start, token.end)


def _operator_remedy(token: Token) -> Message:
    return message("Put a word there; to look for the sign itself, write it in quotes: {sign}", sign=f'"{token.text}"')


def _hints(query: str, found: Iterable[Token]) -> Iterator[Message]:
    for token in found:
        if token.sign is Sign.WORD and not token.name and (match := MISSPELT.fullmatch(query, token.start, token.end)):
            near = nearest_field_name(match["name"])
            if near and key_named(match["name"]) is None:
                yield message("“{name}” is not a field; did you mean {near}:{rest}?", near=near, **match.groupdict())
