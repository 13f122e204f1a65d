"""`catalog.json`, `items.json` and `items/ID.json`: the catalogue as data, with the schemas that describe it."""

from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.resources import files as package_files

from catalog_cli.model.json_text import dumps
from catalog_cli.site.addresses import item_name
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile, ready
from catalog_cli.site.records import VERSION, catalogue_record, item_record, meant_laws

CATALOGUE, ITEMS = "catalog.json", "items.json"
SCHEMAS = ("catalog.schema.json", "item.schema.json", "items.schema.json")


def item_data(item_id: str) -> str:
    """Return the path of an item's data."""
    return f"items/{item_name(item_id)}.json"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the data and the schemas."""
    yield SiteFile(CATALOGUE, lambda: _json(_with_schema("schema/catalog.schema.json", catalogue_record(content))))
    yield SiteFile(ITEMS, lambda: _items(content))
    for number, item in enumerate(content.items):
        laws = [meant_laws(text, content) for text in item.basis]
        made_of = item.to_mapping(), laws, content.base_url, content.histories.last_change(item)
        yield SiteFile(item_data(item.id), partial(_item, number, content), made_of=made_of)
    folder = package_files("catalog_cli.site") / "schema"
    for name in SCHEMAS:
        yield ready(f"schema/{name}", (folder / name).read_bytes())


def _items(content: SiteContent) -> bytes:
    head = dumps({"$schema": "schema/items.schema.json", "version": VERSION, "catalogue": CATALOGUE})
    items = b",\n".join(_texts(content))
    return head[:-1].encode() + b', "items": [\n' + items + b"\n]}\n"


def _item(number: int, content: SiteContent) -> bytes:
    schema = dumps({"$schema": "../schema/item.schema.json"})
    return schema[:-1].encode() + b", " + _texts(content)[number][1:] + b"\n"


@lru_cache(maxsize=1)
def _texts(content: SiteContent) -> tuple[bytes, ...]:
    """Return the JSON of each item; the file of all items and that of each have the same."""
    # bytes, as a text with Chinese in it takes two bytes for each sign
    return tuple(dumps(item_record(item, content)).encode() for item in content.items)


def _with_schema(schema: str, record: dict[str, object]) -> dict[str, object]:
    return {"$schema": schema, **record}


def _json(record: dict[str, object]) -> bytes:
    return f"{dumps(record, indent=2)}\n".encode()
