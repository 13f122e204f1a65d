"""One side of a comparison as it was read: a catalogue, what it is called, and what could not be read of it."""

from collections.abc import Mapping

from msgspec import Struct, field

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document
from catalog_cli.model.reading import Reading
from catalog_cli.store.blob_cache import BlobCache
from catalog_cli.store.reading import read
from catalog_cli.store.source import Source


class Side(Struct, frozen=True):
    """A catalogue and where it came from; `document` is None for files.

    `likely` says of the items of a document that were matched by likeness how alike they are, by their ids.
    """

    label: str
    catalogue: Catalogue
    reading: Reading | None = None
    document: Document | None = None
    likely: Mapping[str, float] = field(default_factory=dict)


def side_of(label: str, source: Source, blobs: BlobCache | None = None) -> Side:
    """Read a side out of a catalogue's files; blobs that it shares with revisions read before are not parsed again."""
    reading = read(source, blobs=blobs)
    return Side(label, reading.catalogue, reading)


def empty_side() -> Side:
    """Give a side with nothing in it, for documents that are compared where there is no catalogue."""
    return Side("", Catalogue(Settings()))
