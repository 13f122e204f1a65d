"""The abstract syntax tree of a query. `str` of a tree is a query that parses to an equal tree."""

from datetime import date

from msgspec import Struct

_WORDS_OF_GRAMMAR = frozenset("或且非")


class Term(Struct, frozen=True):
    """A folded word or phrase to look for, anywhere or only in the field `key`."""

    word: str
    key: str | None = None

    def __str__(self) -> str:
        bare = self.word.isalnum() and self.word not in _WORDS_OF_GRAMMAR
        return (f"{self.key}:" if self.key else "") + (self.word if bare else f'"{self.word}"')


class Whole(Struct, frozen=True):
    """A folded text that must be all of one element of the field `key`."""

    word: str
    key: str

    def __str__(self) -> str:
        return f'{self.key}="{self.word}"'


class Amount(Struct, frozen=True):
    """A number with a unit of time that the field `key` must name, however it is written there; `word` is folded.

    It is no other number that ends with the same digit: 2个工作日 is not in 22个工作日.
    """

    word: str
    key: str

    def __str__(self) -> str:
        return str(self.as_term)

    @property
    def as_term(self) -> Term:
        """The words themselves, which are marked where a hit has them."""
        return Term(self.word, self.key)


class Compare(Struct, frozen=True):
    """A number that a field's must be less or more than; `relation` is one of `<`, `<=`, `>` and `>=`.

    `unit` is a unit of time as the official tables print it for `time_limit`, empty for `order`.
    """

    key: str
    relation: str
    number: int
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.key}{self.relation}{self.number}{self.unit}"


class CompareDate(Struct, frozen=True):
    """A day that a field's must be before or after; `relation` is one of `<`, `<=`, `>` and `>=`."""

    key: str
    relation: str
    day: date

    def __str__(self) -> str:
        return f"{self.key}{self.relation}{self.day}"


class Has(Struct, frozen=True):
    """A field that must be there and say something."""

    key: str

    def __str__(self) -> str:
        return f"has:{self.key}"


class StepRange(Struct, frozen=True):
    """Numbers of articles (条), paragraphs (款) or items (项); `last` is None where there is no upper end."""

    unit: str
    first: int
    last: int | None

    def __str__(self) -> str:
        numbers = f"{self.first}" if self.first == self.last else f"{self.first}..{self.last or ''}"
        return f"{UNITS[self.unit]}:{numbers}"


class Cites(Struct, frozen=True):
    """One citation that must name all the `steps` in one locator, and fulfil `law` where that is given.

    `law` is made of terms of the field `basis`, which are looked for in the citation's text.
    """

    steps: tuple[StepRange, ...]
    law: "Expression | None" = None

    def __str__(self) -> str:
        law = [_grouped(self.law)] if self.law else []
        return f"({' '.join([*law, *map(str, self.steps)])})"


class Changed(Struct, frozen=True):
    """Days, both included, between which the item's file must have been changed last; None is no end."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        return f"changed:{self.first or ''}..{self.last or ''}"


class Not(Struct, frozen=True):
    """A condition that must not hold."""

    part: "Expression"

    def __str__(self) -> str:
        return f"NOT {_grouped(self.part)}"


class And(Struct, frozen=True):
    """Conditions that must all hold: at least two, none of them an `And`."""

    parts: "tuple[Expression, ...]"

    def __str__(self) -> str:
        return " ".join(map(_grouped, self.parts))


class Or(Struct, frozen=True):
    """Conditions of which at least one must hold: at least two, none of them an `Or`."""

    parts: "tuple[Expression, ...]"

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


Expression = Term | Whole | Amount | Compare | CompareDate | Has | Cites | Changed | Not | And | Or

UNITS = {"条": "article", "款": "paragraph", "项": "item"}
"""The names in a query for the steps of a locator."""


def all_of(parts: "list[Expression]") -> Expression:
    """Join parts that must all hold, flattening nested ones; a single part is returned as it is."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: "list[Expression]") -> Expression:
    """Join parts of which one must hold, flattening nested ones; a single part is returned as it is."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def terms_of(expression: Expression) -> tuple[Term, ...]:
    """Return the words looked for, in order: what is marked in hits, and what hits are ranked by.

    Negated words and values of whole fields (`=`) are not among them.
    """
    return tuple(dict.fromkeys(_terms(expression, wanted=True)))


def _terms(expression: Expression, *, wanted: bool) -> list[Term]:
    if isinstance(expression, Term):
        return [expression] if wanted else []
    if isinstance(expression, Amount):
        return [expression.as_term] if wanted else []
    if isinstance(expression, Not):
        return _terms(expression.part, wanted=not wanted)
    if isinstance(expression, (And, Or)):
        return [term for part in expression.parts for term in _terms(part, wanted=wanted)]
    if isinstance(expression, Cites) and expression.law:
        return _terms(expression.law, wanted=wanted)
    return []


def _grouped(expression: Expression) -> str:
    return f"({expression})" if isinstance(expression, (And, Or)) else str(expression)
