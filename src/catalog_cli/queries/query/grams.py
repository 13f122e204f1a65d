"""Texts taken apart into single characters and pairs, so that a word of any length can be looked up without reading."""

from itertools import pairwise


def grams_of(text: str) -> set[str]:
    """Give every character of a folded text, and every two that stand side by side."""
    return set(text).union(map("".join, set(pairwise(text))))


def grams_of_word(word: str) -> set[str]:
    """Give the grams that every text has which holds a folded word: its pairs, or the only character it has."""
    return set(map("".join, pairwise(word))) or set(word)


def grams_of_sounds(sounds: str) -> set[str]:
    """Give the grams of what sounds are written with; none of them is one of a folded text."""
    return {_SOUNDING + gram for gram in grams_of(sounds)}


def grams_of_sounding(word: str) -> set[str]:
    """Give the grams that all sounds have which hold a word: see `grams_of_word`."""
    return {_SOUNDING + gram for gram in grams_of_word(word)}


_SOUNDING = "\t"
"""Folding drops white space."""
