"""Where in a text the value or the key is that a finding points to."""

from collections.abc import Callable, Mapping
from functools import cached_property

from catalog_cli.model.finding import Place
from catalog_cli.model.fix import Pointer, Span
from catalog_cli.model.item import Value
from catalog_cli.yaml.quick_places import QuickPlaces


class Places:
    """A text that is read once, however many places in it are asked for."""

    def __init__(self, text: str, values: Mapping[str, Value] | None = None) -> None:
        """Keep the text, and the values that were read in it, if they are known; it is read when need be."""
        self._text = text
        self._quick = QuickPlaces(text, values)

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Give the place of the value, with `at_key` of the key, that a pointer names; with `span`, of that stretch.

        Where there is no such thing, it is the key of the deepest mapping or list on the way that exists, or
        the first key of the text; line 1, column 1 when the text cannot be read.
        """
        return self._quick.of(pointer, at_key=at_key, span=span) or self.carefully_of(pointer, at_key=at_key, span=span)

    def carefully_of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Give the same by way of the careful reader alone."""
        return self._careful_of(pointer, at_key=at_key, span=span)

    @cached_property
    def _careful_of(self) -> Callable[..., Place]:
        # few files need the careful reader, which is much to load
        from catalog_cli.yaml.careful_places import CarefulPlaces

        return CarefulPlaces(self._text).of


def locate(text: str, pointer: Pointer, *, at_key: bool = False) -> Place:
    """Give the place in a text that a pointer names; for more than one question, ask `Places`."""
    return Places(text).of(pointer, at_key=at_key)
