"""Information is published within 20 working days of being made or changed, unless a law sets another time.

A longer time in the catalogue does not become right by being printed there. What cannot be compared for certain passes:
one month may be shorter than 20 working days with a holiday in them, and a time that counts from another event follows
that event's own law.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26.
"""

from collections.abc import Iterator

from catalog_cli.facts.bodies import body_of_catalogue
from catalog_cli.facts.deadlines import general_deadline
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.rule import TextProblem, shown
from catalog_cli.rules.statutes import clauses_above_general_limit

TITLE = "不超过20个工作日"
SEVERITY = Severity.WARNING
KEYS = ("time_limit",)
VALID = (
    "自该政府信息形成或者变更之日起20个工作日内",
    "信息形成之日起1个月内",
    "公示期不少于30个工作日",
    "答复代表后三个月内",
    "每年3月31日前",
)
INVALID = (
    "自该政府信息形成或者变更之日起30个工作日内",
    "信息形成之日起2个月内公开",
    "60日内",
    "获取信息后25个工作日内",
)


def check_text(text: str, settings: Settings) -> Iterator[TextProblem]:
    """Report each clause that surely leaves more time than the law; a school or a village is bound by others."""
    if not general_deadline().may_bind(body_of_catalogue(settings)):
        return
    for clause in clauses_above_general_limit(text):
        yield TextProblem(
            start=clause.start,
            end=clause.start + len(clause.text),
            message=message("“{text}” is longer than the 20 working days of the law", text=shown(clause.text)),
            remedy=message(
                "Write 20个工作日内 as {source} requires, or name the law that sets another time.",
                source=general_deadline().source,
            ),
        )
