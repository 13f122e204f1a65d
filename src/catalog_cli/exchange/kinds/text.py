"""Plain text: a table copied out of a document, as lines."""

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.model.document import Document

SUFFIXES = (".txt",)


def read(data: bytes, options: ReadOptions) -> Document:
    """Read a table whose cells stand a line each behind a tab, or whose rows do with tabs between the cells."""
    from catalog_cli.exchange.tables.read import read_tables
    from catalog_cli.exchange.text.copied_lines import read_copied_lines
    from catalog_cli.exchange.text.encodings import decode

    return read_tables(read_copied_lines(decode(data, options.encoding)), options)
