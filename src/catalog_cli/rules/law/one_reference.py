"""A source has the same number wherever the catalogue cites it.

Two numbers for one title cannot both be right, unless two documents bear the same title. Titles that begin with 关于
do so often, as each level of government passes a notice on under its own number, and are left alone.

Source: GB/T 9704-2012 (党政机关公文格式), section 7.2.5: a document has one number, also where several offices issue
it.
"""

from collections import Counter
from collections.abc import Iterator

from catalog_cli.facts.citing import laws_cited, order_number, orders_of
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.cited import Cited, by_source, number_of, places_in
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Problem, Subject

TITLE = "同一依据文号一致"
SEVERITY = Severity.WARNING
_FIRST = ITEM + "basis:\n  - 《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕22号）\n"
VALID = (
    {
        **RIGHT,
        FILE: _FIRST,
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《国务院办公厅关于做好政府公报工作的通知》国办发[2018]22号\n",
    },
    {
        **RIGHT,
        FILE: ITEM + "basis:\n  - 《政府信息公开条例》（国令第711号）\n",
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）\n",
    },
)
INVALID = (
    {
        **RIGHT,
        FILE: _FIRST,
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕12号）\n",
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    """Report each citation whose number is not the one that most citations of the source have."""
    for cited in by_source(places_in(subject.catalogue.items)).values():
        numbers = Counter(number_of(one.citation) for one in cited if one.citation.reference)
        if len(numbers) > 1 and not cited[0].citation.title.startswith("关于"):
            usual = numbers.most_common(1)[0][0]
            yield from (_problem(one, usual) for one in cited if _differs(one, usual))


def _differs(cited: Cited, usual: str) -> bool:
    """Tell whether a number is another one, and not that of an older text, of which another rule speaks."""
    if not cited.citation.reference or number_of(cited.citation) == usual:
        return False
    orders = [order for order, _ in orders_of(laws_cited(cited.citation))]
    return order_number(cited.citation.reference) not in orders


def _problem(cited: Cited, usual: str) -> Problem:
    return Problem(
        path=cited.path,
        pointer=cited.pointer,
        span=cited.span,
        message=message(
            "《{title}》 has the number {number} here and {usual} elsewhere",
            title=cited.citation.title,
            number=cited.citation.reference,
            usual=usual,
        ),
        remedy=message("Look up which is right, and write it everywhere."),
    )
