"""`coverage/index.html`: which duties of disclosure the catalogue covers, by which items."""

from collections.abc import Iterator
from itertools import groupby

from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page
from catalog_cli.views.coverage import Parts, coverage_of, coverage_table

_PATH = "coverage/index.html"
_TITLE = message("Coverage")


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    items = [(item.id, item.name, item.category, item.content) for item in content.items]
    made_of = content.frame, items
    yield SiteFile(_PATH, lambda: render_page(_page(content), content), made_of=made_of, of_all_items=True)


def _page(content: SiteContent) -> Page:
    report = coverage_of(content.catalogue)
    parts = Parts(report.topics)
    articles = [
        (article, parts.words(article), list(topics))
        for article, topics in groupby(report.topics, lambda each: each.duty.article)
    ]
    return Page(
        path=_PATH,
        kind="coverage",
        title=_TITLE.in_language(content.site.language),
        values={
            "report": report,
            "articles": articles,
            "summary": coverage_table(report).title,
            "done": sum(each.covered is True for each in report.topics),
        },
    )
