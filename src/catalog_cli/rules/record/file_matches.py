"""A record's file is named after its item and the day on which it was formed, in the folder of that year.

A person who knows item and day finds the file without searching, and the ledger of a year is one folder. Further
records of the same item and day have -2, -3 … behind the day.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.record import Record, is_path_of, record_path
from catalog_cli.rules.examples import RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "台账记录与文件名一致"
SEVERITY = Severity.ERROR
VALID = (
    {**RIGHT, RECORD_FILE: RECORD},
    {**RIGHT, RECORD_FILE: RECORD, "data/records/2026/zhengfu-gongbao-2026-03-02-2.yaml": RECORD.replace("1期", "2期")},
)
INVALID = (
    {**RIGHT, "data/records/2025/zhengfu-gongbao-2026-03-02.yaml": RECORD},
    {**RIGHT, "data/records/2026/zhengfu-gongbao-2026-03-01.yaml": RECORD},
    {**RIGHT, "data/records/2026/zhengfu-gongbao-2026-03-02-02.yaml": RECORD},
    {**RIGHT, "data/records/zhengfu-gongbao-2026-03-02.yaml": RECORD},
)


def check_record(record: Record) -> Iterator[Problem]:
    """Report a record that the name or the folder of its file says otherwise of."""
    if not is_path_of(record.path, record.item, record.formed):
        yield Problem(
            path=record.path,
            pointer=("formed",),
            message=message(
                "the file's name is not that of item {id}, formed on {day}", id=record.item, day=f"{record.formed}"
            ),
            remedy=message("Rename the file to {path}.", path=record_path(record.item, record.formed)),
        )
