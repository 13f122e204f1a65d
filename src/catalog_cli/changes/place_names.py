"""Names of places and offices in two catalogues: those of the model are put into the words of the own place."""

import re
from functools import cached_property, lru_cache
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item, Value, as_texts
from catalog_cli.parsing.governments import Jurisdiction, jurisdiction_of, localized, speaks_of_a_body

_KEYS = ("name", "category", "content", "channels", "time_limit")
"""The fields in which a model names its own government; a legal basis names whom it will."""
_LEVEL = re.compile(
    r"[省市县区州旗盟乡镇](?=人民政府|政府|政协|人大|人民代表大会|直|级|本级|属)|(?<=[全本])[省市县区州旗盟乡镇]"
)
_UNITS = frozenset("省市县区州旗盟乡镇")
_IS_NAMED = re.compile("[\u4e00-\u9fff](?<![及和与或由经报向全本])$")
"""The end of what makes 省 after it the province of that name, or no single one: 广东省, 各省."""
_TITLE = re.compile("《[^《》]*》")
_OWN = "〇"
"""Stands for the name of the place, and for the word of its level."""
_OFFICE_OF = re.compile("[市县区州旗盟乡镇](?:人民)?政府办公厅(?!（)")
_SEVERAL = re.compile(f"{_OWN}{{2,}}")
_OFFICE = re.compile(r"(?<=政府)办公[厅室]?")


class PlaceNames(Struct, frozen=True, dict=True):
    """The names of the model's place and publishers, and those of the own ones."""

    model: Jurisdiction | None
    own: Jurisdiction | None
    publishers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def between(cls, model: Settings, own: Settings) -> "PlaceNames":
        """Take the names from the settings of both catalogues."""
        # one publisher is the other's counterpart; of several nobody knows which is which
        both = (model.publishers, own.publishers) if len(model.publishers) == len(own.publishers) == 1 else ((), ())
        return cls(
            place_of(model),
            place_of(own),
            tuple(zip(*both, strict=True)),
        )

    @classmethod
    def of(cls, settings: Settings) -> "PlaceNames":
        """Take the names of one catalogue alone."""
        return cls(None, place_of(settings), tuple((name, name) for name in settings.publishers))

    def in_own_words(self, item: Item) -> Item:
        """Return an item of the model as the own catalogue would print it."""
        values = {key: value for key in _KEYS if (value := self._own_value(getattr(item, key))) != getattr(item, key)}
        return replace(item, **values) if values else item

    def _own_value(self, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(map(self._own_text, value))
        return self._own_text(value) if isinstance(value, str) else value

    def _own_text(self, text: str) -> str:
        if not _may_name(text, self._named):
            return text
        for theirs, ours in self.publishers:
            text = text.replace(theirs, ours)
        if self.own is None:
            return text
        text = localized(text, self.own)
        return self._at_own_level(text.replace(self.model.name, self.own.name), self.model) if self.model else text

    def _at_own_level(self, text: str, model: Jurisdiction) -> str:
        """Return a text of the model with the own level in it: 市政府办公室 and 全市 for 省政府办公厅 and 全省."""
        theirs, ours = model.name[-1], self.own.name[-1] if self.own else ""
        if theirs == ours or theirs not in _UNITS or ours not in _UNITS or theirs not in text:
            return text
        titles = [title.span() for title in _TITLE.finditer(text)]

        def own(found: re.Match[str]) -> str:
            is_cited = any(start < found.start() < end for start, end in titles)
            return found[0] if is_cited or found[0] != theirs or _IS_NAMED.search(text, 0, found.start()) else ours

        text = _LEVEL.sub(own, text)
        # only provinces have a 办公厅
        return text if theirs != "省" else _OFFICE_OF.sub(lambda found: f"{found[0][:-1]}室", text)

    def same(self, expected: Value, found: Value, *, unordered: bool) -> bool:
        """Return whether two values say the same, apart from names of places and offices, width and white space."""
        sides = [[self.neutral(text) for text in as_texts(value)] for value in (expected, found)]
        return sides[0] == sides[1] or (unordered and sorted(sides[0]) == sorted(sides[1]))

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """The names by which a text of the model may name somebody, besides what it calls a government."""
        return (*(theirs for theirs, _ours in self.publishers), *((self.model.name,) if self.model else ()))

    def neutral(self, text: str) -> str:
        """Return a text in which the names of both places, and the words for their levels, are one and the same."""
        known = self._neutral.get(text)
        if known is None:
            self._neutral[text] = known = _SEVERAL.sub(_OWN, self._with_stand_in(text, _OWN))
        return known

    @cached_property
    def _neutral(self) -> dict[str, str]:
        """What texts are without names: most items share theirs with others."""
        return {}

    def nameless(self, text: str) -> str:
        """Return a text without the names of both places and offices, and without the words for their levels."""
        return self._with_stand_in(text, "")

    def _with_stand_in(self, text: str, stand_in: str) -> str:
        text = "".join(normalize("NFKC", text).split())
        for theirs, ours in self.publishers:
            text = text.replace(theirs, stand_in).replace(ours, stand_in)
        for place in (self.model, self.own):
            text = text.replace(place.name, stand_in) if place else text
        return _OFFICE.sub("办公室", _LEVEL.sub(stand_in, text))


@lru_cache(maxsize=16384)
def _may_name(text: str, names: tuple[str, ...]) -> bool:
    """Return whether a text may name a government or an office; most do not, and the model's texts come again."""
    return speaks_of_a_body(text) or bool(_LEVEL.search(text)) or any(map(text.__contains__, names))


def place_of(settings: Settings) -> Jurisdiction | None:
    """Return the place of a catalogue: that of its settings, else the one before 人民政府 in a publisher's name."""
    named = jurisdiction_of(settings.jurisdiction)
    names = (name.partition("人民政府") for name in settings.publishers)
    return named or next((Jurisdiction(place, "") for place, found, _rest in names if place and found), None)
