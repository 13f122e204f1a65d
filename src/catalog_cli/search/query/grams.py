"""Texts taken apart into characters, pairs and longer grams, so that a word can be looked up without reading."""

import re
from itertools import pairwise

_LETTERS = 4
"""Of letters, digits and other ASCII there are so few that pairs tell nothing: nearly every page has all of them."""
_runs = re.compile(rf"[!-~]{{{_LETTERS},}}").findall


def grams_of(text: str) -> set[str]:
    """Give every character of a folded text, every two that stand side by side, and every four of ASCII that do."""
    return set(text).union(map("".join, set(pairwise(text))), _fours(text))


def grams_of_word(word: str) -> set[str]:
    """Give grams that every text has which holds a folded word: as few as tell the most."""
    pairs = {left + right for left, right in pairwise(word)}
    fours = _fours(word)
    within = {left + right for four in fours for left, right in pairwise(four)}
    return (pairs - within) | fours or set(word)


def grams_of_sounds(sounds: str) -> set[str]:
    """Give the grams of what sounds are written with; none of them is one of a folded text."""
    return {_SOUNDING + gram for gram in grams_of(sounds)}


def grams_of_sounding(word: str) -> set[str]:
    """Give the grams that all sounds have which hold a word: see `grams_of_word`."""
    return {_SOUNDING + gram for gram in grams_of_word(word)}


def _fours(text: str) -> set[str]:
    # most runs stand in many texts
    return {run[start : start + _LETTERS] for run in set(_runs(text)) for start in range(len(run) - _LETTERS + 1)}


_SOUNDING = "\t"
"""Folding drops white space."""
