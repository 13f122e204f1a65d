"""`catalog.jsonld`: the catalogue in the words of DCAT-AP, for portals of open data."""

from collections.abc import Iterator
from functools import partial

from catalog_cli.model.json_text import dumps
from catalog_cli.site.content import SiteContent
from catalog_cli.site.dcat import dcat_catalogue
from catalog_cli.site.files import SiteFile

DCAT = "catalog.jsonld"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the file."""
    yield SiteFile(DCAT, partial(_dcat, content), of_all_items=True)


def _dcat(content: SiteContent) -> bytes:
    return f"{dumps(dcat_catalogue(content), indent=1)}\n".encode()
