"""One side of a comparison: a catalogue, its label, and what could not be read of it."""

from collections.abc import Mapping

from msgspec import Struct, field

from catalog_cli.model.catalogue import Catalogue, LoadedCatalogue, Settings
from catalog_cli.model.document import Document
from catalog_cli.store.cached_loader import BlobCache
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Source


class Side(Struct, frozen=True):
    """A catalogue and where it came from: `reading` is None for a document, `document` for files.

    `likely` gives how similar each item of a document is to the one it was matched with, by id, where it was matched
    by similarity.
    """

    label: str
    catalogue: Catalogue
    reading: LoadedCatalogue | None = None
    document: Document | None = None
    likely: Mapping[str, float] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many rows of the document hold no item."""
        return len(self.document.left_out) if self.document else 0


def side_from_source(label: str, source: Source, blobs: BlobCache | None = None) -> Side:
    """Read a side from a catalogue's files; revisions read with one cache of blobs share what is the same in both."""
    reading = blobs.load_catalogue(source) if blobs else load_catalogue(source)
    return Side(label, reading.catalogue, reading)


def empty_side() -> Side:
    """Make a side with nothing in it, for documents that are compared where there is no catalogue."""
    return Side("", Catalogue(Settings()))
