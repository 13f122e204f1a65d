"""The files that the site offers beside its pages, as the page about the catalogue lists them."""

from collections.abc import Iterator

from msgspec import Struct

from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.outputs.data import ITEMS
from catalog_cli.site.outputs.dcat import DCAT
from catalog_cli.site.outputs.downloads import DOWNLOADS
from catalog_cli.site.outputs.due import DUE
from catalog_cli.site.outputs.feed import FEED, has_feed
from catalog_cli.site.outputs.feed import MEDIA_TYPE as ATOM


class OfferedFile(Struct, frozen=True):
    """A file: its path in the site, its media type, and what it is."""

    path: str
    media_type: str
    words: str


def offered_files(content: SiteContent) -> Iterator[OfferedFile]:
    """Yield the files, those for people first."""
    for each in DOWNLOADS:
        words = message("The official table ({kind})", kind=each.name)
        yield OfferedFile(each.path, each.media_type, words.in_language(content.site.language))
    others = [
        (DUE, "text/calendar", message("Due days of the year to come (iCalendar)")),
        (ITEMS, "application/json", message("All items as data (JSON)")),
        (DCAT, "application/ld+json", message("For portals of open data (DCAT)")),
    ]
    if has_feed(content):
        others.append((FEED, ATOM, message("Changes to subscribe to (Atom)")))
    for path, media_type, said in others:
        yield OfferedFile(path, media_type, said.in_language(content.site.language))
