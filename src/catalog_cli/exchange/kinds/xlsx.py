"""Excel: the official table as a sheet that can be filtered and edited, and any workbook with a table of items."""

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.model.catalogue import Catalogue

SUFFIXES = (".xlsx", ".xlsm")
BINARY = True


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write one sheet with the official table; every cell is text, never a formula."""
    from catalog_cli.exchange.excel.write import write_workbook

    return write_workbook(catalogue, options)


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the sheets of a workbook as the texts that a person sees in them."""
    from catalog_cli.exchange.excel.read import read_workbook

    return read_workbook(data)
