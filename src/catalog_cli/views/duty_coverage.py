"""Which duties of disclosure a catalogue covers, by which items."""

from collections.abc import Sequence

from msgspec import Struct

from catalog_cli.facts.duties import Duty, duties_at
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import Item
from catalog_cli.parsing.listing import excludes, lists


class Coverage(Struct, frozen=True):
    """A duty and the items that cover it, in the catalogue's order."""

    duty: Duty
    items: tuple[Item, ...]

    @property
    def covered(self) -> bool | None:
        """Whether any item covers it; None where only a person can say."""
        return bool(self.items) if self.duty.match else None


def coverage(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """Say for each duty of the catalogue's level which items cover it.

    Each of the duty's words is looked for in the names; one that no name holds, in the content; one that is not there
    either, in the categories. An item that does not apply to the office (`not_applicable`) covers the duty as well.
    """
    level = catalogue.settings.jurisdiction.get("level")
    duties = duties_at(level if isinstance(level, str) else "")
    return tuple(Coverage(duty, _covering(duty, catalogue.items)) for duty in duties)


def _covering(duty: Duty, items: Sequence[Item]) -> tuple[Item, ...]:
    found = {item.id for word in duty.match for item in _with_word(word, items)}
    return tuple(item for item in items if item.id in found)


def _with_word(word: str, items: Sequence[Item]) -> list[Item]:
    named = [item for item in items if word in item.name and not excludes(item.name, word)]
    listed = named or [item for item in items if word in item.content and lists(item.content, word)]
    return listed or [item for item in items if word in item.category]
