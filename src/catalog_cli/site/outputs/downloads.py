"""`downloads/`: the official table as documents, as `catalog render` writes them."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from catalog_cli.exchange.options import Options
from catalog_cli.exchange.registry import render
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.parts import FileParts


class Download(Struct, frozen=True):
    """A document: its path, its kind, the name of that kind, and its media type."""

    path: str
    kind: str
    name: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
DOWNLOADS = (
    Download("downloads/catalog.docx", "docx", "Word", f"{_OFFICE}.wordprocessingml.document"),
    Download("downloads/catalog.xlsx", "xlsx", "Excel", f"{_OFFICE}.spreadsheetml.sheet"),
    Download("downloads/catalog.csv", "csv", "CSV", "text/csv"),
)


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the documents."""
    for each in DOWNLOADS:
        parts = FileParts()
        make = partial(render, each.kind, content.catalogue, Options(part=parts.memo))
        yield SiteFile(each.path, make, made_of=content.whole, of_all_items=True, parts=parts)
