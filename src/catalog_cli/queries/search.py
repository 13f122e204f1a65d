"""Which items hold the words of a query, the best first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, as_texts
from catalog_cli.queries.closeness import closest
from catalog_cli.queries.errors import QueryError
from catalog_cli.queries.fields import elements_of
from catalog_cli.queries.folding import SEAM, Folded, Stretch, fold, fold_all
from catalog_cli.queries.query import Query, Term, parse_query

__all__ = ["Hit", "Marks", "Query", "QueryError", "Term", "nearest", "parse_query", "search"]

Rank = tuple[int, ...]

_BEST = ("name", "category", "content")
_REST = tuple(key for key in FIELDS if key not in {*_BEST, "order"})
_NEAREST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Marks(Mapping[str, Mapping[int, tuple[Stretch, ...]]]):
    """Where the words of a query stand in an item: stretches, by a field's key and the place of the element in it.

    A single text is element 0; fields and elements without a word are left out. Each field is worked out when it is
    asked for, as most answers mark few fields of few hits.
    """

    item: Item
    terms: tuple[Term, ...]

    def __getitem__(self, key: str) -> Mapping[int, tuple[Stretch, ...]]:
        words = [term.word for term in self.terms if term.key == key or (term.key is None and key in self._keys())]
        texts = enumerate(elements_of(self.item, key) if words else ())
        marked = {place: Folded.of(text).stretches(words) for place, text in texts if _any_in(fold(text), words)}
        if not marked:
            raise KeyError(key)
        return marked

    def __iter__(self) -> Iterator[str]:
        keys = dict.fromkeys((*self._keys(), *(term.key for term in self.terms if term.key)))
        return (key for key in keys if key in self)

    def __len__(self) -> int:
        return sum(1 for _key in self)

    def _keys(self) -> tuple[str, ...]:
        return (*_BEST, *_REST, *self.item.others)


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found; of two hits the one with the smaller `rank` is the better, see `search`."""

    item: Item
    rank: Rank
    marks: Marks


def search(items: Sequence[Item], query: Query) -> list[Hit]:
    """Find the items that hold every wanted word and no unwanted one, in any field but `order`, the best first.

    Better is, in this order: a name that is the words of the query run together; a name that begins with them; more
    words found in the name; more in the category; more in the content. Equal hits keep the order of `items`.
    Words bound to another field than the name do not count as words of the name.
    """
    found = [hit for item in items if (hit := _hit(item, query))]
    return sorted(found, key=lambda hit: hit.rank)


def nearest(items: Sequence[Item], query: Query) -> tuple[Item, ...]:
    """Give up to three items to offer when nothing was found, none of them with an unwanted word.

    First those that hold all wanted words but one, the best first; then those whose name or id is most like the words.
    """
    searched = [(item, _haystack(item)) for item in items]
    allowed = [(item, text) for item, text in searched if not _held(item, text, query.unwanted)]
    almost = [hit for item, text in allowed for hit in _almost(item, text, query.wanted)]
    almost.sort(key=lambda hit: hit.rank)
    near = [hit.item for hit in almost] + list(closest([item for item, _ in allowed], _spoken(query.wanted), _NEAREST))
    return tuple({id(item): item for item in near}.values())[:_NEAREST]


def _almost(item: Item, haystack: str, wanted: tuple[Term, ...]) -> Iterator[Hit]:
    """Give the item as a hit for the words it holds, if that is all but one of several."""
    held = _held(item, haystack, wanted)
    if 0 < len(held) == len(wanted) - 1:
        yield Hit(item, _rank(haystack, held), Marks(item, held))


def _hit(item: Item, query: Query) -> Hit | None:
    haystack = _haystack(item)
    if len(_held(item, haystack, query.wanted)) < len(query.wanted) or _held(item, haystack, query.unwanted):
        return None
    return Hit(item, _rank(haystack, query.wanted), Marks(item, query.wanted))


def _haystack(item: Item) -> str:
    return fold_all(list(_searched_texts(item)))


def _searched_texts(item: Item) -> Iterator[str]:
    """Give all texts that a word is looked for in: one each for the best fields, then those of the rest."""
    yield from (item.name, item.category, item.content)
    for key in _REST:
        value = getattr(item, key)
        if value:
            yield from (value,) if isinstance(value, str) else as_texts(value)
    for value in item.others.values():
        yield from as_texts(value)


def _held(item: Item, haystack: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in terms if _holds(item, haystack, term))


def _holds(item: Item, haystack: str, term: Term) -> bool:
    if term.key is None:
        return term.word in haystack
    return any(term.word in fold(text) for text in elements_of(item, term.key))


def _rank(haystack: str, terms: Sequence[Term]) -> Rank:
    name, spoken = haystack.partition(SEAM)[0], _spoken(terms)
    begins = bool(spoken) and name.startswith(spoken)
    found = [_best_field(haystack, term) for term in terms]
    return (-(begins and name == spoken), -begins, *(-found.count(place) for place in range(len(_BEST))))


def _spoken(terms: Sequence[Term]) -> str:
    """Give the words that may be meant as a name, run together."""
    return "".join(term.word for term in terms if term.key in {None, "name"})


def _best_field(haystack: str, term: Term) -> int:
    """Give the place in `_BEST` of the best field that holds the word, or a number beyond it."""
    if term.key is not None:
        return _BEST.index(term.key) if term.key in _BEST else len(_BEST)
    return haystack.count(SEAM, 0, haystack.find(term.word))


def _any_in(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)
