"""What each edition of a catalogue changed against the one before it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from catalog_cli.changes.diff import diff_catalogues
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, ChangeKind
from catalog_cli.model.changelog import EditionChanges, EditionCommit

Choose = Callable[[Catalogue, Catalogue, tuple[Change, ...]], tuple[Change, ...]]
"""Selects the changes between two catalogues that the user asked for."""


def edition_changes(
    editions: Iterable[tuple[EditionCommit, Catalogue]], start: Catalogue | None, choose: Choose
) -> Iterator[EditionChanges]:
    """Yield what each edition changed, the oldest first; `start` is the catalogue before the first, None for none.

    Editions before the first one with a catalogue are left out, and so is an untagged end without changes.
    """
    before = start or Catalogue(Settings())
    begun = start is not None
    for (_commit, old), (commit, new) in pairwise([(None, before), *editions]):
        everything = diff_catalogues(old, new)
        changes = tuple(each for each in choose(old, new, everything) if each.kind is not ChangeKind.RENUMBERED)
        if commit and (changes or (begun and commit.name)):
            yield EditionChanges(commit, len(new.items), changes, begins=not begun)
        begun = begun or bool(everything)
