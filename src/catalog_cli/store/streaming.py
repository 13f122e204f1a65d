"""The items of a very large workspace one after the other, in the order of the catalogue: few live at any one time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import overload

from msgspec import Struct

from catalog_cli.cache.codec import Plain
from catalog_cli.cache.errors import CacheMissError
from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.model.catalogue import ranking
from catalog_cli.model.item import Item
from catalog_cli.store.file_reading import from_plain, read_file
from catalog_cli.store.parse_cache import HELD, all_are_held, rows_held
from catalog_cli.store.reading import entry_from
from catalog_cli.store.settings import settings_from
from catalog_cli.store.source import ITEMS, SETTINGS, Folder

FEWEST_FILES = 50_000
"""Fewer items fit into memory, and are at hand there for whatever is to be done with them."""
_AT_ONCE = 500
"""How many items are taken from the cache in one go."""


class Stream(Struct, frozen=True):
    """The items, read again each time that they are gone through, and the files that hold none."""

    items: Sequence[Item]
    unread: Sequence[str]


@contextmanager
def streamed(folder: Folder) -> Iterator[Stream | None]:
    """Give the items of a large folder; None where there are few, or where they cannot be kept on the disk."""
    if not folder.has_many(FEWEST_FILES):
        yield None
        return
    with open_cache(folder) as memory:
        paths = [path for path in memory.paths() if path.startswith(f"{ITEMS}/")] if memory else []
        yield _stream(folder, memory) if memory and all_are_held(folder, paths, memory) else None


def _stream(folder: Folder, memory: WorkspaceCache) -> Stream | None:
    try:
        return _ranked(folder, memory, rows_held(memory))
    except CacheMissError:
        return None


def _ranked(folder: Folder, memory: WorkspaceCache, rows: Iterator[tuple[int, Plain]]) -> Stream:
    above = read_file(folder, SETTINGS)
    rank = ranking(settings_from(above.values or {}).categories)
    ranked = []
    unread = [SETTINGS] if above.findings else []
    for number, (path, _digest, held) in rows:
        item = entry_from(path, held[0]).item if path in memory.stats else None
        if item:
            ranked.append((rank(item.category, item.order, item.id), path, number))
        elif path in memory.stats:
            unread.append(path)
    ranked.sort()
    return Stream(_Held(folder, memory, [(number, path) for _rank, path, number in ranked]), sorted(unread))


class _Held(Sequence[Item]):
    """Items by the numbers of their files, read from the cache one by one; from the disk, if they are lost there."""

    def __init__(self, folder: Folder, memory: WorkspaceCache, places: Sequence[tuple[int, str]]) -> None:
        self._folder = folder
        self._memory = memory
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Item]:
        for start in range(0, len(self._places), _AT_ONCE):
            some = self._places[start : start + _AT_ONCE]
            rows = dict(self._memory.rows(HELD, [number for number, _path in some]))
            yield from (self._item(path, rows.get(number)) for number, path in some)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> "_Held": ...
    def __getitem__(self, place: int | slice) -> "Item | _Held":
        if isinstance(place, slice):
            return _Held(self._folder, self._memory, self._places[place])
        return next(iter(self[place:][:1]))

    def _item(self, path: str, row: Plain) -> Item:
        read = from_plain(row[2]) if row and row[0] == path else read_file(self._folder, path)
        item = entry_from(path, read.values).item
        if item is None:
            raise RuntimeError(f"{path} was lost while it was read")
        return item
