"""A draft is open for comments for the 30 days that are usual by law, or a reason is known why not.

The law says that a draft of rules or of a weighty decision is generally (一般) open for 30 days or more. Less may be
right; then the office says why when it publishes the draft.

Source: 《规章制定程序条例》, article 15. 《重大行政决策程序暂行条例》, article 15. 《优化营商环境条例》, article 62.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, shown
from catalog_cli.rules.statutes import breaches, demand

TITLE = "征求意见一般不少于30日"
SEVERITY = Severity.INFO
_PLACE = {**RIGHT, SETTINGS_FILE: SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n"}
_DRAFT = ITEM.replace("政府公报", "重大行政决策草案")
VALID = (
    {**_PLACE, FILE: _DRAFT + "time_limit: 征求意见期限不少于30日\n"},
    {**_PLACE, FILE: _DRAFT + "time_limit: 征求意见期限不少于20个工作日\n"},
)
INVALID = ({**_PLACE, FILE: _DRAFT + "time_limit: 征求意见期限不少于7日\n"},)


def check_item(item: Item, settings: Settings, run: Run) -> Iterator[Problem]:
    """Report a time on show that is shorter than the law calls usual."""
    for breach in breaches(item, settings, run, usual=True):
        clause = breach.clause
        yield Problem(
            path=item.path,
            pointer=("time_limit",),
            span=(clause.start, clause.start + len(clause.text)),
            message=message("“{text}” is shorter than the law calls usual", text=shown(clause.text)),
            remedy=message("See whether it can be longer: {demand}.", demand="；".join(map(demand, breach.deadlines))),
        )
