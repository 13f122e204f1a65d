"""`data.js`: what the search in the index page looks through."""

from collections.abc import Iterator
from functools import partial

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.parts import FileParts
from catalog_cli.site.search_data import DATA_FILE, search_script


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the script with the data."""
    synonyms, language = content.settings.synonyms, content.site.language
    parts, made_of = FileParts(), (content.of_items, synonyms, language)
    make = partial(search_script, content.items, synonyms, language, parts)
    yield SiteFile(DATA_FILE, make, made_of=made_of, of_all_items=True, parts=parts)
