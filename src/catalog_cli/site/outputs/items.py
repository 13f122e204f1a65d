"""`items/ID/index.html`: an item with all its fields, the law taken apart, and its history."""

from collections.abc import Iterator
from functools import partial

from catalog_cli.facts.bodies import body_of_item
from catalog_cli.facts.deadlines import deadlines_of, may_have_deadline
from catalog_cli.model.item import LEVEL, Item
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.site.cited_laws import cited_laws
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.item_history import told_events
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page
from catalog_cli.views.deadlines import in_words
from catalog_cli.views.statutory import statutory_words

_APART = frozenset(
    {"id", "category", "order", "name", "basis", "time_limit", "link", "published_with", "printed", "extra"}
)
"""Fields that the page shows in places of their own."""


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield a page for each item."""
    for item in content.items:
        yield SiteFile(
            content.addresses.item(item.id),
            partial(_render, item, content),
        )


def _render(item: Item, content: SiteContent) -> bytes:
    return render_page(_page(item, content), content)


def _page(item: Item, content: SiteContent) -> Page:
    address = content.addresses.item(item.id)
    return Page(
        path=address,
        kind="item",
        title=item.name,
        column=item.category.split(LEVEL)[0],
        changed=content.histories.last_change(item),
        item=item,
        values={
            "item": item,
            "levels": item.category.split(LEVEL),
            "fields": [(key, item.texts(key)) for key in item.to_mapping() if key not in _APART],
            "extra": item.extra,
            "offices": [(name, content.addresses.office(name)) for name in item.responsible],
            "laws": cited_laws(item, content),
            "meaning": in_words(parse_time_limit(item.time_limit)).splitlines() if item.time_limit else [],
            "by_law": _by_law(item, content),
            "companion": content.by_id.get(item.published_with or ""),
            "events": told_events(content.histories.events(item)),
            "permanent": content.base_url + address if content.base_url else "",
        },
    )


def _by_law(item: Item, content: SiteContent) -> list[str]:
    if not may_have_deadline(item):
        return []
    body = body_of_item(item, content.settings)
    return [statutory_words(each) for each in deadlines_of(item, body, content.run)]
