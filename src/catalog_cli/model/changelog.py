"""A changelog: the editions of a catalogue, at tags or at the ends of months, and what each changed."""

from msgspec import Struct

from catalog_cli.model.change import Change


class Point(Struct, frozen=True):
    """A commit at which an edition stood: its full name, its day, and what it is called.

    `name` is the tag or the month; empty for what came after the last tag.
    """

    name: str
    commit: str
    day: str


class Section(Struct, frozen=True):
    """One edition: where it stood, the number of items in it, and what it changed against the one before.

    `begins` is True for the first that there is: all its items are new in it.
    """

    point: Point
    items: int
    changes: tuple[Change, ...]
    begins: bool = False


class Changelog(Struct, frozen=True):
    """All editions, the newest first, under the title that the catalogue has now.

    `cut_off` is True where there were editions before, which are not here, as in a shallow clone.
    """

    title: str
    sections: tuple[Section, ...]
    cut_off: bool = False
