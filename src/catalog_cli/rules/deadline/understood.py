"""A time limit says plainly within which time, and until its last word.

Words that belong to no time are often the rest of something that was lost in copying: 一个月内开 was 一个月内公开.
Nothing is guessed: the stretch that is not understood is shown.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: information is disclosed within a time that
can be counted.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import PhraseToken
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.clauses import lacks_unit
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "公开时限可识别"
SEVERITY = Severity.WARNING
KEYS = ("time_limit",)
VALID = (
    "自该政府信息形成或者变更之日起20个工作日内",
    "信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的，从其规定。",
    "每年1月31日前；长期公开",
)
INVALID = ("在答复代表和提案者后一个月内开", "自信息形成之日起20个工作日内予", "每年月31日前", "见附件")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each stretch that is not understood; a number without its unit is another rule's."""
    limit = parse_time_limit(text)
    lacking = [clause for clause in limit.clauses if lacks_unit(clause)]
    for token in limit.unparsed:
        if not any(clause.start <= token.start < clause.start + len(clause.text) for clause in lacking):
            yield _problem(token)


def _problem(token: PhraseToken) -> TextProblem:
    return TextProblem(
        start=token.start,
        end=token.end,
        message=message("cannot parse “{text}” in the time limit", text=shown(token.text.strip())),
        remedy=message("Write the time limit out, as in 自信息形成或者变更之日起20个工作日内."),
    )
