"""The page of a link is as new as its item promises, by the newest date that the page shows.

Only `catalog links --fresh` checks this. The date is that of the tag `PubDate`, or else the newest of those beside
the entries of a list; a page without one is not judged. What is due by a day of every year (每年1月31日前) is missing
once that day has passed and the page shows nothing of the three months before; a page that is to be updated every
month (每月) is stale after 70 days. For the rest, the bounds by which sites are inspected count: two weeks for a
front page, for 动态 and 要闻, and six months for 通知公告 and 政策文件.

Source: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）, part one, 首页不更新 and 栏目不更新;
《政府网站发展指引》（国办发〔2017〕47号）, for the tag `PubDate`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Clause, ClauseKind, Period
from catalog_cli.model.run import Run
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.examples import ANSWER, FILE, ITEM, RIGHT
from catalog_cli.rules.rule import LinkAnswer, LinkStatus, Problem, SeenDay

TITLE = "链接页面及时更新"
SEVERITY = Severity.WARNING
PEDANTIC = True
AS_OF = date(2026, 2, 1)
_LINKED = {**RIGHT, FILE: ITEM + "time_limit: 每年1月31日前\nlink: http://www.jinshishi.gov.cn/gb\n"}


def _example(day: str) -> dict[str, str]:
    """Return a workspace whose link leads to a list with an entry of a day."""
    page = f"<ul><li><a href=1>政府公报</a><span>{day}</span></ul>\n"
    head = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n"
    return {**_LINKED, f"{ANSWER}http://www.jinshishi.gov.cn/gb": head + page}


VALID = (_example("2026-01-28"), _example(""))
INVALID = (_example("2025-01-28"),)

_LONGEST = {
    Period.WEEK: timedelta(days=21),
    Period.MONTH: timedelta(days=70),
    Period.QUARTER: timedelta(days=140),
    Period.HALF_YEAR: timedelta(days=240),
}
"""How old the newest entry of a page may be that is to be updated once in each period: two of them, and some days."""
_BEFORE_DUE = timedelta(days=92)
"""What is due on a day of the year is published in the three months before it, or later."""
_TWO_WEEKS, _SIX_MONTHS = timedelta(days=14), timedelta(days=183)
_NEWS = lazy_regex("动态|要闻|新闻")
_NOTICES = lazy_regex("通知|公告|公示|政策文件|规范性文件")


def check_answer(answer: LinkAnswer, item: Item, run: Run) -> Iterator[Problem]:
    """Report a page whose newest date is older than the item's time limit, or than sites are inspected for, allows."""
    seen = next((each for each in answer.days if run.has_come(each.day)), None)
    if seen is None or answer.status not in {LinkStatus.OK, LinkStatus.MOVED}:
        return
    clauses = parse_time_limit(item.time_limit or "").clauses
    late = next((words for clause in clauses if (words := _late(clause, seen.day, run))), None)
    inspected = None if late else _inspected(item, seen.day, run)
    if late or inspected:
        yield Problem(
            path=item.path,
            pointer=("link",),
            message=message("{reason}; {seen}", reason=late or inspected, seen=_seen(seen)),
            remedy=message("Publish what is missing, or correct the time limit or the link."),
            severity=None if late else Severity.INFO,
        )


def _late(clause: Clause, newest: date, run: Run) -> Message | None:
    """Return why a page is late by one clause of a time limit."""
    if clause.kind is ClauseKind.PERIODIC and clause.period in _LONGEST:
        longest = _LONGEST[clause.period]
        return _untouched(longest) if run.has_passed(newest + longest) else None
    if clause.kind is ClauseKind.YEARLY and clause.date:
        # of what is due by 31 January, something of December may be the newest, and nothing is missing for a year
        days = (_day(year, clause.date) for year in range(newest.year, newest.year + 3))
        missed = next((day for day in days if day and newest < day - _BEFORE_DUE and run.has_passed(day)), None)
        return message("nothing published for the due date {day}", day=missed.isoformat()) if missed else None
    return None


def _day(year: int, month_and_day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year:04}-{month_and_day}")
    except ValueError:
        return None


def _inspected(item: Item, newest: date, run: Run) -> Message | None:
    """Return why an inspection of the site would report the page."""
    longest = _inspected_for(item)
    if longest is None or not run.has_passed(newest + longest):
        return None
    return message("{reason} (国办秘函〔2019〕19号)", reason=_untouched(longest))


def _inspected_for(item: Item) -> timedelta | None:
    if urlsplit(item.link or "").path in {"", "/"} or _NEWS.search(item.name):
        return _TWO_WEEKS
    return _SIX_MONTHS if _NOTICES.search(item.name) else None


def _untouched(longest: timedelta) -> Message:
    return message("not updated for more than {n} days", n=longest.days)


def _seen(seen: SeenDay) -> Message:
    if seen.where == "list":
        return message("the newest date listed is {day}", day=seen.day.isoformat())
    return message("its {tag} tag says {day}", tag=seen.where, day=seen.day.isoformat())
