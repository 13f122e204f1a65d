"""`offices/`: a list of the responsible offices, and for each a page with its items."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.item_rows import rows_in
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page

_PATH = "offices/index.html"
_TITLE = message("Offices")


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the list and the pages."""
    offices = _items_by_office(content)
    counts = [(name, content.addresses.office(name), len(items)) for name, items in offices.items()]
    yield SiteFile(_PATH, partial(_render_list, counts, content), made_of=(content.frame, counts))
    for name, items in offices.items():
        path = content.addresses.office(name)
        made_of = content.frame, name, [*map(rows_in(content).key, items)]
        yield SiteFile(path, partial(_render, path, name, items, content), made_of=made_of)


def _items_by_office(content: SiteContent) -> Mapping[str, Sequence[Item]]:
    """Return the items of each responsible office, in the order in which the table names them."""
    found: dict[str, list[Item]] = {}
    for item in content.items:
        for name in dict.fromkeys(item.responsible):
            found.setdefault(name, []).append(item)
    return found


def _render_list(counts: Sequence[tuple[str, str, int]], content: SiteContent) -> bytes:
    title = _TITLE.in_language(content.site.language)
    return render_page(Page(path=_PATH, kind="offices", title=title, values={"offices": counts}), content)


def _render(path: str, name: str, items: Sequence[Item], content: SiteContent) -> bytes:
    column, rows = _TITLE.in_language(content.site.language), [*map(rows_in(content).row, items)]
    return render_page(Page(path=path, kind="office", title=name, column=column, values={"rows": rows}), content)
