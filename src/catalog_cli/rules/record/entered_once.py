"""A disclosure is entered once.

The same item, day and title, or the same item and link, twice are counted twice in reports.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.record import Ledger, Record
from catalog_cli.parsing.links import page_of
from catalog_cli.rules.examples import RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "台账不重复登记"
SEVERITY = Severity.WARNING
_SECOND = "data/records/2026/zhengfu-gongbao-2026-03-02-2.yaml"
_LINK = "link: https://www.jinshishi.gov.cn/zwgk/1001.html\n"
VALID = ({**RIGHT, RECORD_FILE: RECORD + _LINK, _SECOND: RECORD.replace("1期", "2期")},)
INVALID = (
    {**RIGHT, RECORD_FILE: RECORD, _SECOND: RECORD},
    {**RIGHT, RECORD_FILE: RECORD + _LINK, _SECOND: RECORD.replace("1期", "2期") + _LINK},
)


def check_ledger(ledger: Ledger) -> Iterator[Problem]:
    """Report each record that repeats an earlier one."""
    first: dict[tuple[object, ...], str] = {}
    for record in ledger.records:
        for key, identity in _identities(record):
            other = first.setdefault(identity, record.path)
            if other != record.path:
                yield Problem(
                    path=record.path,
                    pointer=(key,),
                    message=message("{path} is a record of the same disclosure", path=other),
                    remedy=message("Delete one of the two, or say in the title what sets them apart."),
                )
                break


def _identities(record: Record) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield what no two records share, after the key that says it."""
    yield "title", ("title", record.item, record.formed, record.title)
    if record.link:
        yield "link", ("link", record.item, page_of(record.link))
