"""Items as rows of a short table, on the pages of offices and laws."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from catalog_cli.model.item import LEVEL, Item
from catalog_cli.site.content import SiteContent


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


def item_rows(
    items: Iterable[Item], content: SiteContent, places: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[ItemRow, ...]:
    """Return a row for each item; `places` are the places of the law that each cites, by its id."""
    return tuple(
        ItemRow(
            id=item.id,
            address=content.addresses.item(item.id),
            name=item.name,
            category=" › ".join(item.category.split(LEVEL)),
            time_limit=item.time_limit or "",
            responsible="、".join(item.responsible),
            link=item.link or "",
            places=(places or {}).get(item.id, ()),
        )
        for item in items
    )
