"""JSON Lines: one item a line and nothing else, for programs that read line by line."""

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.records import document_from
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Document
from catalog_cli.model.json_text import dumps

SUFFIXES = (".jsonl", ".ndjson")


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write each item as an object on a line of its own."""
    return "".join(f"{dumps(item.to_mapping())}\n" for item in catalogue.items).encode()


def read(data: bytes, options: ReadOptions) -> Document:
    """Read one item a line; empty lines are skipped, and an item's place is its line."""
    from catalog_cli.exchange.text.encodings import decode
    from catalog_cli.exchange.text.values import json_value

    # `splitlines` also splits at characters that may stand in a text
    lines = [(number, line) for number, line in enumerate(decode(data, options.encoding).split("\n"), 1)]
    filled = [(number, line) for number, line in lines if line.strip()]
    return document_from(((number, json_value(line, number)) for number, line in filled), len(filled), options.step)
