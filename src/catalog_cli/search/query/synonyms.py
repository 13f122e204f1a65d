"""What else the words of a search mean, as `catalog.yaml` says."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from catalog_cli.search.folding import fold

Meanings = Mapping[str, Sequence[str]]
"""Folded words, and for each the other folded words that it also means."""

NO_SYNONYMS: Meanings = MappingProxyType({})


def meanings(synonyms: Mapping[str, Sequence[str]]) -> Meanings:
    """Fold synonyms as they are printed; a key that is written in several ways means what all of them list."""
    folded: dict[str, dict[str, None]] = {}
    for printed, words in synonyms.items():
        folded.setdefault(fold(printed), {}).update(dict.fromkeys(filter(None, map(fold, words))))
    return {word: tuple(each for each in also if each != word) for word, also in folded.items() if word}
