"""`catalog.jsonld`: the catalogue in the words of DCAT-AP, for portals of open data."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

from catalog_cli.model.item import Item
from catalog_cli.model.json_text import dumps
from catalog_cli.site.content import SiteContent
from catalog_cli.site.dcat import dataset, dataset_key, dcat_catalogue
from catalog_cli.site.files import SiteFile
from catalog_cli.site.parts import FileParts

DCAT = "catalog.jsonld"
_ITEMS = "items"
_DEPTH = 4
"""How deep the datasets of items lie in the document."""
_BETWEEN = f",\n{' ' * _DEPTH}"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the file."""
    parts = FileParts()
    yield SiteFile(DCAT, partial(_dcat, content, parts), of_all_items=True, parts=parts)


def _dcat(content: SiteContent, parts: FileParts) -> bytes:
    """Write the document with each item by itself, where one word stands for all of them at first."""
    # no text within JSON breaks the line
    before, _, after = dumps(dcat_catalogue(content, _ITEMS), indent=1).partition(f'{_BETWEEN}"{_ITEMS}"\n')
    file = BytesIO()
    file.write(before.encode())
    for item in content.items:
        file.write(_BETWEEN.encode())
        file.write(parts.recall(dataset_key(item, content), partial(_dataset, item, content)))
    file.write(f"\n{after}\n".encode())
    return file.getvalue()


def _dataset(item: Item, content: SiteContent) -> bytes:
    return dumps(dataset(item, content), indent=1, depth=_DEPTH).encode()
