"""What each edition of a catalogue changed against the one before it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from catalog_cli.changes.compare import PRINTED_SETTINGS
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

    Editions before the first one with a catalogue are left out, and so is one without changes that has no tag. Settings
    that readers of the table do not see, such as rules, are no change of it.
    """
    before = start or Catalogue(Settings())
    begun = start is not None
    for (_commit, old), (commit, new) in pairwise([(None, before), *editions]):
        everything = diff_catalogues(old, new)
        changes = tuple(filter(None, map(_published, choose(old, new, everything))))
        if commit and (changes or (begun and commit.is_tagged)):
            yield EditionChanges(commit, len(new.items), changes, begins=not begun)
        begun = begun or bool(everything)


def _published(change: Change) -> Change | None:
    """Return what readers of the published table see of a change; None for nothing."""
    if change.kind is ChangeKind.RENUMBERED:
        return None
    if change.item:
        return change
    fields = tuple(field for field in change.fields if field.key in PRINTED_SETTINGS)
    return replace(change, fields=fields) if fields else None
