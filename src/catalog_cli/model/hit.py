"""An item that a search found, and where its words stand in it."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.model.item import Item

Stretch = tuple[int, int]
"""The start of a stretch of text, and the place just after its end."""

Marks = Mapping[str, Mapping[int, tuple[Stretch, ...]]]
"""Stretches to mark, by a field's key and the place of the element in it; a single text is element 0."""


class Hit(Struct, frozen=True):
    """An item that was found; of two hits the one with the smaller `rank` is the better."""

    item: Item
    rank: tuple[int, ...]
    marks: Marks
