"""All that a site is made from: one frozen value, which the outputs read and nobody changes."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from catalog_cli.due.calendar import calendar_of
from catalog_cli.due.due_days import DueDays
from catalog_cli.facts.laws import Laws, laws_in
from catalog_cli.model.catalogue import Catalogue, Facts, Settings
from catalog_cli.model.changelog import Changelog
from catalog_cli.model.finding import Finding
from catalog_cli.model.history import Event
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.site.addresses import Addresses
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.settings import SiteSettings


class Histories(Protocol):
    """The histories of items, each traced when it is asked for."""

    def events(self, item: Item) -> tuple[Event, ...]:
        """Return what happened to an item, the newest first; nothing without git."""

    def key(self, item: Item) -> object:
        """Return a value that stays the same as long as the events do; quicker than to ask for them."""

    def last_change(self, item: Item) -> date | None:
        """Return the day on which an item changed last; None without git."""


class SiteEdition(Struct, frozen=True):
    """What is published: the revision in short, the day of its commit, and the commit."""

    revision: str
    day: date
    commit: str


def _no_changelog() -> Changelog | None:
    return None


class SiteContent(Struct, frozen=True, eq=False, dict=True, kw_only=True):
    """A catalogue with all that its site tells of it.

    `run` is the day on which it is judged, `facts` are the workspace's own about the law. `read_changelog` reads out of
    git what each edition changed, which takes long; `editions_key` is what that depends on besides the commit. `unread`
    is what is wrong with files that cannot be shown, `base_url` where the site will be (with a `/` at its end; empty
    where nobody has said), `overrides` are the office's own templates by name.
    """

    catalogue: Catalogue
    site: SiteSettings
    run: Run
    histories: Histories
    facts: Facts = Facts()
    edition: SiteEdition | None = None
    editions_key: object = None
    read_changelog: Callable[[], Changelog | None] = _no_changelog
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
    def changelog(self) -> Changelog | None:
        """What each edition changed; None without git."""
        return self.read_changelog()

    @cached_property
    def laws(self) -> Laws:
        """The laws, national ones and those that the workspace knows of itself."""
        return laws_in(self.facts)

    @cached_property
    def frame(self) -> bytes:
        """The fingerprint of all that every page depends on, besides what it shows."""
        settings, templates = self.settings, sorted(self.overrides.items())
        printed = settings.title, settings.publishers, settings.body, settings.jurisdiction, settings.calendar
        # the program's own templates print the edition only on pages that are made again with each
        edition = self.edition if templates else self.edition is not None
        return fingerprint(
            printed, self.site, self.base_url, templates, self.run.today.isoformat(), edition, self.facts
        )

    @cached_property
    def whole(self) -> bytes:
        """The fingerprint of the catalogue: of its settings and of all its items, in their order."""
        return fingerprint(self.settings, self.of_items)

    @cached_property
    def of_items(self) -> bytes:
        """The fingerprint of all items, in their order."""
        return fingerprint([*map(self.key_of, self.items)])

    def key_of(self, item: Item) -> bytes:
        """Return the fingerprint of an item and of the path of its file."""
        return self._keys[item.path, item.id]

    @cached_property
    def _keys(self) -> Mapping[tuple[str, str], bytes]:
        return {(item.path, item.id): fingerprint(item) for item in self.items}

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their ids."""
        return {item.id: item for item in self.items}

    @cached_property
    def due(self) -> DueDays:
        """What tells on which days items are due."""
        return DueDays(self.settings, calendar_of(self.settings), self.run)

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """The anchor of each category on the index page."""
        categories = dict.fromkeys(item.category for item in self.items)
        return {category: f"category-{number}" for number, category in enumerate(categories, 1)}

    @cached_property
    def addresses(self) -> Addresses:
        """The paths of all pages."""
        return Addresses()
