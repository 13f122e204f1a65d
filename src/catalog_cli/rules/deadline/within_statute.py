"""Information for which a law sets a time of its own is published within that time.

The 20 working days of the general rule hold only where nothing else is set. Results and contracts of government
procurement are due within two working days, budgets within 20 days of approval, annual reports by a day of the year;
a plan, or a notice that land is taken, stays on show for a least time. Whom a law binds is told by `body` in
`catalog.yaml`, or by the last words of the publisher's name; where these leave it open, what depends on it passes. So
does all else that is not certain: a limit that says 及时, one that leaves other law untouched (从其规定), a time that
counts from another event, and one that keeps any of several sources that differ. For penalties, permits and the
explanation of policies, of which a document of the State Council's office sets the time and ministries print the
general 20 working days, those 20 days are an info.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: where a law or regulation sets another time,
that time holds; article 49 for annual reports. 《中华人民共和国政府采购法实施条例》, articles 43 and 50.
《中华人民共和国预算法》, article 14. 《中华人民共和国土地管理法实施条例》, articles 26 and 31. 国办发〔2018〕118号.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, shown
from catalog_cli.rules.statutes import Breach, breaches, demand

TITLE = "不超过法定时限"
SEVERITY = Severity.WARNING
_PLACE = {**RIGHT, SETTINGS_FILE: SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n"}
_PROCUREMENT = ITEM.replace("政府公报", "政府采购").replace("每期政府采购", "采购项目公告、采购结果、采购合同等信息")
_BUDGET = ITEM.replace("政府公报", "部门预算")
_REPORT = ITEM.replace("政府公报", "政府信息公开工作年度报告")
_LAND = ITEM.replace("政府公报", "征收土地预公告")
VALID = (
    {FILE: _PROCUREMENT + "time_limit: 采购结果、采购合同2个工作日内；其他20个工作日内\n"},
    {FILE: _PROCUREMENT + "time_limit: 及时公开\n"},
    {FILE: _BUDGET + "time_limit: 批复后20日内\n"},
    {**_PLACE, FILE: _REPORT + "time_limit: 每年1月31日前\n"},
    {**_PLACE, FILE: _REPORT + "time_limit: 每年3月31日前\npublisher: 津市市人民政府\n"},
    {**_PLACE, FILE: _LAND + "time_limit: 公示不少于10个工作日\n"},
)
INVALID = (
    {**RIGHT, FILE: _PROCUREMENT + "time_limit: 自该政府信息形成或者变更之日起20个工作日内\n"},
    {**RIGHT, FILE: _BUDGET + "time_limit: 批复后30日内\n"},
    {**_PLACE, FILE: _REPORT + "time_limit: 每年3月31日前\n"},
    {**_PLACE, FILE: _LAND + "time_limit: 公示不少于5个工作日\n"},
)


def check_item(item: Item, settings: Settings, run: Run) -> Iterator[Problem]:
    """Report an item's time limit for each special deadline that it surely does not keep."""
    return (_problem(item.path, breach) for breach in breaches(item, settings, run))


def _problem(path: str, breach: Breach) -> Problem:
    clause = breach.clause
    asked = "；".join(map(demand, breach.deadlines))
    said = {"text": shown(clause.text), "topic": "、".join(each.topic for each in breach.deadlines)}
    if breach.is_disputed:
        words = message("“{text}” allows more time than one source for: {topic}; others allow it", **said)
    elif breach.is_short:
        words = message("“{text}” is shorter than the law asks for: {topic}", **said)
    else:
        words = message("“{text}” allows more time than the law for: {topic}", **said)
    return Problem(
        path=path,
        pointer=("time_limit",),
        span=(clause.start, clause.start + len(clause.text)),
        message=words,
        remedy=message("If the other source is not the office's, write {demand}.", demand=asked)
        if breach.is_disputed
        else message("Write what the law requires: {demand}.", demand=asked),
        severity=Severity.INFO if breach.is_disputed else None,
    )
