"""A changelog: the editions of a catalogue, at tags or at the ends of months, and what each changed."""

from msgspec import Struct

from catalog_cli.model.change import Change


class EditionCommit(Struct, frozen=True):
    """The commit of an edition: its id, its day, and the name of the edition.

    `name` is the tag or the month; it is empty for what follows the last tag.
    """

    name: str
    commit: str
    day: str
    is_tagged: bool = False


class EditionChanges(Struct, frozen=True):
    """One edition: its commit, the number of its items, and what changed since the edition before.

    `begins` is True for the very first: all its items are new.
    """

    commit: EditionCommit
    items: int
    changes: tuple[Change, ...]
    begins: bool = False


class Changelog(Struct, frozen=True):
    """All editions, the newest first, under the present title of the catalogue.

    `cut_off` is True if earlier editions were not fetched, as in a shallow clone.
    """

    title: str
    editions: tuple[EditionChanges, ...]
    cut_off: bool = False
