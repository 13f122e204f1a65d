"""A number of a time limit says what it counts: working days, days, months.

批准后20内 may be 20 days or 20 working days, and these are a week apart. Only the law that sets the time tells which is
meant.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26, counts working days;
《中华人民共和国预算法》, article 14, counts days.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.clauses import lacks_unit
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "时限写明单位"
SEVERITY = Severity.WARNING
KEYS = ("time_limit",)
VALID = ("批准后20日内", "20个工作日内", "征求意见期限不得少于30日")
INVALID = ("本级人民代表大会或其常务委员会批准后20内", "征求意见期限不得少于30")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each clause whose number has no unit."""
    for clause in parse_time_limit(text).clauses:
        if lacks_unit(clause):
            yield TextProblem(
                start=clause.start,
                end=clause.start + len(clause.text),
                message=message("“{text}” gives no unit for {number}", text=shown(clause.text), number=clause.number),
                remedy=message("Write 日 or 个工作日, as the law that sets the time has it."),
            )
