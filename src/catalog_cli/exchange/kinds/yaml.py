"""YAML: the catalogue as data in one file, all items in it."""

from collections.abc import Iterator

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.records import document_of, record_of
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Document
from catalog_cli.model.yaml_text import block

SUFFIXES = (".yaml", ".yml")


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write title, publishers, categories and items as one document."""
    return "".join(_lines(catalogue)).encode()


def read(data: bytes, options: ReadOptions) -> Document:
    """Read a mapping with items, a list of items, or one item."""
    from catalog_cli.exchange.text.encodings import decode
    from catalog_cli.exchange.text.values import yaml_value

    return document_of(yaml_value(decode(data, options.encoding)), options.step)


def _lines(catalogue: Catalogue) -> Iterator[str]:
    record = record_of(catalogue)
    del record["items"]
    yield from block(record)
    yield "items:\n" if catalogue.items else "items: []\n"
    for item in catalogue.items:
        yield from block(item.to_mapping(), "  - ", "    ")
