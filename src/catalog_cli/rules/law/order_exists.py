"""An order number that is cited with a law is one by which the law was published or amended.

A wrong digit leads to another regulation, or to none. An order of the State Council that published a law of quite
another title is wrong in any case, also where the program does not know the law that is cited; and so is any that
stands with a law of the congress: the President publishes those. Of a law whose orders are all known, so is every
other number, unless it is newer than the data, whose day the message names, or that of a decision which amended many
regulations at once (国务院令第777号), of which this one may be one.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: 《行政法规制定程序条例》（国务院令第694号）, article 27: the Premier signs the order of the State Council that
publishes a regulation; the published texts, which name their orders.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import is_checked, is_order, law_cited
from catalog_cli.facts.laws import AMENDED_MANY, Law, Laws, laws_in
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Order
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.issued_documents import may_be_same, title_names
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.data_day import data_day
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "令号存在"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）",
    "《中华人民共和国政府信息公开条例》（国务院令 492 号）",
    "《不动产登记暂行条例》（国务院令第710号修订）",
    "《企业信息公示暂行条例》（国务院令第777号修订）",
    "《机关事务管理条例》（国务院令第797号）",
    "《中华人民共和国民法典》（主席令第四十五号）",
    "《信息公开暂行条例》（国务院令第711号）",
    "《湖南省实施〈政府信息公开条例〉办法》（国务院令第711号）",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第771号）",
    "《优化营商环境条例》（国务院令第712号）",
    "《中华人民共和国政府信息公开条例》（主席令第七十一号）",
    "《中华人民共和国预算法》（国务院令第12号）",
    "《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第617号）",
)


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each order that is none of the law's."""
    for citation in parse_basis(text).citations:
        laws = laws_in(facts)
        law = law_cited(citation, laws) if citation.orders else None
        for order in citation.orders:
            doubt = _doubt(order, law, laws, run) if law else _of_another(order, citation.title, laws)
            if doubt:
                yield TextProblem(start=order.start, end=order.end, message=doubt, remedy=_remedy(law))


def _doubt(order: Order, law: Law, laws: Laws, run: Run) -> Message | None:
    if any(is_order(order, number) for number, _day in (*law.orders, *law.amending_orders)):
        return None
    values = {"order": str(order), "law": law.title, "day": data_day(law)}
    other = laws.titles_by_order.get(str(order)) if order.issuer == _STATE_COUNCIL else None
    if other and other != law.title:
        return message("{order} published 《{other}》, not 《{law}》 (data of {day})", other=other, **values)
    if order.issuer == _STATE_COUNCIL and law.title.endswith("法"):
        return message("{order} is no order of 《{law}》: the President publishes the laws (data of {day})", **values)
    if str(order) in AMENDED_MANY:
        return None
    if law.texts[0].orders_complete and (is_checked(law, run) or not _may_be_newer(order, law, laws)):
        return message("{order} is no order of 《{law}》 (data of {day})", **values)
    return None


def _of_another(order: Order, title: str, laws: Laws) -> Message | None:
    """Return what is to be said of an order that published a law of quite another title than the one cited."""
    if order.issuer != _STATE_COUNCIL or not title or _ON_OTHERS.search(title):
        return None
    other = laws.named(laws.titles_by_order.get(str(order), ""))
    if other is None or may_be_same(title_names(title), title_names(other.title.removeprefix("中华人民共和国"))):
        return None
    return message(
        "{order} published 《{other}》, not 《{law}》 (data of {day})",
        order=str(order),
        other=other.title,
        law=shown(title),
        day=data_day(other),
    )


_ON_OTHERS = lazy_regex("修改|废止|修订|实施|贯彻|〈")
"""A title that names another document, whose order may stand behind it."""
_STATE_COUNCIL = "国务院"


def _may_be_newer(order: Order, law: Law, laws: Laws) -> bool:
    """Return whether an order may be of a text that is newer than the data.

    The orders of the State Council are numbered on and on; those of others start again. A regulation is not published
    by the President.
    """
    if order.issuer == "主席":
        return law.texts[0].kind not in _OF_THE_GOVERNMENT
    return order.issuer != _STATE_COUNCIL or order.number > laws.newest_order


_OF_THE_GOVERNMENT = frozenset({"行政法规", "部门规章"})


def _remedy(law: Law | None) -> Message:
    if law and law.orders:
        return message("Look the number up; the last order that published the law is {order}.", order=law.orders[-1][0])
    return message("Look the number up.")
