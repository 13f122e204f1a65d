"""`items/ID/index.html`: an item with all its fields, the law taken apart, and its history."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from msgspec import Struct

from catalog_cli.facts.bodies import body_of_item
from catalog_cli.facts.deadlines import deadlines_of, may_have_deadline
from catalog_cli.model.item import LEVEL, Item
from catalog_cli.site.cited_laws import citations_in
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.item_history import told_events
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page
from catalog_cli.views.due import kind_of_due, note_words
from catalog_cli.views.sheet import meaning
from catalog_cli.views.statutory import statutory_words

_APART = frozenset(
    {"id", "category", "order", "name", "content", "basis", "channels", "time_limit", "responsible"}
    | {"link", "published_with", "link_note", "printed", "extra", "not_applicable"}
)
"""Fields that the page shows in places of their own."""


_AHEAD = timedelta(days=366)
"""How far ahead due days are told."""


class _Neighbour(Struct, frozen=True):
    """Another item that a page leads to."""

    id: str
    name: str


class _Around(Struct, frozen=True):
    """What an item's page shows of other items: the one before and the one after it, its companion, its category."""

    before: _Neighbour | None
    after: _Neighbour | None
    companion: _Neighbour | None
    anchor: str


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield a page for each item."""
    items, citations = content.items, citations_in(content)
    for number, item in enumerate(items):
        around = _Around(
            before=_neighbour(items[number - 1] if number else None),
            after=_neighbour(items[number + 1] if number + 1 < len(items) else None),
            companion=_neighbour(content.by_id.get(item.published_with or "")),
            anchor=content.anchors[item.category],
        )
        yield SiteFile(
            content.addresses.item(item.id),
            partial(_render, item, content, around),
            made_of=(
                content.frame,
                content.key_of(item),
                around,
                [*map(citations.key, item.basis)],
                content.histories.key(item),
            ),
        )


def _neighbour(item: Item | None) -> _Neighbour | None:
    return _Neighbour(item.id, item.name) if item else None


def _render(item: Item, content: SiteContent, around: _Around) -> bytes:
    address = content.addresses.item(item.id)
    page = Page(
        path=address,
        kind="item",
        title=item.name,
        column=item.category.split(LEVEL)[0],
        description=item.content,
        changed=content.histories.last_change(item),
        item=item,
        values={
            "around": around,
            "basis": citations_in(content).basis(item),
            "item": item,
            "levels": item.category.split(LEVEL),
            "fields": [(key, item.texts(key)) for key in item.to_mapping() if key not in _APART],
            "meaning": meaning(item.time_limit) if item.time_limit else [],
            "by_law": _by_law(item, content),
            "due": content.due.coming([item], content.run.today + _AHEAD),
            "due_notes": note_words,
            "due_kind": kind_of_due,
            "today": content.run.today,
            "events": told_events(content.histories.events(item)),
            "permanent": content.base_url + address if content.base_url else "",
        },
    )
    return render_page(page, content)


def _by_law(item: Item, content: SiteContent) -> list[str]:
    if not may_have_deadline(item):
        return []
    body = body_of_item(item, content.settings)
    return [statutory_words(each) for each in deadlines_of(item, body, content.run)]
