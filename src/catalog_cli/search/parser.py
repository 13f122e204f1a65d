"""Parse a query into its AST.

The grammar, the tightest binding last; white space separates, inside an argument of the command line too:

    query     = group { OR group }              OR is also 或 and |
    group     = part { [AND] part }             AND is also 且
    part      = (NOT | "-") part | "(" query ")" | field ":" "(" query ")" | bound | word
    bound     = field ":" word | field ("=" | "!=") word | comparable ("<" | "<=" | ">" | ">=") value
              | ("has" | "missing") ":" field | ("article" | "paragraph" | "item") ":" numbers | "changed" ":" dates
    value     = number of `order` | number unit of `time_limit` | date of `review_date`
    numbers   = n | n ".." | ".." n | n ".." n  dates are 2026, 2026-01 or 2026-01-15, and ranges of these alike
    word      = characters and "phrases"; brackets within a word are a part of it: 批准（批复）后

Signs may be full width, fields and conditions are named in either language, and English operators are capitals only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from catalog_cli.model.message import Message, message
from catalog_cli.search.ast import Amount, And, Expression, Not, Term, Whole, all_of, any_of
from catalog_cli.search.conditions import ConditionError, GroupPart, bind_citations, parse_comparison, parse_condition
from catalog_cli.search.errors import MalformedQueryError, QueryError
from catalog_cli.search.fields import field_names, key_named, nearest_field_name
from catalog_cli.search.folding import fold
from catalog_cli.search.tokenizer import MISSPELT, QueryToken, QueryTokenKind, tokenize, unclosed_bracket

_DEEPEST = 50
"""The most brackets and NOTs within each other: the parser recurses, and so do all who walk the tree."""

WORDLESS = frozenset({"id", "order", "link", "published_with", "path"})
"""Fields that hold no words, so that synonyms would mean nothing in them."""

_MIDDLE = {QueryTokenKind.AND, QueryTokenKind.OR}
_LAST = {QueryTokenKind.OR, QueryTokenKind.CLOSE, QueryTokenKind.END}


Synonyms = Mapping[str, Sequence[str]]
"""Words, and for each the other words that it also means."""

NO_SYNONYMS: Synonyms = MappingProxyType({})


class Query(Struct, frozen=True):
    """What an item must fulfil.

    `hints` suggest a field for a word that looks like a misspelt one. `typed` is the query without
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


def parse_query(words: Sequence[str], synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """Parse the words of a command line, by the grammar at the head of this file.

    Text between quotation marks of any kind is one phrase, even across arguments, since shells do not know “”. A
    field's word may follow in the next argument. A lone `-`, a colon after what is no field (`http://x`) and a field
    with nothing after its colon are a part of a word. A word that is a key of `synonyms` means itself or any of the
    words listed there, for which no more synonyms are looked up; in quotes, and after `=`, it means itself only.

    Raises:
        MalformedQueryError: the words break the grammar; it shows where.
        QueryError: nothing is left to look for, as in `catalog search '""'`.
    """
    query = " ".join(words)
    found = list(tokenize(query))
    # parsed twice, since hits are ranked by the words that were typed before those that synonyms add
    expression = _Parser(query, found).parse()
    meant = _Parser(query, found, folded_synonyms(synonyms)).parse() if synonyms else expression
    if expression is None or meant is None:
        raise QueryError(message("nothing to search for"), message("Type one word or more, as in: catalog search 预算"))
    return Query(meant, tuple(_hints(query, found)), None if meant == expression else expression)


def folded_synonyms(synonyms: Synonyms) -> Synonyms:
    """Fold printed synonyms; a key that is written in several ways means what all of them list."""
    folded: dict[str, dict[str, None]] = {}
    for printed, words in synonyms.items():
        folded.setdefault(fold(printed), {}).update(dict.fromkeys(filter(None, map(fold, words))))
    return {word: tuple(each for each in also if each != word) for word, also in folded.items() if word}


class _Parser:
    """Recursive descent over the tokens of one query; a part that says nothing (`""`) is None."""

    def __init__(self, query: str, found: Sequence[QueryToken], synonyms: Synonyms = NO_SYNONYMS) -> None:
        self._query = query
        self._tokens = found
        self._synonyms = synonyms
        self._place = 0
        self._depth = 0

    def parse(self) -> Expression | None:
        if self._token.kind is QueryTokenKind.END:
            return None
        expression = None if self._closes() else self._parse_or("")
        if self._closes():
            problem = message("bracket without an opening one")
            raise self._fault(self._token, problem, message('To search for a bracket, put it in quotes: "1)"'))
        return expression

    def _closes(self) -> bool:
        return self._token.kind is QueryTokenKind.CLOSE

    @property
    def _token(self) -> QueryToken:
        return self._tokens[self._place]

    def _take(self) -> QueryToken:
        self._place += 1
        return self._tokens[self._place - 1]

    def _parse_or(self, name: str) -> Expression | None:
        parts = [self._parse_and(name)]
        while self._token.kind is QueryTokenKind.OR:
            operator = self._take()
            if parts[-1] is None:
                raise self._nothing_before(operator)
            parts.append(self._parse_and(name, after=operator))
            if parts[-1] is None:
                raise self._nothing_after(operator)
        said = [part for part in parts if part is not None]
        return any_of(said) if said else None

    def _parse_and(self, name: str, after: QueryToken | None = None) -> Expression | None:
        self._refuse_operator(after)
        parts = [self._parse_part(name)]
        while self._token.kind not in _LAST:
            operator = self._take() if self._token.kind is QueryTokenKind.AND else None
            if operator:
                self._refuse_operator(operator)
            parts.append(self._parse_part(name))
        # only here is it known which law a bare `article:63` belongs to
        said: list[GroupPart] = [(part, bare) for part, bare in parts if part is not None]
        return all_of(bind_citations(said)) if said else None

    def _refuse_operator(self, after: QueryToken | None) -> None:
        """Refuse an operator where a word is needed, or the end after the operator `after`."""
        token = self._token
        if after and token.kind in _MIDDLE | _LAST:
            raise self._nothing_after(after)
        if token.kind in _MIDDLE:
            raise self._nothing_before(token)

    def _parse_part(self, name: str) -> tuple[Expression | None, bool]:
        """Parse a part, and tell whether it has no brackets around it."""
        token = self._take()
        if token.kind is QueryTokenKind.NOT:
            return self._parse_not(token, name), True
        if token.kind is QueryTokenKind.OPEN:
            return self._parse_group(token, token.name or name), False
        return self._parse_word(token, name), True

    def _parse_not(self, operator: QueryToken, name: str) -> Expression | None:
        if self._token.kind in _MIDDLE | _LAST:
            raise self._nothing_after(operator)
        self._descend(operator)
        part, _bare = self._parse_part(name)
        self._depth -= 1
        return None if part is None else Not(part)

    def _parse_group(self, opening: QueryToken, name: str) -> Expression | None:
        if name and key_named(name) is None:
            problem = message("“{name}:” takes no brackets", name=name)
            remedy = message("Repeat it instead: ({name}:1 OR {name}:2)", name=name)
            raise self._fault(opening, problem, remedy)
        if self._closes():
            raise MalformedQueryError(
                message("these brackets are empty"),
                message("Write words between them, or leave them out."),
                self._query,
                opening.inner,
                self._token.end,
            )
        self._descend(opening)
        expression = self._parse_or(name) if self._token.kind is not QueryTokenKind.END else None
        self._depth -= 1
        if not self._closes():
            raise unclosed_bracket(self._query, opening.inner)
        self._take()
        return expression

    def _parse_word(self, token: QueryToken, name: str) -> Expression | None:
        """Parse a word with what it is bound to; within a field's brackets, that is the field."""
        bound, relation = (token.name, token.relation) if token.name else (name, ":")
        key = key_named(bound) if bound else None
        try:
            if bound and key is None:
                return parse_condition(bound, relation, token.text)
            if relation.startswith(("<", ">")):
                return parse_comparison(bound, relation, token.text)
        except ConditionError as error:
            raise self._fault(token, error.message, error.remedy) from None
        return self._parse_text(token, key, relation)

    def _parse_text(self, token: QueryToken, key: str | None, relation: str) -> Expression | None:
        word = fold(token.text)
        if key == "time_limit" and relation == ":" and _is_amount(word):
            return Amount(word, key)
        if key is None or relation == ":":
            return self._with_synonyms(word, key, is_phrase=token.is_phrase(self._query)) if word else None
        if not word:
            problem = message("{operator} needs a word after it", operator=relation)
            raise self._fault(
                token, problem, message("Find items without the field with: missing:{field}", field=token.name)
            )
        return Whole(word, key) if relation == "=" else Not(Whole(word, key))

    def _with_synonyms(self, word: str, key: str | None, *, is_phrase: bool) -> Expression:
        """Return a word, or it and its synonyms, of which one is enough."""
        also = () if is_phrase or key in WORDLESS else self._synonyms.get(word, ())
        return any_of([Term(word, key), *(Term(each, key) for each in also)])

    def _descend(self, token: QueryToken) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            problem = message("brackets are nested more than {n} deep", n=_DEEPEST)
            raise self._fault(token, problem, message("Ask in several searches."))

    def _nothing_after(self, operator: QueryToken) -> MalformedQueryError:
        problem = message("{operator} needs a word after it", operator=operator.text)
        return self._fault(operator, problem, _operator_remedy(operator))

    def _nothing_before(self, operator: QueryToken) -> MalformedQueryError:
        problem = message("{operator} needs a word before it", operator=operator.text)
        return self._fault(operator, problem, _operator_remedy(operator))

    def _fault(self, token: QueryToken, problem: Message, remedy: Message | None) -> MalformedQueryError:
        start = token.inner if token.inner and token.inner < token.end else token.start
        return MalformedQueryError(problem, remedy or _operator_remedy(token), self._query, start, token.end)


def _is_amount(word: str) -> bool:
    # deferred: few queries are about time limits
    from catalog_cli.search.amounts import amount_of

    return amount_of(word) is not None


def _operator_remedy(token: QueryToken) -> Message:
    return message("Put a word there; to look for the sign itself, write it in quotes: {sign}", sign=f'"{token.text}"')


def _hints(query: str, found: Iterable[QueryToken]) -> Iterator[Message]:
    for token in found:
        may_name_field = token.kind is QueryTokenKind.WORD and not token.name and not token.text.isalnum()
        if may_name_field and (match := MISSPELT.fullmatch(query, token.start, token.end)):
            yield from _hint(match["name"], match["rest"])


def _hint(name: str, rest: str) -> Iterator[Message]:
    """Yield what to say of a name before a colon that is no field; a colon may also be a part of a text."""
    if key_named(name) is not None:
        return
    near = nearest_field_name(name)
    if near:
        yield message("“{name}” is not a field; did you mean {near}:{rest}?", name=name, near=near, rest=rest)
    elif name.isalpha() and rest[:1].isalpha():
        yield message("“{name}” is not a field; the fields are: {names}", name=name, names=field_names(name))
