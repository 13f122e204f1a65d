"""Find the items whose name or id is most like a text."""

from collections.abc import Sequence
from itertools import pairwise

from catalog_cli.model.item import Item
from catalog_cli.search.folding import fold

_SHARE = 3
"""A name is close when it shares one in so many of its own or the user's characters and pairs of them."""


def closest(items: Sequence[Item], wanted: str, limit: int) -> tuple[Item, ...]:
    """Return up to `limit` items whose name or id shares the most with `wanted`, the closest first.

    Compared are pairs of neighbouring characters, and single characters that are not ASCII: one Chinese character
    says something, one Latin letter does not. Equally close items keep their order; `wanted` may be empty.
    """
    typed = _features(fold(wanted))
    signs = frozenset().union(*typed)
    scored = ((max(_score(typed, signs, item.name), _score(typed, signs, item.id)), item) for item in items)
    close = [(score, item) for score, item in scored if score > (0, 0.0)]
    close.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(item for _score, item in close[:limit])


def _score(typed: frozenset[str], signs: frozenset[str], text: str) -> tuple[int, float]:
    """Count the shared features, then take their share of both; nothing when too few are shared."""
    # most texts share nothing, and of an id that can be seen before it is folded
    if text.isascii() and signs.isdisjoint(text.lower()):
        return 0, 0.0
    folded = fold(text)
    if signs.isdisjoint(folded):
        return 0, 0.0
    features = _features(folded)
    shared = len(typed & features)
    if shared * _SHARE < min(len(typed), len(features)) or not shared:
        return 0, 0.0
    return shared, shared / (len(typed) + len(features))


def _features(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text))).union(sign for sign in text if not sign.isascii())
