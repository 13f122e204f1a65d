"""The texts of a document that was read, to look for those of its source."""

from collections.abc import Iterator, Mapping

from catalog_cli.model.document import Document
from catalog_cli.model.item import Value


def all_text(document: Document) -> str:
    """Join the texts of the items, of what stands around them, of what was left out and of what was cleaned."""
    around = (document.title, *document.publishers, *document.categories, *document.notes)
    items = [text for item in document.items for value in item.values.values() for text in _texts(value)]
    left = [each.text for each in document.left_out]
    cleaned = [text for each in document.cleanings for text in (each.heading, each.before, each.after)]
    headings = [each.heading for each in document.unknown_columns]
    return "\n".join([*around, *items, *left, *cleaned, *headings])


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        for heading, text in value.items():
            yield from (str(heading), str(text))
    elif isinstance(value, tuple):
        yield from map(str, value)
    else:
        yield str(value)
