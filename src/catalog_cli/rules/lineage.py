"""Match today's items with those of an earlier state, for the rules that compare with history."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from operator import itemgetter

from msgspec.structs import replace

from catalog_cli.model.item import Item
from catalog_cli.rules.rule import HistoryContext

ANOTHER = 0.3
"""Similarity below which two texts are not versions of each other."""
SAME = 0.8
"""Similarity from which on two texts are most likely versions of each other."""


def items_before(context: HistoryContext) -> Mapping[str, Item]:
    """Return the items of the earlier state by id."""
    return {item.id: item for item in context.base.catalogue.items}


def renamed_items(context: HistoryContext) -> Iterator[tuple[Item, Item]]:
    """Yield pairs of an earlier item and today's that differs from it in the id only."""
    old = items_before(context)
    gone = {_nameless(item): item for item in old.values() if item.id not in context.items_by_id}
    if not gone:
        return
    for item in context.catalogue.items:
        former = gone.get(_nameless(item)) if item.id not in old else None
        if former:
            yield former, item


def successor(former: Item, context: HistoryContext) -> Item | None:
    """Return today's item that is most likely an earlier one under a new id; None where none is like it."""
    old = items_before(context)
    alike = [(_likeness(former, item), item) for item in context.catalogue.items if item.id not in old]
    likeness, item = max(alike, key=itemgetter(0), default=(0.0, None))
    return item if likeness >= SAME else None


def _likeness(old: Item, new: Item) -> float:
    pairs = ((old.name, new.name), (old.content, new.content))
    return min(SequenceMatcher(None, one, other, autojunk=False).ratio() for one, other in pairs)


def is_other_item(old: Item, new: Item) -> bool:
    """Return whether two items with one id are not versions of each other: neither name nor content is alike."""
    return all(
        SequenceMatcher(None, one, other, autojunk=False).ratio() < ANOTHER
        for one, other in ((old.name, new.name), (old.content, new.content))
    )


def _nameless(item: Item) -> str:
    """Return a hashable form of an item without its id."""
    return repr(replace(item, id="", path="").to_mapping())
