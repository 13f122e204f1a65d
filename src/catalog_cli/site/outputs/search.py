"""`data.js`: what the search in the index page looks through."""

from collections.abc import Iterator

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.search_data import DATA_FILE, search_script


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the script with the data."""
    yield SiteFile(DATA_FILE, lambda: _data(content), of_all_items=True)


def _data(content: SiteContent) -> bytes:
    return search_script(content.items, content.settings.synonyms, content.site.language)
