"""What to try when no item meets all conditions of a list: near words, and what each condition finds alone."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, texts_of
from catalog_cli.search.filters import Condition, Deadlines, Relation, select
from catalog_cli.search.spelling.misspellings import near_words

_MOST = 3
_PAIR = 2
"""Fewer conditions leave one alone when one is dropped, which is shown anyway."""
_MOST_VALUES = 5
_LISTED = ("category", "responsible", "channels", "channels_optional", "publisher", "level", "method")
"""Fields with few values, which can be named."""
_WITHOUT_OPTION = frozenset(FIELDS) - {
    *("category", "name", "content", "basis", "channels", "time_limit", "responsible", "publisher", "link")
}
_SIGNS = {Relation.CONTAINS: "", Relation.EQUALS: "=", Relation.LACKS: "!", Relation.DIFFERS: "!="}


_Select = Callable[[Sequence[Item], Sequence[Condition]], list[Item]]


class Alone(Struct, frozen=True):
    """The options that are about one thing, and how many items meet them."""

    options: str
    count: int


class FilterAdvice(Struct, frozen=True):
    """Options that find something, ready for a shell; what each finds alone; the usual values of the field `key`."""

    options: Sequence[str] = ()
    alone: Sequence[Alone] = ()
    key: str = ""
    values: Sequence[tuple[str, int]] = ()


def advise(items: Sequence[Item], conditions: Sequence[Condition], deadlines: Deadlines | None = None) -> FilterAdvice:
    """Advise on conditions that none of the items meets; `deadlines` gives the times that laws set for an item."""
    chosen = partial(select, deadlines=deadlines)
    counted = [(condition, len(chosen(items, [condition]))) for condition in conditions]
    alone = [Alone(_option(condition), count) for condition, count in counted]
    never = [condition for condition, count in counted if not count]
    if not never:
        return FilterAdvice(_without_one(items, conditions, chosen) if len(alone) > _PAIR else (), alone)
    options = tuple(islice(_corrected(items, conditions, never, chosen), _MOST))
    listed = next((each.key for each in never if each.key in _LISTED and each.relation in _SIGNS), "")
    values = Counter(text for item in items for text in dict.fromkeys(texts_of(item, listed))) if listed else Counter()
    return FilterAdvice(options, alone if len(alone) > 1 else (), listed, values.most_common(_MOST_VALUES))


def _corrected(
    items: Sequence[Item], conditions: Sequence[Condition], wrong: Sequence[Condition], chosen: _Select
) -> Iterator[str]:
    """Yield the options with one word corrected, as far as they find something."""
    for condition in wrong:
        texts = dict.fromkeys(text for item in items for text in texts_of(item, condition.key))
        for word in near_words(condition.word, texts, _MOST) if condition.word else ():
            tried = [replace(each, word=word) if each is condition else each for each in conditions]
            if chosen(items, tried):
                yield " ".join(map(_option, tried))


def _without_one(items: Sequence[Item], conditions: Sequence[Condition], chosen: _Select) -> tuple[str, ...]:
    """Return the options without one of them, as far as they find something."""
    fewer = ([each for each in conditions if each is not left] for left in conditions)
    return tuple(" ".join(map(_option, some)) for some in fewer if some and chosen(items, some))[:_MOST]


def _option(condition: Condition) -> str:
    """Write a condition as it is typed."""
    key, field = condition.key, FIELDS.get(condition.key)
    if condition.relation is Relation.PRESENT:
        return f"--has {_quoted(key)}"
    if condition.relation is Relation.ABSENT:
        return f"--missing {_quoted(key)}"
    if condition.comparison:
        return f"--where {shlex.quote(str(condition.comparison))}"
    value = _SIGNS[condition.relation] + condition.word
    if field is None or key in _WITHOUT_OPTION:
        return f"--where {_quoted(f'{key}={value}')}"
    return f"{field.options[0]} {_quoted(value)}"


def _quoted(value: str) -> str:
    """Quote what has a meaning to a shell; Chinese needs no quotes."""
    return value if value.replace("=", "").replace("_", "").isalnum() else shlex.quote(value)
