"""Plain text: a table copied out of a document, as lines."""

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument

SUFFIXES = (".txt",)


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read a table that has one cell a line behind a tab, or one row a line with tabs between cells."""
    from catalog_cli.exchange.text.copied_lines import read_copied_lines
    from catalog_cli.exchange.text.encodings import decode

    return read_copied_lines(decode(data, options.encoding))
