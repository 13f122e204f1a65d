"""Warn of files that cannot be read when an id changes or goes: they may refer to it."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from catalog_cli.model.item import Item
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.store.items import unparsed_files_with


def warn_of_unread(root: Path, reading: Reading, items: Sequence[Item]) -> list[str]:
    """Give a line for each unreadable file that has an id of these items in it: a person has to look there."""
    words = _("{path} cannot be read, and has “{id}” in it: look there yourself")
    return [
        words.format(path=one_line(path), id=item.id)
        for item in items
        for path in unparsed_files_with(root, reading, item.id)
    ]
