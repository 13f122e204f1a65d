"""How alike two items are that no id and no name holds together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz import fuzz

from catalog_cli.model.item import Value

Values = Mapping[str, Value]
WEIGHTS = {"name": 5, "content": 3, "link": 2, "category": 1}
"""How much each field says about whether two items are the same; a field that one of them lacks says nothing."""
LIKELY = 0.6
"""From this likeness on, two items are taken to be the same one, renamed or moved."""
CANDIDATES = 8
"""How many of the items that share the most are looked at closely."""


class Pair(Struct, frozen=True):
    """Two items that may be the same: their indexes, and how alike they are, from 0 to 1."""

    old: int
    new: int
    likeness: float


def likeness(one: Values, other: Values) -> float:
    """Say how alike two items are: 1 when name, content, link and category are the same, 0 when nothing is."""
    shared = [(key, weight) for key, weight in WEIGHTS.items() if one.get(key) and other.get(key)]
    total = sum(weight for _key, weight in shared)
    return sum(weight * _alike(key, one[key], other[key]) for key, weight in shared) / total if total else 0.0


def likely_pairs(old: Sequence[Values], new: Sequence[Values]) -> tuple[Pair, ...]:
    """Pair items that are likely the same, the most alike first; no item is in two pairs.

    Only items that share a pair of characters in their names, their content or their link are compared.
    """
    pairs = sorted(_compared(old, new), key=lambda pair: (-pair.likeness, pair.new, pair.old))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    chosen = []
    for pair in pairs:
        if pair.old not in taken_old and pair.new not in taken_new:
            taken_old.add(pair.old)
            taken_new.add(pair.new)
            chosen.append(pair)
    return tuple(chosen)


def _compared(old: Sequence[Values], new: Sequence[Values]) -> Iterator[Pair]:
    places = defaultdict(list)
    for index, values in enumerate(old):
        for feature in _features(values):
            places[feature].append(index)
    for index, values in enumerate(new):
        # what half of all items share tells none of them apart
        rare = (found for feature in _features(values) if len(found := places.get(feature, [])) <= len(old) / 2 + 1)
        counts = Counter(candidate for found in rare for candidate in found)
        for candidate, _count in counts.most_common(CANDIDATES):
            likely = likeness(old[candidate], values)
            if likely >= LIKELY:
                yield Pair(candidate, index, likely)


def _features(values: Values) -> set[str]:
    name = _squeezed(values.get("name"))
    pairs = {f"{one}{other}" for one, other in pairwise(name)}
    whole = {f"{key}:{_squeezed(values[key])}" for key in ("content", "link") if values.get(key)}
    return pairs | whole | {f"name:{name}"}


def _alike(key: str, one: Value, other: Value) -> float:
    left, right = _squeezed(one), _squeezed(other)
    return float(left == right) if key == "link" else fuzz.ratio(left, right) / 100


def _squeezed(value: Value) -> str:
    return "".join(str(value or "").split())
