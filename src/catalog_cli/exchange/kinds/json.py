"""JSON: the catalogue as data, for programs."""

from catalog_cli.exchange.options import Options
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.json_text import dumps

SUFFIXES = (".json",)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write title, publishers, categories and items as one object."""
    settings = catalogue.settings
    document = {
        "title": settings.title,
        "publishers": list(settings.publishers),
        "categories": list(settings.categories),
        "items": [item.to_mapping() for item in catalogue.items],
    }
    return f"{dumps(document, indent=2)}\n".encode()
