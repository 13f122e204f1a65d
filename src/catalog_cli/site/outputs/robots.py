"""`robots.txt`: crawlers may read everything. It is only made for the root of a host, where they look for it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile, ready
from catalog_cli.site.outputs.sitemap import SITEMAP


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the file, where it would be read."""
    if content.base_url and urlsplit(content.base_url).path in {"", "/"}:
        yield ready("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {content.base_url}{SITEMAP}\n".encode())
