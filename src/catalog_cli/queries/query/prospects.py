"""Which items may fulfil a query, told from little more than their texts: never too few, sometimes too many."""

from collections.abc import Callable
from dataclasses import dataclass

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.item import Item
from catalog_cli.queries.query.holding import Candidate
from catalog_cli.queries.query.tree import And, Expression, Or, Term, Whole
from catalog_cli.queries.query.words import meant_aloud
from catalog_cli.queries.spelling import sounds_of

Hope = Callable[[str, str], bool]
"""Tells from the `text` and the `sounds` of a prospect, or of several joined, whether they may fulfil a query."""

_SEARCHED = {key for key, field in FIELDS.items() if field.kind not in {Kind.NUMBER, Kind.MAPPING}}


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is known of an item: all its texts, folded, and how its name and category sound; neither has line breaks."""

    text: str
    sounds: str


def prospect_of(item: Item) -> Prospect:
    """Give what has to be known of an item."""
    candidate = Candidate(item)
    sounds = [sounds_of(printed) for printed in candidate.aloud if not printed.isascii()]
    return Prospect(candidate.haystack, " ".join(sounds))


def hope_for(expression: Expression) -> Hope | None:
    """Give what an item must be like to fulfil an expression; None where nothing can be told from its texts.

    What holds for one prospect holds for any number of them, their texts and sounds joined by line breaks: it is
    enough to look at one after the other where there is hope for all together.
    """
    match expression:
        case Term(word, key):
            return _hope_for_word(word, key)
        case Whole(word, key) if key in _SEARCHED:
            return lambda text, _sounds: word in text
        case And(parts):
            hopes = [hope for part in parts if (hope := hope_for(part))]
            return (lambda text, sounds: all(hope(text, sounds) for hope in hopes)) if hopes else None
        case Or(parts):
            some = [hope_for(part) for part in parts]
            all_known = [hope for hope in some if hope]
            if len(all_known) < len(some):
                return None
            return lambda text, sounds: any(hope(text, sounds) for hope in all_known)
    return None


def _hope_for_word(word: str, key: str | None) -> Hope | None:
    aloud = meant_aloud(word)
    if key is None:
        if aloud is None:
            return lambda text, _sounds: word in text
        return lambda text, sounds: word in text or aloud.may_sound(sounds)
    # in a field that is named, pinyin may be meant whatever the field
    return (lambda text, _sounds: word in text) if key in _SEARCHED and aloud is None else None
