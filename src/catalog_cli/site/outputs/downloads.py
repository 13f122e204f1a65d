"""`downloads/`: the official table as documents, as `catalog render` writes them."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256

from msgspec import Struct

from catalog_cli.exchange.options import Options
from catalog_cli.exchange.registry import render
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile


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
    options = Options(memo=_Computed().recall)
    for each in DOWNLOADS:
        make = partial(render, each.kind, content.catalogue, options)
        yield SiteFile(each.path, make, made_of=content.whole, of_all_items=True)


class _Computed:
    """What was computed for one document and another one needs as well."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def recall(self, made_of: bytes, compute: Callable[[], bytes]) -> bytes:
        """Return what is computed from some bytes; of those, only a digest is kept."""
        key = sha256(made_of).digest()
        if key not in self._known:
            self._known[key] = compute()
        return self._known[key]
