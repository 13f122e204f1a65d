"""What is disclosed was formed first and published then, and neither day is still to come.

A day that was typed wrongly makes a record late, or hides that it is. A day in the future may be planned, which is only
noted.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.record import DAYS, Record
from catalog_cli.model.run import Run
from catalog_cli.rules.examples import RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "台账日期先后正确"
SEVERITY = Severity.ERROR
AS_OF = date(2026, 4, 1)
VALID = (
    {**RIGHT, RECORD_FILE: RECORD},
    {**RIGHT, RECORD_FILE: RECORD + 'published: "2026-03-02"\n'},
)
INVALID = (
    {**RIGHT, RECORD_FILE: RECORD + 'published: "2026-03-01"\n'},
    {**RIGHT, RECORD_FILE: RECORD + 'published: "2026-04-02"\n'},
)


def check_record(record: Record, run: Run) -> Iterator[Problem]:
    """Report a publication before the information was formed, and each day that is still to come."""
    if record.published and record.published < record.formed:
        yield Problem(
            path=record.path,
            pointer=("published",),
            message=message("published before it was formed on {day}", day=f"{record.formed}"),
            remedy=message("Correct one of the two days."),
        )
    for key in DAYS:
        day = getattr(record, key)
        if day and not run.has_come(day):
            yield Problem(
                path=record.path,
                pointer=(key,),
                message=message("{day} is still to come", day=f"{day}"),
                remedy=message("Check the year; a day that is only planned belongs into the note."),
                severity=Severity.INFO,
            )
