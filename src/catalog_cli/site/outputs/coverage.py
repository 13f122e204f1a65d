"""`coverage/index.html`: which duties of disclosure the catalogue covers, by which items."""

from collections.abc import Iterator

from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page
from catalog_cli.views.coverage import coverage_of, coverage_table

_PATH = "coverage/index.html"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    yield SiteFile(_PATH, lambda: render_page(_page(content), content))


def _page(content: SiteContent) -> Page:
    report = coverage_of(content.catalogue)
    return Page(
        path=_PATH,
        kind="coverage",
        title=message("Coverage").in_language(content.site.language),
        values={"report": report, "summary": coverage_table(report).title, "addresses": content.addresses},
    )
