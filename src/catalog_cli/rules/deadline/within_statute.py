"""Information for which a law sets a time of its own is published within that time.

The 20 working days of the general rule hold only where nothing else is set. Results and contracts of government
procurement are due within two working days, budgets within 20 days of approval, annual reports by a day of the year.
What is not certain passes: a limit that says 及时, one that leaves other law untouched (从其规定), a time that counts
from another event.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: where a law or regulation sets another time,
that time holds; article 49 for annual reports. 《中华人民共和国政府采购法实施条例》, articles 43 and 50.
《中华人民共和国预算法》, article 14.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from catalog_cli.facts.deadlines import StatutoryDeadline, statutory_deadlines
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.time_limit import TimeUnit
from catalog_cli.parsing.listing import core, things_listed
from catalog_cli.rules.examples import FILE, ITEM
from catalog_cli.rules.rule import Problem, shown
from catalog_cli.rules.statutes import Exceeded, exceeded_by

TITLE = "不超过法定时限"
SEVERITY = Severity.WARNING
_PROCUREMENT = ITEM.replace("政府公报", "政府采购").replace("每期政府采购", "采购项目公告、采购结果、采购合同等信息")
_BUDGET = ITEM.replace("政府公报", "部门预算")
VALID = (
    {FILE: _PROCUREMENT + "time_limit: 采购结果、采购合同2个工作日内；其他20个工作日内\n"},
    {FILE: _PROCUREMENT + "time_limit: 及时公开\n"},
    {FILE: _BUDGET + "time_limit: 批复后20日内\n"},
    {FILE: ITEM.replace("政府公报", "政府信息公开工作年度报告") + "time_limit: 每年1月31日前\n"},
)
INVALID = (
    {FILE: _PROCUREMENT + "time_limit: 自该政府信息形成或者变更之日起20个工作日内\n"},
    {FILE: _BUDGET + "time_limit: 批复后30日内\n"},
    {FILE: ITEM.replace("政府公报", "政府信息公开工作年度报告") + "time_limit: 每年4月30日前\n"},
)

_OF_ALL = frozenset({"政府", "信息", "公开", "工作", "年度", "部门", "单位"})
"""Words that stand in the names of items of every kind."""


def check_item(item: Item) -> Iterator[Problem]:
    """Report an item's time limit for each special deadline that it surely does not keep."""
    if not item.time_limit or item.not_applicable:
        return
    exceeded = exceeded_by(item.time_limit)
    if exceeded:
        named, listed = _listed(item.name), _listed(item.content)
        for each in exceeded:
            words = each.deadlines[0].match
            # it publishes what the deadlines are about by its name, or by what it lists
            told = each.named or not listed.isdisjoint(words)
            if not named.isdisjoint(words) or (told and _is_akin(item.name + item.category, words)):
                yield _problem(item.path, each)


@lru_cache(maxsize=16384)
def _listed(text: str) -> frozenset[str]:
    """Return the words of all deadlines that a text lists; most texts hold none of them at all."""
    hints, words = _words()
    return things_listed(text, words) if any(map(text.__contains__, hints)) else frozenset()


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what every spelling of a word holds, and the words."""
    words = tuple(dict.fromkeys(word for deadline in statutory_deadlines() for word in deadline.match))
    return tuple(map(core, words)), words


def _is_akin(text: str, words: tuple[str, ...]) -> bool:
    """Return whether a text is of the words' field: 政府采购 is that of 采购合同, 重大建设项目 is not."""
    return any(pair in text for pair in _pairs(words))


@cache
def _pairs(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(first + second for word in words for first, second in pairwise(word)) - _OF_ALL


def _problem(path: str, exceeded: Exceeded) -> Problem:
    clause = exceeded.clause
    return Problem(
        path=path,
        pointer=("time_limit",),
        span=(clause.start, clause.start + len(clause.text)),
        message=message(
            "“{text}” leaves more time than the law for: {topic}",
            text=shown(clause.text),
            topic="、".join(deadline.topic for deadline in exceeded.deadlines),
        ),
        remedy=message("Write what the law asks: {demand}.", demand="；".join(map(_demand, exceeded.deadlines))),
    )


def _demand(deadline: StatutoryDeadline) -> str:
    """Put what a law asks into the words of a catalogue: 采购合同签订之日起2个工作日内."""
    if deadline.yearly:
        month, _, day = deadline.yearly.partition("-")
        return f"每年{int(month)}月{int(day)}日前（{deadline.source}）"
    since = deadline.after if deadline.after.endswith(("之日起", "后")) else f"{deadline.after}后"
    unit = "个工作日" if deadline.unit is TimeUnit.WORKING_DAY else "日"
    return f"{since}{deadline.within}{unit}内（{deadline.source}）"
