"""A responsible office is one that the catalogue lists.

Two spellings of one office are two offices in every list and filter, and an office that no longer exists answers
nobody. `catalog.yaml` lists the offices under `vocabularies`, `responsible`; without such a list nothing is checked.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 4: each organ names the body that is in charge of
disclosure.
"""

from collections.abc import Iterator
from functools import lru_cache

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Edit, Fix, Pointer, Severity
from catalog_cli.model.item import Item, Texts
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_names
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem

TITLE = "责任科室已登记"
SEVERITY = Severity.WARNING
_LISTED = SETTINGS + "vocabularies:\n  responsible:\n    - 市政府办秘书室\n    - 数据局数字政务股\n"
_RIGHT_OFFICE = ITEM + "responsible:\n  - 市政府办秘书室\n"
_OTHER_SPELLING = ITEM + "responsible:\n  - 市政府办秘书科\n"
VALID = (
    {**RIGHT, SETTINGS_FILE: _LISTED, FILE: _RIGHT_OFFICE},
    {**RIGHT, FILE: _OTHER_SPELLING},
)
INVALID = (
    {**RIGHT, SETTINGS_FILE: _LISTED, FILE: _OTHER_SPELLING},
    {**RIGHT, SETTINGS_FILE: _LISTED, FILE: ITEM + "responsible:\n  - 财政局\n"},
)
FIXES = (
    (
        {**RIGHT, SETTINGS_FILE: _LISTED, FILE: _OTHER_SPELLING},
        {**RIGHT, SETTINGS_FILE: _LISTED, FILE: _RIGHT_OFFICE},
    ),
)
FIX_IS_SAFE = False


def check_item(item: Item, settings: Settings) -> Iterator[Problem]:
    """Report each responsible office that is not listed, with the nearest that is."""
    listed = settings.vocabularies.get("responsible", ())
    for place, office in enumerate(item.responsible if listed else ()):
        if office not in listed:
            yield _problem(item.path, ("responsible", place), office, _nearest(office, listed))


@lru_cache(maxsize=4096)
def _nearest(office: str, listed: Texts) -> Texts:
    return tuple(nearest_names(office, sorted(set(listed)), 2))


def _problem(path: str, pointer: Pointer, office: str, near: Texts) -> Problem:
    fix = Fix((Edit(path=path, pointer=pointer, value=near[0]),), safe=False) if len(near) == 1 else None
    return Problem(
        path=path,
        pointer=pointer,
        message=message("the office “{office}” is not listed in catalog.yaml", office=office),
        remedy=message("Did you mean “{word}”?", word=near[0])
        if near
        else message("Add it to “vocabularies”, “responsible” in catalog.yaml, if it is right."),
        fix=fix,
    )
