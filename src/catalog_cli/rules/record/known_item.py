"""A record names an item of the catalogue.

A disclosure that belongs to no item is counted for no office, has no time limit, and is in no report.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.record import Ledger
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "台账记录的事项存在"
SEVERITY = Severity.ERROR
VALID = ({**RIGHT, RECORD_FILE: RECORD},)
INVALID = (
    {
        **RIGHT,
        "data/records/2026/zhengfu-gonbao-2026-03-02.yaml": RECORD.replace("zhengfu-gongbao", "zhengfu-gonbao"),
    },
)

_MOST = 500
"""How many ids are looked at for a suggestion."""


def check_ledger(ledger: Ledger) -> Iterator[Problem]:
    """Report each record whose item is not in the catalogue, with the nearest id."""
    for record in ledger.judged:
        if record.item not in ledger.items:
            alike = [each for each in ledger.items if each[:2] == record.item[:2]]
            near = nearest_name(record.item, alike[:_MOST])
            yield Problem(
                path=record.path,
                pointer=("item",),
                message=message("no item “{id}”", id=record.item),
                remedy=message("Did you mean “{word}”?", word=near)
                if near
                else message("Name the id of the item under which it is disclosed; all ids: catalog list"),
            )
