"""What was disclosed was published within the time limit of its item.

The days are counted as `catalog due` counts them: the day of the event does not count, days off move the end of a limit
in natural days, and working days are those of the State Council's notices. A limit that names no day (及时) is not
measured.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条; 《中华人民共和国民法典》第二百零一条 and
第二百零三条.
"""

from collections.abc import Iterator

from catalog_cli.due.calendar import calendar_of
from catalog_cli.due.due_days import DueDays
from catalog_cli.due.ledger import DueRecords
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.record import Ledger
from catalog_cli.model.run import Run
from catalog_cli.rules.examples import FILE, ITEM, RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "按时限公开"
SEVERITY = Severity.INFO
_ITEM = ITEM + "time_limit: 自该政府信息形成或者变更之日起20个工作日内\n"
VALID = ({**RIGHT, FILE: _ITEM, RECORD_FILE: RECORD + 'published: "2026-03-30"\n'},)
INVALID = ({**RIGHT, FILE: _ITEM, RECORD_FILE: RECORD + 'published: "2026-03-31"\n'},)


def check_ledger(ledger: Ledger, settings: Settings, run: Run) -> Iterator[Problem]:
    """Report each record that was published after the last day of its item's time limit."""
    published = [record for record in ledger.judged if record.published and record.item in ledger.items]
    if not published:
        return
    due = DueRecords(DueDays(settings, calendar_of(settings), run))
    for record in published:
        last = due.day(record, ledger.items[record.item])
        if last and last.due and record.published and record.published > last.due:
            yield Problem(
                path=record.path,
                pointer=("published",),
                message=message("published after {day}, the last day of the time limit", day=f"{last.due}"),
                remedy=message("If the day is right, say in the note why it was late."),
            )
