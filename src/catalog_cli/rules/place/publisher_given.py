"""The catalogue names its publishers, or each item its own.

The publisher is the authority in whose name information is disclosed, and the one that a citizen's complaint goes to.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 10: information is disclosed by the organ that
made it.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "有公开主体"
SEVERITY = Severity.WARNING
_NOBODY = SETTINGS.replace("publishers:\n  - 津市市人民政府办公室\n", "")
_OWN = "publisher: 津市市人民政府办公室\n"
VALID = (RIGHT, {SETTINGS_FILE: _NOBODY, FILE: ITEM + _OWN, OTHER_FILE: OTHER_ITEM + _OWN})
INVALID = ({**RIGHT, SETTINGS_FILE: _NOBODY}, {**RIGHT, SETTINGS_FILE: _NOBODY, FILE: ITEM + _OWN})


def collect(item: Item) -> str | None:
    """Return the name of an item without a publisher of its own."""
    return None if item.publisher or item.not_applicable else item.name


def compare(collected: Collected, settings: Settings) -> Iterator[Problem]:
    """Report once that items have no publisher."""
    # settings that say nothing at all could not be read, which is reported already
    if settings.publishers or settings == Settings():
        return
    for _path, name in collected:
        yield Problem(
            path="catalog.yaml",
            pointer=("publishers",),
            message=message("neither “{name}” nor the catalogue names a publisher", name=name),
            remedy=message("Add publishers to catalog.yaml, or publisher to each item."),
        )
        return
