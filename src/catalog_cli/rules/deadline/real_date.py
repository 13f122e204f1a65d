"""A day that a time limit names is in the calendar.

There is no 2月30日 and no 4月31日: whoever has to publish by then cannot tell which day is meant, nor can a reminder.
29 February passes, as some years have it.

Source: 《中华人民共和国民法典》, article 200: times are counted by the calendar in common use (公历).
"""

from calendar import monthrange
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.rule import TextProblem

TITLE = "日期存在"
SEVERITY = Severity.ERROR
KEYS = ("time_limit",)
VALID = ("每年1月31日前", "每年4月30日前", "每年2月29日前", "6月底前")
INVALID = ("每年2月30日前", "每年4月31日前公布", "每年13月1日前")

_LEAP_YEAR = 2024
_MONTHS = 12


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each clause with a day that no year has."""
    for clause in parse_time_limit(text).clauses:
        if clause.date and not _is_real(clause.date):
            month, _, day = clause.date.partition("-")
            yield TextProblem(
                start=clause.start,
                end=clause.start + len(clause.text),
                message=message("no year has a {date}", date=f"{int(month)}月{int(day)}日"),
                remedy=message("Write the intended day."),
            )


def _is_real(date: str) -> bool:
    month, day = map(int, date.split("-"))
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]
