"""A page before it is rendered: its path, its title, the template, and the values that the template prints."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from catalog_cli.model.item import Item
from catalog_cli.site.addresses import root_of


class Page(Struct, frozen=True, kw_only=True):
    """One page. `kind` is the template's name without its ending; `item` is set on an item's page.

    `column` is the part of the site that it belongs to (ColumnName in 国办发〔2017〕47号), `changed` the last day on
    which what it shows changed. `script` is the text of its own script, which the content policy names by its hash;
    `scripts` are paths of scripts in the site that it loads before.
    """

    path: str
    kind: str
    title: str
    values: Mapping[str, object]
    column: str = ""
    description: str = ""
    changed: date | None = None
    item: Item | None = None
    script: str = ""
    scripts: tuple[str, ...] = ()

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return root_of(self.path)
