"""Every item of before is still there.

What an office once promised to publish does not go away unnoticed; an item that no longer applies is kept with
`not_applicable` and the reason. This is checked against the revision that is named with `--base`.

Source: 《中华人民共和国政府信息公开条例》第二十二条 (what is disclosed is to be added to, not taken away)
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import BASE, FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.lineage import items_before, renamed_items, successor
from catalog_cli.rules.rule import HistoryContext, Problem

TITLE = "原有事项仍在"
SEVERITY = Severity.WARNING
VALID = ({**RIGHT, f"{BASE}{SETTINGS_FILE}": SETTINGS, f"{BASE}{FILE}": ITEM},)
INVALID = (
    {
        SETTINGS_FILE: SETTINGS,
        FILE: ITEM,
        f"{BASE}{SETTINGS_FILE}": SETTINGS,
        f"{BASE}{FILE}": ITEM,
        f"{BASE}{OTHER_FILE}": OTHER_ITEM,
    },
)


def check_history(context: HistoryContext) -> Iterator[Problem]:
    """Report each id of before that no item has now, unless its item only changed its id."""
    known = {former.id for former, _item in renamed_items(context)}
    # an item whose file cannot be read is not gone
    unread = {entry.path for entry in context.reading.entries if entry.item is None}
    for former in items_before(context).values():
        if former.id not in context.items_by_id and former.id not in known and former.path not in unread:
            yield _problem(former, successor(former, context))


def _problem(former: Item, now: Item | None) -> Problem:
    what = message("the item “{name}” ({id}) is gone", name=former.name, id=former.id)
    remedy = message("If it no longer applies, keep it and say why in not_applicable.")
    if now:
        what = message("the item “{name}” ({id}) is now called {new}", name=former.name, id=former.id, new=now.id)
        remedy = message(
            "If it is the same item, restore its id: catalog rename {new} {old}", old=former.id, new=now.id
        )
    return Problem(path="catalog.yaml", pointer=("categories",), at_key=True, message=what, remedy=remedy)
