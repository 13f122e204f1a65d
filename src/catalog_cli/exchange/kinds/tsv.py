"""TSV: the official table with tabs between its cells, and any such file with a table of items."""

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.model.catalogue import Catalogue

SUFFIXES = (".tsv", ".tab")
TAKES = ("encoding",)
_SEPARATOR = "\t"


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the table, by default in UTF-8 with a byte order mark, without which Excel reads no Chinese."""
    from catalog_cli.exchange.text.separated import write_separated

    return write_separated(catalogue, _SEPARATOR, options)


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the table; encoding and separator are recognised."""
    from catalog_cli.exchange.text.encodings import decode
    from catalog_cli.exchange.text.separated import read_separated

    return SourceDocument((read_separated(decode(data, options.encoding), _SEPARATOR),))
