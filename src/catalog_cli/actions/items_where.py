"""Find the items that `--where` means: those that a search finds."""

from collections.abc import Sequence
from pathlib import Path

from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.search.compiler import Lookups
from catalog_cli.search.parser import Query, parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.statutory_deadlines import deadlines_by
from catalog_cli.store.last_changes import last_changes_of
from catalog_cli.store.source import Folder


def items_where(root: Path, reading: LoadedCatalogue, where: Sequence[str], run: Run) -> tuple[list[Item], Query]:
    """Return the items that a query finds, in the catalogue's order, and the query; several queries must all hold.

    Raises:
        CatalogError: the query cannot be parsed.
    """
    query = parse_query([f"({text})" for text in where] if len(where) > 1 else where)
    items = reading.catalogue.items
    lookups = Lookups(last_changes_of(Folder(root)).last_change, deadlines_by(reading.catalogue.settings, run))
    hits = {hit.item.path for hit in search(items, query, lookups)}
    return [item for item in items if item.path in hits], query
