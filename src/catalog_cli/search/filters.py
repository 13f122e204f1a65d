"""Filter items by the conditions of `list`, and sort them."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from functools import partial
from math import isfinite
from typing import Any

from msgspec import Struct

from catalog_cli.model.item import PATH, Item, Value, as_texts, texts_of
from catalog_cli.model.message import message
from catalog_cli.search.ast import Compare, CompareDate
from catalog_cli.search.errors import QueryError
from catalog_cli.search.fields import STATUTORY, STATUTORY_NAMES, key_named, known_key
from catalog_cli.search.folding import fold

Deadlines = Callable[[Item], tuple[Any, ...]]
"""Gives the times that laws set for an item, of a type whose module is loaded only where they are asked for."""


class Relation(Enum):
    """How a field's value has to relate to the word or the comparison of a condition."""

    CONTAINS = auto()
    EQUALS = auto()
    LACKS = auto()
    DIFFERS = auto()
    PRESENT = auto()
    ABSENT = auto()
    COMPARES = auto()


class Condition(Struct, frozen=True):
    """One thing asked of one field: `word` is folded, `comparison` says what the value is compared with."""

    key: str
    relation: Relation
    word: str = ""
    comparison: Compare | CompareDate | None = None


_HOLDS: Mapping[Relation, Callable[[str, Sequence[str]], bool]] = {
    Relation.CONTAINS: lambda word, texts: any(word in text for text in texts),
    Relation.EQUALS: lambda word, texts: word in texts,
    Relation.LACKS: lambda word, texts: not any(word in text for text in texts),
    Relation.DIFFERS: lambda word, texts: word not in texts,
    Relation.PRESENT: lambda _word, texts: bool(texts),
    Relation.ABSENT: lambda _word, texts: not texts,
}
_ALTERNATIVES = {Relation.CONTAINS, Relation.EQUALS}


def field_contains(key: str, text: str) -> Condition:
    """Require a field to contain a text in any of its elements; `key` may be any of the field's names.

    `=text` requires an element that is the whole text, `!text` a field without the text (an absent field is one),
    `!=text` a field without such an element; ＝ and ！ work as well. Texts are compared folded.

    Raises:
        QueryError: nothing is left of the text to look for.
    """
    if _key(key) == STATUTORY:
        raise QueryError(
            message("“{name}” is compared with a length of time", name=key),
            message("Write for example: {name}<=2工作日", name=key),
        )
    rest = text.strip()
    negated = rest.startswith(("!", "！"))
    rest = rest[negated:].lstrip()
    whole = rest.startswith(("=", "＝"))
    word = fold(rest[whole:])
    if not word:
        raise QueryError(
            message("nothing to search for in “{field}”", field=key),
            message("Give a text for it. Find items without it with: --missing {field}", field=key),
        )
    affirmed, denied = (Relation.EQUALS, Relation.DIFFERS) if whole else (Relation.CONTAINS, Relation.LACKS)
    return Condition(_key(key), denied if negated else affirmed, word)


def field_compares(name: str, relation: str, value: str) -> Condition:
    """Require a field's value to be less or more than another; `relation` is `<`, `<=`, `>` or `>=`, or as ＜ or ≤.

    Raises:
        QueryError: the field cannot be compared, or not with this value.
    """
    # deferred: few lists compare
    from catalog_cli.search.conditions import parse_comparison
    from catalog_cli.search.tokenizer import plain_relation

    comparison = parse_comparison(name, plain_relation(relation), value)
    return Condition(comparison.key, Relation.COMPARES, comparison=comparison)


def has(key: str) -> Condition:
    """Require a field to be present and not blank."""
    return Condition(_key(key), Relation.PRESENT)


def missing(key: str) -> Condition:
    """Require a field to be absent or blank."""
    return Condition(_key(key), Relation.ABSENT)


def select(items: Sequence[Item], conditions: Sequence[Condition], deadlines: Deadlines | None = None) -> list[Item]:
    """Return the items that meet the conditions, in their order.

    Several texts for one field are alternatives: one of them is enough. All else must hold: conditions on other
    fields, negated ones, comparisons, presence and absence. `deadlines` gives the times that laws set for an item.

    Raises:
        UnknownFieldError: a condition asks for a field that there is not; the remedy names the nearest.
    """
    groups: dict[object, list[Condition]] = {}
    for condition in conditions:
        if condition.key != STATUTORY or deadlines is None:
            known_key(condition.key, items)
        alternative = condition.relation in _ALTERNATIVES
        groups.setdefault(condition.key if alternative else condition, []).append(condition)
    tests = [_test(group, deadlines) for group in groups.values()]
    return [item for item in items if all(test(item) for test in tests)]


def sort_items(items: Sequence[Item], keys: Sequence[str]) -> list[Item]:
    """Sort items by fields, the first key first; `-key` sorts in descending order. Equal items keep their order.

    Numbers go by size, texts by their characters' code points; an item without the field comes last either way.

    Raises:
        UnknownFieldError: a key is no field; the remedy names the nearest.
    """
    known = [(known_key(key.removeprefix("-"), items), key.startswith("-")) for key in keys]
    ordered = list(items)
    for key, reverse in reversed(known):
        present = [item for item in ordered if texts_of(item, key)]
        absent = [item for item in ordered if not texts_of(item, key)]
        ordered = sorted(present, key=partial(_place, key), reverse=reverse) + absent
    return ordered


def _key(name: str) -> str:
    return key_named(name) or (STATUTORY if name.strip().casefold() in STATUTORY_NAMES else name)


def _test(alternatives: Sequence[Condition], deadlines: Deadlines | None) -> Callable[[Item], bool]:
    """Make the function that tells whether an item meets one of several conditions on the same field."""
    if (comparison := alternatives[0].comparison) is not None:
        # deferred: few lists compare
        from catalog_cli.search.compiler import NO_LOOKUPS, Candidate, Lookups, compile_query

        compares = compile_query(comparison, Lookups(deadlines=deadlines) if deadlines else NO_LOOKUPS)
        return lambda item: compares(Candidate(item))
    key, relation = alternatives[0].key, alternatives[0].relation
    if key == STATUTORY and deadlines is not None:
        return lambda item: bool(deadlines(item)) is (relation is Relation.PRESENT)

    def any_holds(item: Item) -> bool:
        texts = [fold(text) for text in texts_of(item, key)]
        return any(_HOLDS[condition.relation](condition.word, texts) for condition in alternatives)

    return any_holds


def _place(key: str, item: Item) -> tuple[bool, float, Sequence[str]]:
    """Return the sort key of a present field: numbers before texts, since a workspace's own key may hold both."""
    value: Value = item.path if key == PATH else item.value(key)
    if isinstance(value, (int, float)) and isfinite(value):
        return False, value, ()
    return True, 0, as_texts(value)
