"""`about/index.html`: what this catalogue is, which edition is shown, and what it could not show."""

from collections.abc import Iterator

from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.offered import offered_files
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page
from catalog_cli.views.figures import count_figures

_PATH = "about/index.html"
_TITLE = message("About this catalogue")


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    yield SiteFile(_PATH, lambda: render_page(_page(content), content))


def _page(content: SiteContent) -> Page:
    return Page(
        path=_PATH,
        kind="about",
        title=_TITLE.in_language(content.site.language),
        values={
            "figures": count_figures(content.catalogue),
            "unread": content.unread,
            "run": content.run,
            "offered": list(offered_files(content)),
        },
    )
