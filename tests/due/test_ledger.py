"""Whether a disclosure was in time, worked out by hand from the State Council's notice for 2026."""

from datetime import date

import pytest

from catalog_cli.due.calendar import calendar_of
from catalog_cli.due.due_days import DueDays, DueKind
from catalog_cli.due.ledger import DueRecords, RecordState
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.record import Record
from conftest import RUN

ITEM = Item(
    id="zhengfu-gongbao",
    category="政策文件",
    name="政府公报",
    content="每期",
    time_limit="自该政府信息形成或者变更之日起20个工作日内",
    responsible=("综调室",),
)
DUE = DueRecords(DueDays(Settings(), calendar_of(Settings()), RUN))
# 2 April is a Thursday; 4 to 6 April and 1 to 5 May are days off: the 20th working day after it is 6 May
FORMED, LAST = date(2026, 4, 2), date(2026, 5, 6)


def record(published: date | None = None, item: str = "zhengfu-gongbao") -> Record:
    return Record(item=item, title="第3期", formed=FORMED, published=published, path=f"data/records/2026/{item}.yaml")


@pytest.mark.parametrize(
    ("published", "today", "state"),
    [
        (LAST, date(2026, 6, 1), RecordState.ON_TIME),
        (date(2026, 5, 7), date(2026, 6, 1), RecordState.LATE),
        (None, LAST, RecordState.OPEN),
        (None, date(2026, 5, 7), RecordState.OVERDUE),
    ],
)
def test_the_last_day_decides(published: date | None, today: date, state: RecordState) -> None:
    found = DUE.of(record(published), ITEM, today)
    assert (found.due, found.state) == (LAST, state)


@pytest.mark.parametrize(("published", "state"), [(FORMED, RecordState.PUBLISHED), (None, RecordState.OPEN)])
@pytest.mark.parametrize(
    "item",
    [
        None,
        Item(id="a", category="a", name="a", content="a", time_limit="及时"),
        Item(id="a", category="a", name="a", content="a"),
    ],
)
def test_without_a_day_nothing_is_late(item: Item | None, published: date | None, state: RecordState) -> None:
    found = DUE.of(record(published), item, date(2027, 1, 1))
    assert (found.due, found.state) == (None, state)


def test_an_open_record_is_due_under_its_own_title_and_name() -> None:
    day = DUE.open_day(record(), ITEM)
    assert day is not None
    assert (day.kind, day.name, day.record, day.due) == (DueKind.RECORD, "第3期", "zhengfu-gongbao", LAST)
    assert day.is_overdue(date(2026, 5, 7))
    assert not day.is_overdue(LAST)
    assert DUE.open_day(record(FORMED), ITEM) is None
