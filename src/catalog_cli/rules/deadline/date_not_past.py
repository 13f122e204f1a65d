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
from catalog_cli.model.phrase import Clause
from catalog_cli.model.run import Run
from catalog_cli.parsing.time_limits import parse_time_limit
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
_ENDS = frozenset("，,、；;。）) \t\r\n\u3000")


def check_text(text: str, run: Run) -> Iterator[TextProblem]:
    """Report each clause that ends on a day gone by, unless another ends on a day to come."""
    clauses = [clause for clause in parse_time_limit(text).clauses if clause.day and _ends_there(text, clause)]
    days = [clause.day for clause in clauses if clause.day]
    if not days or not run.has_passed(max(days)):
        return
    for clause in clauses:
        yield TextProblem(
            start=clause.start,
            end=clause.start + len(clause.text),
            message=message("“{text}” is past", text=shown(clause.text)),
            remedy=message("Write the day of every year (每年12月31日前), or from which event the time counts."),
        )


def _ends_there(text: str, clause: Clause) -> bool:
    """Return whether nothing follows the day: 2019年1月1日起 begins there, and 2019年底前形成的信息 is a subject."""
    end = clause.start + len(clause.text)
    return not clause.unparsed and (end == len(text) or text[end] in _ENDS)
