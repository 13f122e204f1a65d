"""`sitemap.xml`: all pages with their full addresses, and the days on which items changed last."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.registry import site_files
from catalog_cli.site.xml_file import xml_bytes

SITEMAP = "sitemap.xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the file; without the site's address there is none, as a site map holds full addresses only."""
    if content.base_url:
        yield SiteFile(SITEMAP, lambda: _site_map(content))


def _site_map(content: SiteContent) -> bytes:
    changed = {content.addresses.item(item.id): content.histories.last_change(item) for item in content.items}
    edition = content.edition.day if content.edition else None
    urls = Element("urlset", xmlns=_NAMESPACE)
    for file in site_files(content):
        if file.path.endswith(".html"):
            _add(urls, content.base_url + file.path, changed.get(file.path, edition))
    return xml_bytes(urls)


def _add(urls: Element, address: str, day: date | None) -> None:
    url = SubElement(urls, "url")
    SubElement(url, "loc").text = address
    if day:
        SubElement(url, "lastmod").text = day.isoformat()
