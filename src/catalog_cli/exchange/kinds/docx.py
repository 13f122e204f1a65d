"""Word: the official table as an office publishes it, and any Word file with a table of items."""

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.model.catalogue import Catalogue

SUFFIXES = (".docx",)
BINARY = True
TAKES = ("template",)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official form: landscape A4, merged categories, the heading on every page."""
    from catalog_cli.exchange.word.write import write_word

    return write_word(catalogue, options)


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the tables of a Word file with all tracked changes accepted."""
    from catalog_cli.exchange.word.read import read_word

    return read_word(data)
