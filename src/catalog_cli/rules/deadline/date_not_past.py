"""A day that a time limit names is not over yet.

A time limit applies again every year, or to each event: 2019年12月31日前 was written for one occasion and binds nobody
now. What is meant is most often 每年12月31日前, or a time that counts from the information. A limit that also names a
day to come passes.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: information is disclosed within a time that
can still be kept.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.parsing.time_limits import fixed_day, parse_time_limit
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "日期尚未过去"
SEVERITY = Severity.INFO
KEYS = ("time_limit",)
AS_OF = date(2026, 11, 28)
VALID = (
    "每年12月31日前",
    "2026年12月31日前",
    "2025年6月30日前公开初稿，2027年6月30日前公开全文",
    "自2019年1月1日起长期公开",
    "2019年度预算信息批复后20日内",
)
INVALID = ("2019年12月31日前", "二〇二五年底前公开", "2026年10月1日至2026年11月27日")


def check_text(text: str, run: Run) -> Iterator[TextProblem]:
    """Report each clause that ends on a day gone by, unless another ends on a day to come."""
    days = [(clause, day) for clause in parse_time_limit(text).clauses if (day := fixed_day(text, clause))]
    if not days or not run.has_passed(max(day for _clause, day in days)):
        return
    for clause, _day in days:
        yield TextProblem(
            start=clause.start,
            end=clause.start + len(clause.text),
            message=message("“{text}” is past", text=shown(clause.text)),
            remedy=message("Write the day of every year (每年12月31日前), or from which event the time counts."),
        )
