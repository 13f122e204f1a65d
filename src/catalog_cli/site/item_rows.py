"""Items as rows of a short table, on the pages of offices and laws."""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.item import LEVEL, Item
from catalog_cli.site.content import SiteContent
from catalog_cli.site.fingerprint import fingerprint


class ItemRow(Struct, frozen=True):
    """What a short table shows of an item: `places` of a law are only on that law's page."""

    id: str
    address: str
    name: str
    category: str
    time_limit: str
    responsible: str
    link: str
    places: tuple[str, ...] = ()


class ItemRows:
    """The rows of a catalogue's items, each made once: an item is on the pages of several laws and offices."""

    def __init__(self, content: SiteContent) -> None:
        """Take the content; no row is made yet."""
        self._content = content
        self._rows: dict[tuple[str, str], tuple[ItemRow, bytes]] = {}

    def row(self, item: Item, places: tuple[str, ...] = ()) -> ItemRow:
        """Return the row of an item, with the places of a law that it cites."""
        row = self._known(item)[0]
        return replace(row, places=places) if places else row

    def key(self, item: Item) -> bytes:
        """Return the fingerprint of the row of an item."""
        return self._known(item)[1]

    def _known(self, item: Item) -> tuple[ItemRow, bytes]:
        place = item.path, item.id
        if place not in self._rows:
            row = self._made(item)
            self._rows[place] = row, fingerprint(row)
        return self._rows[place]

    def _made(self, item: Item) -> ItemRow:
        return ItemRow(
            id=item.id,
            address=self._content.addresses.item(item.id),
            name=item.name,
            category=" › ".join(item.category.split(LEVEL)),
            time_limit=item.time_limit or "",
            responsible="、".join(item.responsible),
            link=item.link or "",
        )


@lru_cache(maxsize=1)
def rows_in(content: SiteContent) -> ItemRows:
    """Return the rows of a catalogue's items."""
    return ItemRows(content)
