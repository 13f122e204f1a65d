"""What the head of a page says to machines: meta tags, links to data, and JSON-LD.

The meta tags are those of 国办发〔2017〕47号: of the site on every page, of a column (栏目) on the pages that lead to
others, of an article (文章) on the page of an item.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from catalog_cli.model.item import LEVEL, Item
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.site.content import SiteContent
from catalog_cli.site.linked_data import description_of, json_ld
from catalog_cli.site.outputs.data import CATALOGUE, ITEMS, item_data
from catalog_cli.site.outputs.dcat import DCAT
from catalog_cli.site.outputs.feed import FEED, has_feed
from catalog_cli.site.outputs.feed import MEDIA_TYPE as ATOM
from catalog_cli.site.page import Page

_COLUMN_TYPE = "信息公开"
"""The kind of column that a disclosure catalogue is on a government's site."""
_JSON = "application/json"


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
    tags = [*_site_tags(content), *_page_tags(page, content)]
    return PageHead(
        meta=tuple((name, one_line(text)) for name, text in tags if text),
        links=tuple(_links(page, content)),
        json_ld=json_ld(page, content),
    )


def _site_tags(content: SiteContent) -> Iterator[tuple[str, str]]:
    yield "SiteName", content.site.name or content.settings.title
    yield "SiteDomain", urlsplit(content.base_url).hostname or ""
    yield "SiteIDCode", content.site.id_code


def _page_tags(page: Page, content: SiteContent) -> Iterator[tuple[str, str]]:
    column = page.column or (content.settings.title if page.kind == "index" else page.title)
    yield "ColumnName", column
    if page.item:
        yield "ColumnType", _COLUMN_TYPE
        yield from _article_tags(page.item, page, content)
        return
    description = page.description or description_of(content)
    yield "ColumnDescription", description
    yield "ColumnKeywords", ",".join(dict.fromkeys((content.settings.title, column)))
    yield "ColumnType", _COLUMN_TYPE
    if not page.description:
        yield "Description", description


def _article_tags(item: Item, page: Page, content: SiteContent) -> Iterator[tuple[str, str]]:
    yield "ArticleTitle", item.name
    # the form that the tag wants has a time of day, which nobody knows
    yield "PubDate", f"{page.changed} 00:00" if page.changed else ""
    yield "ContentSource", item.publisher or "、".join(content.settings.publishers)
    yield "Author", "、".join(item.responsible)
    yield "Keywords", ",".join((item.name, *item.category.split(LEVEL)))
    if not page.description:
        yield "Description", item.content
    yield "Url", content.base_url + page.path if content.base_url else ""


def _links(page: Page, content: SiteContent) -> Iterator[HeadLink]:
    if content.base_url:
        yield HeadLink("canonical", content.base_url + page.path)
    if page.item:
        yield HeadLink("alternate", page.root + item_data(page.item.id), _JSON, page.item.name)
    if page.kind == "index":
        yield HeadLink("alternate", CATALOGUE, _JSON, content.settings.title)
        yield HeadLink("alternate", ITEMS, _JSON, content.settings.title)
        yield HeadLink("alternate", DCAT, "application/ld+json", "DCAT")
    if has_feed(content):
        yield HeadLink("alternate", page.root + FEED, ATOM, message("Changes").in_language(content.site.language))
