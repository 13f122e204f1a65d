"""All that a site is made from: one frozen value, which the outputs read and nobody changes."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from catalog_cli.facts.laws import Laws
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.changelog import Changelog
from catalog_cli.model.finding import Finding
from catalog_cli.model.history import Event
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.site.addresses import Addresses
from catalog_cli.site.settings import SiteSettings


class Histories(Protocol):
    """The histories of items, each traced when it is asked for."""

    def events(self, item: Item) -> tuple[Event, ...]:
        """Return what happened to an item, the newest first; nothing without git."""

    def key(self, item: Item) -> object:
        """Return a value that stays the same as long as the events do; quicker than to ask for them."""

    def last_change(self, item: Item) -> date | None:
        """Return the day on which an item changed last; None without git."""


class Edition(Struct, frozen=True):
    """What is published: the revision, the day of its commit, and whether files were edited since."""

    revision: str
    day: date
    is_edited: bool = False


class SiteContent(Struct, frozen=True, eq=False, dict=True, kw_only=True):
    """A catalogue with all that its site tells of it.

    `run` is the day on which it is judged, `unread` what is wrong with files that cannot be shown, `base_url` where the
    site will be (with a `/` at its end; empty where nobody has said), `overrides` the office's own templates by name.
    """

    catalogue: Catalogue
    site: SiteSettings
    run: Run
    histories: Histories
    laws: Laws
    edition: Edition | None = None
    changelog: Changelog | None = None
    unread: tuple[Finding, ...] = ()
    base_url: str = ""
    overrides: Mapping[str, str] = {}

    @property
    def settings(self) -> Settings:
        """What `catalog.yaml` says of the catalogue."""
        return self.catalogue.settings

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in the official order."""
        return self.catalogue.items

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their ids."""
        return {item.id: item for item in self.items}

    @cached_property
    def addresses(self) -> Addresses:
        """The paths of all pages."""
        return Addresses()
