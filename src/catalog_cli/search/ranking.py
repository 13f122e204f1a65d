"""Find the items that fulfil a query, and rank them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from catalog_cli.model.hit import Hit, Stretch
from catalog_cli.model.item import Item, elements_of
from catalog_cli.search.ast import And, Expression, Not, Term, terms_of
from catalog_cli.search.closeness import closest
from catalog_cli.search.compiler import BEST, NO_LOOKUPS, REST, Candidate, Lookups, compile_query
from catalog_cli.search.folding import SEAM, fold
from catalog_cli.search.parser import Query
from catalog_cli.search.word_match import PINYIN_FIELDS, contains_pinyin, contains_word, find_stretches, merged

Rank = tuple[int, ...]

_NEAREST = 3
_UNRANKED: Rank = (0,) * (2 + len(BEST))


class QueryMarks(Mapping[str, Mapping[int, tuple[Stretch, ...]]]):
    """The marks of a hit: where the words of the query stand in its item.

    Fields and elements without a word are left out. A field is computed on access, since most answers show few fields
    of few hits.
    """

    def __init__(self, item: Item, terms: tuple[Term, ...]) -> None:
        self.item = item
        self.terms = terms

    def __getitem__(self, key: str) -> Mapping[int, tuple[Stretch, ...]]:
        bound = [term.word for term in self.terms if term.key == key]
        free = [term.word for term in self.terms if term.key is None and key in self._keys()]
        texts = enumerate(elements_of(self.item, key) if bound or free else ())
        marked = {place: found for place, text in texts if (found := _marked(key, bound, free, text))}
        if not marked:
            raise KeyError(key)
        return marked

    def __iter__(self) -> Iterator[str]:
        keys = dict.fromkeys((*self._keys(), *(term.key for term in self.terms if term.key)))
        return (key for key in keys if key in self)

    def __len__(self) -> int:
        return sum(1 for _key in self)

    def _keys(self) -> tuple[str, ...]:
        return (*BEST, *REST, *self.item.others)


def search(
    items: Sequence[Item],
    query: Query,
    lookups: Lookups = NO_LOOKUPS,
    folded: Mapping[str, str] = MappingProxyType({}),
) -> list[Hit]:
    """Find the items that fulfil a query, the best first.

    Better is, in this order: a name that is the words of the query run together; a name that begins with them; more
    words found in the name; more in the category; more in the content. Equal hits keep the order of `items`.
    Words bound to another field than the name do not count as words of the name, and of words joined by OR those
    count that the item has. Synonyms are marked, and count after the words that were typed. A word that is bound to no
    field is looked for in all of them but `order`. Items whose texts are `folded` already, by their path, need not be
    folded again.
    """
    return search_among((Candidate(item, folded.get(item.path)) for item in items), query, lookups)


def search_among(candidates: Iterable[Candidate], query: Query, lookups: Lookups = NO_LOOKUPS) -> list[Hit]:
    """Search as `search` does; reusing the candidates of an earlier search saves folding their texts again."""
    test, words, typed = (
        compile_query(query.expression, lookups),
        terms_of(query.expression),
        terms_of(query.as_typed),
    )
    found = [_hit(candidate, words, typed) for candidate in candidates if test(candidate)]
    return sorted(found, key=lambda hit: hit.rank)


def comparable(rank: Rank) -> Rank:
    """Return a hit's rank as one that hits of other searches for the same words can be sorted with.

    A search with synonyms counts the words once more with them; one without has none to count but those typed.
    """
    has_synonyms = len(rank) > len(_UNRANKED)
    return rank if has_synonyms else rank + rank[-len(BEST) :]


def nearest(candidates: Sequence[Candidate], query: Query, lookups: Lookups = NO_LOOKUPS) -> tuple[Item, ...]:
    """Return up to three items to offer when nothing was found, none of them excluded by the query.

    First those that fulfil all parts of the query but one, the best first; then those whose name or id is most like
    the words.
    """
    expression = query.expression
    parts = expression.parts if isinstance(expression, And) else (expression,)
    denied = [compile_query(part, lookups) for part in parts if isinstance(part, Not)]
    allowed = [each for each in candidates if all(test(each) for test in denied)]
    almost = _almost(allowed, [part for part in parts if not isinstance(part, Not)], lookups)
    like = closest([each.item for each in allowed], _as_name(terms_of(query.as_typed)), _NEAREST)
    near = [*(hit.item for hit in almost), *like]
    return tuple({id(item): item for item in near}.values())[:_NEAREST]


def _almost(candidates: Sequence[Candidate], wanted: Sequence[Expression], lookups: Lookups) -> list[Hit]:
    """Return as hits, the best first, the items that fulfil all but one of several parts."""
    if len(wanted) < 2:  # nothing is left of a single part
        return []
    tests = [(part, compile_query(part, lookups)) for part in wanted]
    hits = []
    for candidate in candidates:
        kept = [part for part, test in tests if test(candidate)]
        if 0 < len(kept) == len(tests) - 1:
            words = tuple(word for part in kept for word in terms_of(part))
            hits.append(_hit(candidate, words, words))
    return sorted(hits, key=lambda hit: hit.rank)


def _hit(candidate: Candidate, words: tuple[Term, ...], typed: tuple[Term, ...]) -> Hit:
    rank = _rank(candidate, typed) if typed else _UNRANKED
    if len(words) > len(typed):
        # appended, so that synonyms decide only between hits that the typed words rank alike
        rank += _rank(candidate, words)[-len(BEST) :]
    return Hit(candidate.item, rank, QueryMarks(candidate.item, words))


def _rank(candidate: Candidate, words: Sequence[Term]) -> Rank:
    places = [(word, _best_field(candidate, word)) for word in words]
    present = [(word, place) for word, place in places if place is not None]
    found = [place for _word, place in present]
    name, typed_name = candidate.haystack.partition(SEAM)[0], _as_name([word for word, _place in present])
    begins = bool(typed_name) and name.startswith(typed_name)
    return (-(begins and name == typed_name), -begins, *(-found.count(place) for place in range(len(BEST))))


def _as_name(terms: Sequence[Term]) -> str:
    """Join the words that may be meant as a name."""
    return "".join(term.word for term in terms if term.key in {None, "name"})


def _best_field(candidate: Candidate, term: Term) -> int | None:
    """Return the index in `BEST` of the best field with the word; a larger number for other fields, None for none."""
    if term.key is not None:
        if not any(contains_word(term.word, fold(text), (text,)) for text in elements_of(candidate.item, term.key)):
            return None
        return BEST.index(term.key) if term.key in BEST else len(BEST)
    # the best fields come first in the haystack: the seams before a match tell which field it is in
    place = candidate.haystack.find(term.word)
    plain = candidate.haystack.count(SEAM, 0, place) if place >= 0 else None
    if plain is not None and plain < len(BEST):
        return plain
    return next(
        (BEST.index(key) for key in PINYIN_FIELDS if contains_pinyin(term.word, elements_of(candidate.item, key))),
        plain,
    )


def _marked(key: str, bound: Sequence[str], free: Sequence[str], text: str) -> tuple[Stretch, ...]:
    """Return the stretches with words bound to this field (in characters or pinyin) and with free words."""
    if key in PINYIN_FIELDS:
        return find_stretches([*bound, *free], text, pinyin=True)
    return merged([*find_stretches(bound, text, pinyin=True), *find_stretches(free, text, pinyin=False)])
