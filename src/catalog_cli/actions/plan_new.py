"""Plan to add an item: its id, its place in the category, and its file."""

from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.assignments import value_from
from catalog_cli.actions.plan_move import is_unlisted, listed_category, unlisted_category
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item, Value, item_from
from catalog_cli.model.message import message
from catalog_cli.model.text import command_line
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.items import KEY_ORDER, new_item_change
from catalog_cli.store.loader import refuse_unreadable
from catalog_cli.store.reading import read_bytes
from catalog_cli.store.source import ITEMS
from catalog_cli.yaml.edit import set_value

_UNNAMED = f"{ITEMS}/new-item.yaml"


def plan_new(root: Path, reading: LoadedCatalogue, texts: Mapping[str, str], *, new_category: bool = False) -> Plan:
    """Plan to add the item with these texts, by key, as a user types them.

    Without an id it gets one made from its name that no other item has; without `order` it comes last in its category.
    Where the category is in no list, the plan asks whether it is a new one; with `new_category` it is.

    Raises:
        UsageError: the id is taken, or a text is no value for its field.
    """
    settings = reading.catalogue.settings
    values = {key: value for key, text in texts.items() if (value := value_from(key, text)) is not None}
    for key, field in FIELDS.items():
        if field.required and key != "id" and key not in values:
            raise UsageError(message("{name}: a value is required", name=key))
    category = str(values["category"])
    unlisted = is_unlisted(settings, category)
    if unlisted and not new_category:
        return Plan(question=unlisted_category(settings, category))
    items = reading.catalogue.items
    taken = _taken(reading)
    if values.get("id") in taken:
        raise UsageError(message("the id “{id}” is taken", id=str(values["id"])))
    complete = {"id": id_from_name(str(values["name"]), taken), "order": _next_order(values, items), **values}
    item = item_from({key: value for key, value in complete.items() if value is not None})
    change = new_item_change(item)
    listed = [listed_category(root, settings, category)] if unlisted else []
    return Plan(
        changes=[*listed, change],
        lines=[
            *(message("{path}: added the category {name}", path=each.path, name=category) for each in listed),
            message("added {path}: {name}", path=change.path, name=item.name),
        ],
        undo=None if listed else command_line("catalog", "remove", item.id),
    )


def plan_new_text(root: Path, reading: LoadedCatalogue, text: str, *, new_category: bool = False) -> Plan:
    """Plan to add the item that a text describes; findings that its author has seen do not refuse it.

    Raises:
        UsageError: the id is taken.
    """
    values = read_bytes(text.encode(), _UNNAMED).values
    if values is None:
        # what is wrong with it is found when the file is checked
        return Plan(changes=[FileChange(_UNNAMED, None, text.encode())])
    taken = _taken(reading)
    if values.get("id") in taken:
        raise UsageError(message("the id “{id}” is taken", id=str(values["id"])))
    category, name = str(values.get("category", "")), str(values.get("name", ""))
    added = {"id": id_from_name(name, taken), "order": _next_order(values, reading.catalogue.items)}
    for key, value in added.items():
        text = text if key in values or value is None else set_value(text, key, value, KEY_ORDER)
    change = FileChange(f"{ITEMS}/{values.get('id', added['id'])}.yaml", None, text.encode())
    settings = reading.catalogue.settings
    listed = [listed_category(root, settings, category)] if new_category and is_unlisted(settings, category) else []
    return Plan(
        changes=[*listed, change],
        lines=[message("added {path}: {name}", path=change.path, name=name)],
        checked=False,
    )


def _taken(reading: LoadedCatalogue) -> Container[str]:
    """Return the ids that are taken; a file that cannot be opened may have any, and stops the plan."""
    refuse_unreadable(reading)
    return reading.taken_ids


def _next_order(values: Mapping[str, Value], items: Sequence[Item]) -> int | None:
    """Return the number after the last one; None where some items of the category have none."""
    orders = [item.order for item in items if item.category == values.get("category")]
    return max((order for order in orders if order is not None), default=0) + 1 if all(orders) else None
