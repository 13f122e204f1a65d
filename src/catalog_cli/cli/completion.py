"""Shell completion: ids and categories of the workspace, rules and their families."""

from pathlib import Path

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.errors import CatalogError
from catalog_cli.store.source import Folder, find_workspace


def complete_item(incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids that begin with what was typed, with the items' names beside them."""
    return [(item.id, item.name) for item in _catalogue().items if item.id.startswith(incomplete)]


def complete_category(incomplete: str) -> list[str]:
    """Offer the categories that begin with what was typed."""
    return [name for name in _catalogue().settings.categories if name.startswith(incomplete)]


def complete_rule(incomplete: str) -> list[str]:
    """Offer the families and the rules whose names begin with what was typed."""
    # deferred: every command imports this module, and few deal with rules
    from catalog_cli.rules.registry import known_names

    return [name for name in known_names() if name.startswith(incomplete)]


def _catalogue() -> Catalogue:
    # deferred: every command imports this module, and some read no items
    from catalog_cli.store.loader import load_catalogue

    # an error message would spoil the line that is being typed
    try:
        return load_catalogue(Folder(find_workspace(Path()))).catalogue
    except CatalogError:
        return Catalogue(Settings())
