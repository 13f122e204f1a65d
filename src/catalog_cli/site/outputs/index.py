"""`index.html`: the official table, with the search box and the filters."""

from collections.abc import Iterable, Iterator, Mapping

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.official_table import site_table
from catalog_cli.site.page import Page
from catalog_cli.site.page_script import index_script
from catalog_cli.site.render import render_page


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    yield SiteFile("index.html", lambda: render_page(_page(content), content), of_all_items=True)


def _page(content: SiteContent) -> Page:
    script = index_script(content)
    return Page(
        path="index.html",
        kind="index",
        title=content.settings.title,
        values={
            "table": site_table(content),
            "filters": _filters(content),
            "count": len(content.items),
            "unread": content.unread,
        },
        script=script.text,
        scripts=script.files,
    )


def _filters(content: SiteContent) -> Mapping[str, tuple[str, ...]]:
    """Return what each filter offers, by the field's key."""
    return {
        "category": _distinct((item.category,) for item in content.items),
        "responsible": _distinct(item.responsible for item in content.items),
        "channels": _distinct(item.channels for item in content.items),
    }


def _distinct(texts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for each in texts for text in each))
