"""What became of the items of an earlier state: which of today's is which of then."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from msgspec.structs import replace

from catalog_cli.model.item import Item
from catalog_cli.rules.rule import HistoryContext

ANOTHER = 0.3
"""Texts that are less alike than this are not versions of each other."""


def before(context: HistoryContext) -> Mapping[str, Item]:
    """Give the items of the earlier state by their ids."""
    return {item.id: item for item in context.base.catalogue.items}


def renamed(context: HistoryContext) -> Iterator[tuple[Item, Item]]:
    """Give each item that differs from an earlier one in its id only, after that earlier one."""
    old = before(context)
    gone = {_nameless(item): item for item in old.values() if item.id not in context.items_by_id}
    if not gone:
        return
    for item in context.catalogue.items:
        former = gone.get(_nameless(item)) if item.id not in old else None
        if former:
            yield former, item


def is_another(old: Item, new: Item) -> bool:
    """Say whether two items with one id are not versions of each other: neither name nor content is alike."""
    return all(
        SequenceMatcher(None, one, other, autojunk=False).ratio() < ANOTHER
        for one, other in ((old.name, new.name), (old.content, new.content))
    )


def _nameless(item: Item) -> str:
    """Give all of an item but its id, as something that can be compared and looked up."""
    return repr(replace(item, id="", path="").to_mapping())
