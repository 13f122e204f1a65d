"""`laws/`: a list of the laws that items rest on, and for each a page with these items."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.site.cited_laws import items_by_law
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page

_PATH = "laws/index.html"
_Citing = Sequence[tuple[Item, tuple[str, ...]]]


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the list and the pages."""
    laws = items_by_law(content)
    yield SiteFile(_PATH, lambda: render_page(_list(laws, content), content))
    for title, citing in laws.items():
        yield SiteFile(content.addresses.law(title), partial(_render, title, citing, content))


def _list(laws: Mapping[str, _Citing], content: SiteContent) -> Page:
    most_first = sorted(laws.items(), key=lambda each: -len(each[1]))
    return Page(
        path=_PATH,
        kind="laws",
        title=message("Laws").in_language(content.site.language),
        values={"laws": [(title, content.addresses.law(title), len(citing)) for title, citing in most_first]},
    )


def _render(title: str, citing: _Citing, content: SiteContent) -> bytes:
    page = Page(path=content.addresses.law(title), kind="law", title=title, values={"name": title, "citing": citing})
    return render_page(page, content)
