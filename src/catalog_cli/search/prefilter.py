"""Pre-filter items by their indexed texts alone: no false negatives, some false positives."""

from msgspec import Struct

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.search.ast import And, Expression, Or, Term, Whole
from catalog_cli.search.spelling import PinyinWord
from catalog_cli.search.word_match import pinyin_of

_INDEXED = {key for key, field in FIELDS.items() if field.kind not in {Kind.NUMBER, Kind.MAPPING}}
"""The fields whose texts are indexed as they are; those of a mapping are joined to their headings."""


class Prefilter(Struct, frozen=True):
    """What the indexed texts of an item must be like for it to fulfil a query."""

    def __call__(self, text: str, pinyin: str) -> bool:
        """Return whether an item with this folded text and this `pinyin_key` may match."""
        raise NotImplementedError


def prefilter_for(expression: Expression) -> Prefilter | None:
    """Return the pre-filter of an expression; None where texts alone rule out no item."""
    match expression:
        case Term(word, key):
            return _for_word(word, key)
        case Whole(word, key) if key in _INDEXED:
            return _InText(word)
        case And(parts):
            some = [made for part in parts if (made := prefilter_for(part))]
            return _AllOf(tuple(some)) if some else None
        case Or(parts):
            every = [made for part in parts if (made := prefilter_for(part))]
            return _AnyOf(tuple(every)) if len(every) == len(parts) else None
    # a NOT is no use: a text that holds the word may hold it in a field that does not count
    return None


def _for_word(word: str, key: str | None) -> Prefilter | None:
    pinyin = pinyin_of(word)
    if key is None:
        return _AnyOf((_InText(word), _InPinyin(pinyin))) if pinyin else _InText(word)
    # the index has the pinyin of names and categories only, but any field that is named may match as pinyin
    return _InText(word) if key in _INDEXED and pinyin is None else None


class _InText(Prefilter, frozen=True):
    word: str

    def __call__(self, text: str, pinyin: str) -> bool:  # noqa: ARG002 - all pre-filters are called alike
        return self.word in text


class _InPinyin(Prefilter, frozen=True):
    word: PinyinWord

    def __call__(self, text: str, pinyin: str) -> bool:  # noqa: ARG002 - all pre-filters are called alike
        return self.word.may_match(pinyin)


class _AllOf(Prefilter, frozen=True):
    parts: tuple[Prefilter, ...]

    def __call__(self, text: str, pinyin: str) -> bool:
        return all(part(text, pinyin) for part in self.parts)


class _AnyOf(Prefilter, frozen=True):
    parts: tuple[Prefilter, ...]

    def __call__(self, text: str, pinyin: str) -> bool:
        return any(part(text, pinyin) for part in self.parts)
