"""The likeness of two items that neither an id nor a name connects."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz import fuzz

from catalog_cli.model.item import Value

Values = Mapping[str, Value]
WEIGHTS = {"name": 5, "content": 3, "link": 2, "category": 1}
"""The weight of each field; a field that one of the items lacks does not count."""
LIKELY = 0.6
"""From this likeness on, two items count as one that was renamed or moved."""
CANDIDATES = 8
"""How many items, those with the most features in common, are compared in full."""


class Pair(Struct, frozen=True):
    """Two items that may be the same: their indexes, and their likeness from 0 to 1."""

    old: int
    new: int
    likeness: float


def likeness(one: Values, other: Values) -> float:
    """Return the likeness of two items: 1 if name, content, link and category are equal, 0 if nothing is."""
    shared = [(key, weight) for key, weight in WEIGHTS.items() if one.get(key) and other.get(key)]
    total = sum(weight for _key, weight in shared)
    return sum(weight * _alike(key, one[key], other[key]) for key, weight in shared) / total if total else 0.0


def likely_pairs(old: Sequence[Values], new: Sequence[Values]) -> tuple[Pair, ...]:
    """Pair items that are probably the same, the most alike first; no item is in two pairs.

    To stay below quadratic time, only items with a common feature are compared: two neighbouring characters of the
    name, the whole content, or the link.
    """
    pairs = sorted(_likely(old, new), key=lambda pair: (-pair.likeness, pair.new, pair.old))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    chosen = []
    for pair in pairs:
        if pair.old not in taken_old and pair.new not in taken_new:
            taken_old.add(pair.old)
            taken_new.add(pair.new)
            chosen.append(pair)
    return tuple(chosen)


def _likely(old: Sequence[Values], new: Sequence[Values]) -> Iterator[Pair]:
    indexes = defaultdict(list)
    for index, values in enumerate(old):
        for feature in _features(values):
            indexes[feature].append(index)
    for index, values in enumerate(new):
        # a feature that half of all items have, as 公开 in names, distinguishes none
        rare = (found for feature in _features(values) if len(found := indexes.get(feature, [])) <= len(old) / 2 + 1)
        counts = Counter(candidate for found in rare for candidate in found)
        for candidate, _count in counts.most_common(CANDIDATES):
            score = likeness(old[candidate], values)
            if score >= LIKELY:
                yield Pair(candidate, index, score)


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
