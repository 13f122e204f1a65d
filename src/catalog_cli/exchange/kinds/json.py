"""JSON: the catalogue as data, for programs, and any list of items such as `catalog list --format json` prints."""

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.records import document_of, record_of
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Document
from catalog_cli.model.json_text import dumps

SUFFIXES = (".json",)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write title, publishers, categories and items as one object."""
    return f"{dumps(record_of(catalogue), indent=2)}\n".encode()


def read(data: bytes, options: ReadOptions) -> Document:
    """Read an object with items, a list of items, or one item."""
    from catalog_cli.exchange.text.encodings import decode
    from catalog_cli.exchange.text.values import json_value

    return document_of(json_value(decode(data, options.encoding)), options.step)
