"""A time limit says when, not only for how long or that there is one.

1年 may be how soon or how long; 限时公开 says that there is a time, and not which. Where the time is that of the law,
its words do best.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: the time counts from the day on which the
information is made or changed.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Clause, ClauseKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.clauses import lacks_unit
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "时限没有歧义"
SEVERITY = Severity.INFO
KEYS = ("time_limit",)
VALID = ("信息形成之日起1年内", "公示期不少于1年", "及时公开", "长期公开", "1个月", "与文件同步公开")
INVALID = ("1年", "限时公开")

_CLEAR_TO_READERS = lazy_regex("同步|同时|一并|最[长短]|每|[上下]半年")
"""Words of limits that no kind of clause covers, but whose sense is plain."""


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each clause that is understood and may yet mean several things."""
    for clause in parse_time_limit(text).clauses:
        if _is_ambiguous(clause):
            yield TextProblem(
                start=clause.start,
                end=clause.start + len(clause.text),
                message=message("“{text}” is ambiguous", text=shown(clause.text)),
                remedy=message("Write from when the time counts, or for how long the information stays on show."),
            )


def _is_ambiguous(clause: Clause) -> bool:
    if clause.kind is not ClauseKind.UNKNOWN or clause.day or clause.unparsed or lacks_unit(clause):
        return False
    return not _CLEAR_TO_READERS.search(clause.text)
