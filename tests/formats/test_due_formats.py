"""A calendar of due days is read by another program, and the page of them is harmless and complete."""

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import html5lib
import pytest
import vobject
from msgspec.structs import replace

from catalog_cli.due.calendar import Calendar
from catalog_cli.due.due_days import DueDay, DueKind
from catalog_cli.due.periods import Window
from catalog_cli.due.statutory import StatutoryDay
from catalog_cli.formats import Screen
from catalog_cli.formats.registry import writer
from catalog_cli.views.agenda import Agenda
from due.worked_out import due_on, item, notices
from hostile import HOSTILE

SCREEN = Screen(width=80, terminal=False, colour=False)
TODAY = date(2026, 11, 29)
DUE = DueDay(
    item="niandu-baogao",
    name="年度报告",
    offices=("数据局", "办公室"),
    kind=DueKind.YEARLY,
    due=date(2027, 1, 31),
    basis="每年1月31日前",
    nominal=date(2027, 1, 31),
    statutory=StatutoryDay(date(2027, 1, 31), "《条例》第四十九条"),
    link="https://www.example.gov.cn/a?b=1,2;3",
)


def agenda(*days: DueDay, **more: Any) -> Agenda:
    values = {"title": "目录", "publishers": ("数据局",), "today": TODAY, "calendar": notices()}
    return Agenda(days=days, **{**values, "window": Window(TODAY, date(2027, 10, 31)), **more})


def written(form: str, shown: Agenda) -> str:
    return "".join(writer("due", form)(shown, SCREEN))


def events(shown: Agenda) -> list[Any]:
    """Return the events as another program reads them."""
    return list(getattr(vobject.readOne(written("ics", shown)), "vevent_list", ()))


def test_an_event_says_what_is_due_when_by_whom_and_why() -> None:
    (event,) = events(agenda(DUE))
    assert event.summary.value == "数据局、办公室: 年度报告"
    assert (event.dtstart.value, event.dtend.value) == (date(2027, 1, 31), date(2027, 2, 1))
    assert event.description.value == "Time limit: 每年1月31日前\nBy law: 2027-01-31 (《条例》第四十九条)"
    assert event.url.value == "https://www.example.gov.cn/a?b=1,2;3"
    assert (event.status.value, event.transp.value) == ("CONFIRMED", "TRANSPARENT")
    assert event.valarm.trigger.value == timedelta(days=-7)


def test_an_event_may_remind_earlier() -> None:
    (event,) = events(agenda(DUE, alarm=timedelta(days=14)))
    assert event.valarm.trigger.value == timedelta(days=-14)


def test_a_provisional_day_is_tentative() -> None:
    (event,) = events(agenda(replace(DUE, is_provisional=True)))
    assert event.status.value == "TENTATIVE"
    assert event.summary.value == "数据局、办公室: 年度报告 (provisional)"


def test_what_has_no_day_is_no_event() -> None:
    assert events(agenda(replace(DUE, due=None))) == []


def test_the_same_day_gives_the_same_bytes_and_a_time_stamp_of_its_own() -> None:
    assert written("ics", agenda(DUE)) == written("ics", agenda(DUE))
    (event,) = events(agenda(DUE))
    assert event.dtstamp.value == datetime(2026, 11, 29, tzinfo=UTC)


def test_lines_are_as_the_standard_asks() -> None:
    text = written("ics", agenda(replace(DUE, name="字" * 300)))
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_an_event_keeps_its_identity_when_its_day_moves() -> None:
    """What is announced later moves the day, and a subscription updates the event in place of adding one."""
    limit = item("每月结束后20日内；每季度前5个工作日内", responsible=("数据局",))
    announced = Calendar({**notices().announced, 2027: notices().announced[2026]})
    before, after = (
        agenda(*due_on("2026-11-29", calendar).coming([limit], date(2027, 11, 29)))
        for calendar in (notices(), announced)
    )
    assert {name for name, _day in before.identified()} == {name for name, _day in after.identified()}
    assert len({name for name, _day in before.identified()}) == len(before.days)


def test_an_event_keeps_its_identity_as_days_go_by() -> None:
    limit = item("每月10日、20日；每月20日前公布")
    names = [
        {name for name, _day in agenda(*due_on(day).coming([limit], date(2027, 3, 1))).identified()}
        for day in ("2026-12-01", "2026-12-15", "2027-02-11")
    ]
    assert names[0] > names[1] > names[2] > set()


def test_two_catalogues_do_not_share_identities() -> None:
    names = [name for office in ("甲", "乙") for name, _day in agenda(DUE, publishers=(office,)).identified()]
    assert len(set(names)) == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_makes_no_other_event(name: str) -> None:
    text = HOSTILE[name]
    hostile = replace(DUE, name=text, offices=(text,), basis=text, link=text)
    shown = agenda(hostile, DUE, title=text)
    assert len(events(shown)) == 2
    assert not set(written("ics", shown)) & set("\x1b\x00\x07\u202e\ud800")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_on_the_page(name: str) -> None:
    text = HOSTILE[name]
    hostile = replace(DUE, name=text, offices=(text,), basis=text, link=text)
    tags = Tags()
    tags.feed(written("html", agenda(hostile, title=text, publishers=(text,))))
    assert tags.seen.isdisjoint({"script", "img", "iframe", "link"})


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _value in attrs)


def test_the_page_is_right_html() -> None:
    html5lib.HTMLParser(strict=True).parse(written("html", agenda(DUE)))


def test_the_page_shows_each_month_with_its_days_off_and_what_is_due() -> None:
    page = written("html", agenda(DUE))
    assert len(re.findall("<caption>", page)) == 12
    assert '<td class="off due"><a href="#d2027-01-31" aria-label="2027-01-31: 1 item due">31</a></td>' in page
    assert '<dt id="d2027-01-31"><time datetime="2027-01-31">2027-01-31</time> Sun</dt>' in page
    assert '<td class="off today">29</td>' in page
    assert "<caption>2027-01 <small>provisional</small></caption>" in page
    assert "<caption>2026-12</caption>" in page


def test_a_weekend_that_is_worked_is_marked() -> None:
    page = written("html", agenda(window=Window(date(2026, 10, 1), date(2026, 10, 31)), today=date(2026, 10, 1)))
    assert '<td class="worked">10</td>' in page
    assert "nothing is due" in page


def test_what_is_overdue_comes_first_on_the_page() -> None:
    late = replace(DUE, kind=DueKind.REVIEW, due=date(2026, 11, 2))
    page = written("html", agenda(late, DUE))
    assert page.index("<h3>Overdue</h3>") < page.index("<h3>2027-01</h3>")


def test_a_page_of_a_century_draws_three_years() -> None:
    page = written("html", agenda(DUE, window=Window(TODAY, date(2126, 1, 1))))
    assert len(re.findall("<caption>", page)) == 36
