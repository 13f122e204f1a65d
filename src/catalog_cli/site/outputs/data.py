"""`catalog.json`, `items.json` and `items/ID.json`: the catalogue as data, with the schemas that describe it."""

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.resources import files as package_files
from io import BytesIO

from catalog_cli.model.item import Item
from catalog_cli.model.json_text import dumps
from catalog_cli.site.addresses import item_name
from catalog_cli.site.cited_laws import citations_in
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile, ready
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.parts import FileParts
from catalog_cli.site.records import VERSION, catalogue_record, item_record

CATALOGUE, ITEMS = "catalog.json", "items.json"
SCHEMAS = ("catalog.schema.json", "item.schema.json", "items.schema.json")


def item_data(item_id: str) -> str:
    """Return the path of an item's data."""
    return f"items/{item_name(item_id)}.json"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the data and the schemas."""
    yield SiteFile(CATALOGUE, lambda: _json(_with_schema("schema/catalog.schema.json", catalogue_record(content))))
    keys = [_key(item, content) for item in content.items]
    parts = FileParts()
    yield SiteFile(ITEMS, partial(_items, content, keys, parts), made_of=keys, of_all_items=True, parts=parts)
    for item, key in zip(content.items, keys, strict=True):
        yield SiteFile(item_data(item.id), partial(_item, item, content), made_of=key)
    folder = package_files("catalog_cli.site") / "schema"
    for name in SCHEMAS:
        yield ready(f"schema/{name}", (folder / name).read_bytes())


def _key(item: Item, content: SiteContent) -> bytes:
    """Return the fingerprint of an item's data."""
    laws = [*map(citations_in(content).meant, item.basis)]
    return fingerprint(content.key_of(item), laws, content.base_url, content.histories.last_change(item))


def _items(content: SiteContent, keys: Sequence[bytes], parts: FileParts) -> bytes:
    head = dumps({"$schema": "schema/items.schema.json", "version": VERSION, "catalogue": CATALOGUE})
    # not joined: of a large catalogue that would hold all items several times
    file = BytesIO()
    file.write(f'{head[:-1]}, "items": ['.encode())
    for number, (item, key) in enumerate(zip(content.items, keys, strict=True)):
        file.write(b",\n" if number else b"\n")
        file.write(parts.recall(key, partial(_text, item, content)))
    file.write(b"\n]}\n" if content.items else b"\n\n]}\n")
    return file.getvalue()


def _item(item: Item, content: SiteContent) -> bytes:
    schema = dumps({"$schema": "../schema/item.schema.json"})
    return f"{schema[:-1]}, ".encode() + _text(item, content)[1:] + b"\n"


def _text(item: Item, content: SiteContent) -> bytes:
    """Return the JSON of an item; the file of all items and its own have the same."""
    return dumps(item_record(item, content)).encode()


def _with_schema(schema: str, record: dict[str, object]) -> dict[str, object]:
    return {"$schema": schema, **record}


def _json(record: dict[str, object]) -> bytes:
    return f"{dumps(record, indent=2)}\n".encode()
