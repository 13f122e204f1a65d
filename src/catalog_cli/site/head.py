"""What the head of a page says to machines: meta tags, links to data, and JSON-LD."""

from msgspec import Struct

from catalog_cli.site.content import SiteContent
from catalog_cli.site.page import Page


class HeadLink(Struct, frozen=True):
    """A `<link>`: its relation, its address (relative ones from the page), its type and its title."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


class PageHead(Struct, frozen=True):
    """Meta tags as pairs of name and content, links, and the text of a JSON-LD block (empty for none)."""

    meta: tuple[tuple[str, str], ...] = ()
    links: tuple[HeadLink, ...] = ()
    json_ld: str = ""


def head_of(page: Page, content: SiteContent) -> PageHead:
    """Return what the head of a page says to machines."""
    meta = (("SiteName", content.settings.title), ("ColumnName", page.column))
    return PageHead(tuple((name, text) for name, text in meta if text))
