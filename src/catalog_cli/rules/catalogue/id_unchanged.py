"""An item keeps its id, whatever else of it changes.

An id is what links, imports and histories hold on to; an item that is the same as before in all but its id is lost to
them. This is checked against the revision that is named with `--base`.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import BASE, FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.lineage import renamed_items
from catalog_cli.rules.rule import HistoryContext, Problem

TITLE = "编号不变"
SEVERITY = Severity.ERROR
VALID = ({**RIGHT, f"{BASE}{SETTINGS_FILE}": SETTINGS, f"{BASE}{FILE}": ITEM.replace("每期", "各期")},)
INVALID = (
    {
        SETTINGS_FILE: SETTINGS,
        "data/items/gongbao.yaml": ITEM.replace("zhengfu-gongbao", "gongbao"),
        f"{BASE}{SETTINGS_FILE}": SETTINGS,
        f"{BASE}{FILE}": ITEM,
    },
)


def check_history(context: HistoryContext) -> Iterator[Problem]:
    """Report each item that differs from an earlier one in its id only."""
    for former, item in renamed_items(context):
        yield Problem(
            path=item.path,
            pointer=("id",),
            message=message(
                "the item “{old}” is now called “{new}”, and nothing else of it has changed", old=former.id, new=item.id
            ),
            remedy=message("Ids never change: restore it with: catalog rename {new} {old}", old=former.id, new=item.id),
        )
