"""Which items may fulfil a query, told from little more than their texts: never too few, sometimes too many."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_
from typing import Protocol

from msgspec import Struct

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.item import Item
from catalog_cli.search.query.grams import grams_of, grams_of_sounding, grams_of_sounds, grams_of_word
from catalog_cli.search.query.holding import Candidate
from catalog_cli.search.query.tree import And, Expression, Or, Term, Whole
from catalog_cli.search.query.words import meant_aloud
from catalog_cli.search.spelling import Spoken, sounds_of

Pages = int
"""A set of pages, which are many prospects each: bit n is set for page n."""

ALL_PAGES: Pages = -1

PagesWith = Callable[[str], Pages]
"""Tells which pages have a gram; it may name too many, but none too few."""

_SEARCHED = {key for key, field in FIELDS.items() if field.kind not in {Kind.NUMBER, Kind.MAPPING}}


class Prospect(Struct, frozen=True):
    """What is known of an item: all its texts, folded, and how its name and category sound; neither has line breaks."""

    text: str
    sounds: str


class Hope(Protocol):
    """What a prospect must be like to fulfil a query."""

    def __call__(self, text: str, sounds: str) -> bool:
        """Tell from the `text` and the `sounds` of a prospect, or of several joined, whether they may fulfil it."""

    def pages(self, pages_with: PagesWith) -> Pages:
        """Give the pages that may have such a prospect, told from their grams alone."""


def prospect_of(item: Item) -> Prospect:
    """Give what has to be known of an item."""
    candidate = Candidate(item)
    sounds = [sounds_of(printed) for printed in candidate.aloud if not printed.isascii()]
    return Prospect(candidate.haystack, " ".join(sounds))


def grams_of_page(text: str, sounds: str) -> set[str]:
    """Give the grams by which a page is found, from the texts and the sounds of its prospects."""
    return grams_of(text) | grams_of_sounds(sounds)


def hope_for(expression: Expression) -> Hope | None:
    """Give what an item must be like to fulfil an expression; None where nothing can be told from its texts.

    What holds for one prospect holds for any number of them, their texts and sounds joined by line breaks: it is
    enough to look at one after the other where there is hope for all together.
    """
    match expression:
        case Term(word, key):
            return _hope_for_word(word, key)
        case Whole(word, key) if key in _SEARCHED:
            return _InText(word)
        case And(parts):
            hopes = [hope for part in parts if (hope := hope_for(part))]
            return _AllOf(tuple(hopes)) if hopes else None
        case Or(parts):
            some = [hope_for(part) for part in parts]
            all_known = [hope for hope in some if hope]
            return None if len(all_known) < len(some) else _AnyOf(tuple(all_known))
    return None


def _hope_for_word(word: str, key: str | None) -> Hope | None:
    aloud = meant_aloud(word)
    if key is None:
        return _AnyOf((_InText(word), _InSounds(aloud))) if aloud else _InText(word)
    # in a field that is named, pinyin may be meant whatever the field
    return _InText(word) if key in _SEARCHED and aloud is None else None


class _InText(Struct, frozen=True):
    word: str

    def __call__(self, text: str, sounds: str) -> bool:  # noqa: ARG002 - every hope is asked alike
        return self.word in text

    def pages(self, pages_with: PagesWith) -> Pages:
        return _in_all(pages_with, grams_of_word(self.word))


class _InSounds(Struct, frozen=True):
    spoken: Spoken

    def __call__(self, text: str, sounds: str) -> bool:  # noqa: ARG002 - every hope is asked alike
        return self.spoken.may_sound(sounds)

    def pages(self, pages_with: PagesWith) -> Pages:
        # only initials stand among the sounds as they are typed
        return _in_all(pages_with, grams_of_sounding(self.spoken.word)) if self.spoken.is_initials else ALL_PAGES


class _AllOf(Struct, frozen=True):
    hopes: tuple[Hope, ...]

    def __call__(self, text: str, sounds: str) -> bool:
        return all(hope(text, sounds) for hope in self.hopes)

    def pages(self, pages_with: PagesWith) -> Pages:
        return reduce(and_, (hope.pages(pages_with) for hope in self.hopes))


class _AnyOf(Struct, frozen=True):
    hopes: tuple[Hope, ...]

    def __call__(self, text: str, sounds: str) -> bool:
        return any(hope(text, sounds) for hope in self.hopes)

    def pages(self, pages_with: PagesWith) -> Pages:
        return reduce(or_, (hope.pages(pages_with) for hope in self.hopes))


def _in_all(pages_with: PagesWith, grams: Iterable[str]) -> Pages:
    return reduce(and_, map(pages_with, grams), ALL_PAGES)
