"""`offices/`: a list of the responsible offices, and for each a page with its items."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page

_PATH = "offices/index.html"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the list and the pages."""
    offices = items_by_office(content)
    yield SiteFile(_PATH, lambda: render_page(_list(offices, content), content))
    for name, items in offices.items():
        yield SiteFile(content.addresses.office(name), partial(_render, name, items, content))


def items_by_office(content: SiteContent) -> Mapping[str, Sequence[Item]]:
    """Return the items of each responsible office, in the order in which the table names them."""
    found: dict[str, list[Item]] = {}
    for item in content.items:
        for name in dict.fromkeys(item.responsible):
            found.setdefault(name, []).append(item)
    return found


def _list(offices: Mapping[str, Sequence[Item]], content: SiteContent) -> Page:
    return Page(
        path=_PATH,
        kind="offices",
        title=message("Offices").in_language(content.site.language),
        values={"offices": [(name, content.addresses.office(name), len(items)) for name, items in offices.items()]},
    )


def _render(name: str, items: Sequence[Item], content: SiteContent) -> bytes:
    page = Page(path=content.addresses.office(name), kind="office", title=name, values={"name": name, "items": items})
    return render_page(page, content)
