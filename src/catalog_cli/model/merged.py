"""What merging two edits of the same values gives: the values, and where the edits clash."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog_cli.model.item import Value

Path = tuple[str, ...]
"""The keys that lead to a value: of one field, or of a heading within `extra`."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that both sides changed differently; None stands for one that is not there."""

    path: Path
    base: Value
    ours: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """The values in the order of their keys; in the place of each clash stands ours, or theirs where ours is gone."""

    values: Mapping[str, Value]
    clashes: tuple[Clash, ...] = ()
