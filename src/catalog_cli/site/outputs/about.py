"""`about/index.html`: what this catalogue is, which edition is shown, and what it could not show."""

from collections.abc import Iterator

from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page

_PATH = "about/index.html"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    yield SiteFile(_PATH, lambda: render_page(_page(content), content))


def _page(content: SiteContent) -> Page:
    return Page(
        path=_PATH,
        kind="about",
        title=message("About this catalogue").in_language(content.site.language),
        values={"count": len(content.items), "unread": content.unread, "run": content.run},
    )
