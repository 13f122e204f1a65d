"""What merging two edits of the same values gives: the values, and where the edits clash."""

from collections.abc import Mapping
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.item import Value

Path = tuple[str, ...]
"""The keys that lead to a value: of one field, or of a heading within `extra`."""


class Clash(Struct, frozen=True):
    """A value that both sides changed differently; None stands for one that is not there."""

    path: Path
    base: Value
    ours: Value
    theirs: Value


class Merged(Struct, frozen=True):
    """The values in the order of their keys; in the place of each clash stands ours, or theirs where ours is gone."""

    values: Mapping[str, Value]
    clashes: tuple[Clash, ...] = ()

    def under(self, key: str) -> Self | None:
        """Give the part that stands under a key; None where the key clashes as a whole or holds no mapping."""
        value = self.values.get(key)
        clashes = tuple(clash for clash in self.clashes if clash.path[0] == key)
        if not isinstance(value, Mapping) or any(len(clash.path) == 1 for clash in clashes):
            return None
        return type(self)(value, clashes).below(1)

    def below(self, depth: int) -> Self:
        """Give the same values with the clashes' paths seen from `depth` keys further down."""
        return replace(self, clashes=tuple(replace(clash, path=clash.path[depth:]) for clash in self.clashes))

    def taking(self, *, ours: bool) -> dict[str, Value]:
        """Give the values with one side's in the place of each clash; a mapping that this leaves empty is gone."""
        values = dict(self.values)
        for clash in self.clashes:
            inner = self.under(clash.path[0])
            taken = (inner.taking(ours=ours) or None) if inner else (clash.ours if ours else clash.theirs)
            values |= {clash.path[0]: taken}
        return {key: value for key, value in values.items() if value is not None}
