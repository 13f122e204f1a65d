"""Plan to add an item: its id, its place in the category, and its file."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.assignments import value_from
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.item import Item, Value, item_from
from catalog_cli.model.message import message
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.items import new_item_change


def plan_new(reading: LoadedCatalogue, texts: Mapping[str, str]) -> Plan:
    """Plan to add the item with these texts, by key, as a user types them.

    Without an id it gets one made from its name that no other item has; without `order` it comes last in its category.

    Raises:
        UsageError: the id is taken, or a text is no value for its field.
    """
    values = {key: value for key, text in texts.items() if (value := value_from(key, text)) is not None}
    items = reading.catalogue.items
    taken = {*(item.id for item in items), *(PurePosixPath(entry.path).stem for entry in reading.entries)}
    if values.get("id") in taken:
        raise UsageError(message("the id “{id}” is taken", id=str(values["id"])))
    complete = {"id": id_from_name(str(values["name"]), taken), "order": _next_order(values, items), **values}
    item = item_from({key: value for key, value in complete.items() if value is not None})
    change = new_item_change(item)
    return Plan(changes=[change], lines=[message("added {path}: {name}", path=change.path, name=item.name)])


def _next_order(values: Mapping[str, Value], items: Sequence[Item]) -> int | None:
    """Return the number after the last one; None where some items of the category have none."""
    orders = [item.order for item in items if item.category == values["category"]]
    return max((order for order in orders if order is not None), default=0) + 1 if all(orders) else None
