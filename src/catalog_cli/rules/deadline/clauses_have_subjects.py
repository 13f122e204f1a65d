"""Of several times in one time limit, each says what it holds for.

20个工作日内；7个工作日内 leaves it open which of them counts for what. A general time first and special ones after it
are right: 20个工作日内；其中行政处罚决定7个工作日内. So are times of different kinds, as within which to publish and
how long to show, and several days of a year.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: the time depends on the information.
"""

from collections.abc import Iterator
from functools import partial

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Clause, ClauseKind
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.clauses import counts_from_making
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "分段时限写明对象"
SEVERITY = Severity.INFO
KEYS = ("time_limit",)
VALID = (
    "信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
    "自该政府信息形成或者变更之日起5个工作日内；长期公示",
    "制定或获取信息之日起10个工作日内，公示7个工作日",
    "每年1月31日前、7月31日前",
)
INVALID = ("20个工作日内；7个工作日内", "信息形成之日起20个工作日内；自信息制作之日起5个工作日内")

_TIMED = frozenset({ClauseKind.AFTER, ClauseKind.BEFORE, ClauseKind.DISPLAY, ClauseKind.PERIODIC})
"""Kinds of which only one can hold for a thing; of days of a year all can."""


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each clause that gives another time for what an earlier one is about, as far as the words tell."""
    seen: list[Clause] = []
    for clause in parse_time_limit(text).clauses:
        if clause.kind not in _TIMED or clause.subject:
            continue
        if any(map(partial(_contradicts, clause), seen)):
            yield _problem(clause)
        seen.append(clause)


def _contradicts(clause: Clause, other: Clause) -> bool:
    if clause.kind is not other.kind or _event(clause) != _event(other):
        return False
    return (clause.number, clause.unit, clause.period) != (other.number, other.unit, other.period)


def _event(clause: Clause) -> str:
    return "" if counts_from_making(clause) else clause.trigger


def _problem(clause: Clause) -> TextProblem:
    return TextProblem(
        start=clause.start,
        end=clause.start + len(clause.text),
        message=message(
            "“{text}” does not say what it applies to, and another time comes before it", text=shown(clause.text)
        ),
        remedy=message("Write before each time what it applies to."),
    )
