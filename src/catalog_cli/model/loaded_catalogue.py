"""A catalogue as loaded from its files: the good items, the settings, and a finding for each bad file."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Item, Value


class ItemFile(Struct, frozen=True):
    """One item file: its path (relative, with `/`) and its item.

    `item` is None when the file makes none; `values` then is its mapping, or None when it is no plain YAML mapping.
    """

    path: str
    item: Item | None
    values: Mapping[str, Value] | None = None

    @property
    def is_mapping(self) -> bool:
        """Whether the file is a plain YAML mapping, of an item or not."""
        return self.item is not None or self.values is not None

    def value(self, key: str) -> Value:
        """Return what the file says under a key, whether it makes an item or not; None where it says nothing."""
        return self.item.value(key) if self.item else (self.values or {}).get(key)


class LoadedCatalogue(Struct, frozen=True):
    """A whole workspace: the good items in `catalogue`, every item file in `entries`, and a finding for each bad file.

    `settings` is the mapping of `catalog.yaml` (None when it cannot be read).
    """

    catalogue: Catalogue
    entries: tuple[ItemFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    settings: Mapping[str, Value] | None = None
