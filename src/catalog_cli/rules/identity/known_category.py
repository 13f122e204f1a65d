"""An item's category is one that `catalog.yaml` lists.

The list fixes the categories' order and numbers in the official table; an item outside it has no place there.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Edit, Fix, Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem

TITLE = "类别已登记"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM.replace("政策文件", "政策 文件")},)
FIX_IS_SAFE = False
FIXES = (
    ({SETTINGS_FILE: SETTINGS, FILE: ITEM.replace("政策文件", "政策 文件")}, {SETTINGS_FILE: SETTINGS, FILE: ITEM}),
    (
        {SETTINGS_FILE: SETTINGS, FILE: ITEM.replace("政策文件", "政府公报")},
        {SETTINGS_FILE: SETTINGS + "  - 政府公报\n", FILE: ITEM.replace("政策文件", "政府公报")},
    ),
)


def check_item(item: Item, settings: Settings) -> Iterator[Problem]:
    """Report an item whose category is not listed, with the nearest that is."""
    listed = settings.categories
    # where none is listed at all, that is what is wrong, or catalog.yaml cannot be read
    if listed and item.category not in listed:
        near = nearest_name(item.category, listed)
        edit = (
            Edit(path=item.path, pointer=("category",), value=near)
            if near
            else Edit(path="catalog.yaml", pointer=("categories",), value=[*listed, item.category])
        )
        yield Problem(
            path=item.path,
            pointer=("category",),
            message=message("the category “{category}” is not listed in catalog.yaml", category=item.category),
            remedy=message("Did you mean “{word}”?", word=near)
            if near
            else message("Add it to “categories” in catalog.yaml, where it belongs in the order."),
            fix=Fix((edit,), safe=False),
        )
