"""What each edition of a catalogue changed against the one before it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from catalog_cli.changes.difference import difference
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, ChangeKind
from catalog_cli.model.changelog import Point, Section

Chosen = Callable[[Catalogue, Catalogue, tuple[Change, ...]], tuple[Change, ...]]
"""Gives those of the changes between two catalogues that are asked for."""


def sections(stood: Iterable[tuple[Point, Catalogue]], start: Catalogue | None, chosen: Chosen) -> Iterator[Section]:
    """Give what each edition changed, the oldest first; `start` is what stood before, None where nothing did.

    What came before the catalogue was there is left out, and so is what comes after the last tag and changes nothing.
    """
    before = start or Catalogue(Settings())
    begun = start is not None
    for (_point, old), (point, new) in pairwise([(None, before), *stood]):
        everything = difference(old, new)
        changes = tuple(each for each in chosen(old, new, everything) if _told(each))
        if point and (changes or (begun and point.name)):
            yield Section(point, len(new.items), changes, begins=not begun)
        begun = begun or bool(everything)


def _told(change: Change) -> bool:
    """Leave out numbers that moved on because of another item."""
    return change.kind is not ChangeKind.RENUMBERED
