"""The result of merging two edits of the same values: the merged values, and the conflicts."""

from collections.abc import Mapping
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.item import Value

Path = tuple[str, ...]
"""The keys that lead to a value: of one field, or of a heading within `extra`."""


class Conflict(Struct, frozen=True):
    """A value that both sides changed differently; None for one that does not exist."""

    path: Path
    base: Value
    ours: Value
    theirs: Value


class MergeResult(Struct, frozen=True):
    """The merged values, in the order of their keys; for a conflict, ours or, if ours is gone, theirs."""

    values: Mapping[str, Value]
    conflicts: tuple[Conflict, ...] = ()

    def under(self, key: str) -> Self | None:
        """Return the result for the mapping under a key; None if the key conflicts as a whole or has no mapping."""
        value = self.values.get(key)
        conflicts = tuple(conflict for conflict in self.conflicts if conflict.path[0] == key)
        if not isinstance(value, Mapping) or any(len(conflict.path) == 1 for conflict in conflicts):
            return None
        return type(self)(value, conflicts).below(1)

    def below(self, depth: int) -> Self:
        """Return the same values with the paths of the conflicts relative to `depth` keys further down."""
        return replace(self, conflicts=tuple(replace(each, path=each.path[depth:]) for each in self.conflicts))

    def taking(self, *, ours: bool) -> dict[str, Value]:
        """Return the values with every conflict resolved for one side; a mapping that this leaves empty is removed."""
        values = dict(self.values)
        for conflict in self.conflicts:
            inner = self.under(conflict.path[0])
            taken = (inner.taking(ours=ours) or None) if inner else (conflict.ours if ours else conflict.theirs)
            values |= {conflict.path[0]: taken}
        return {key: value for key, value in values.items() if value is not None}
