"""The order number that is cited is that of the law's text in force.

A revised regulation is published by a new order. 国务院令第492号 was the order of 条例 of 2007; the text in force
since 2019 is that of 国务院令第711号. The fix changes the number and is not safe, as the article may have moved as
well.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, for the example;
《行政法规制定程序条例》（国务院令第694号）, article 27: the Premier signs an order of the State Council by which a
regulation is published.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import laws_cited, order_number, orders_of
from catalog_cli.model.citation import Citation
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.numerals import DIGITS
from catalog_cli.rules.rule import TextProblem

TITLE = "令号现行有效"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条",
    "《中华人民共和国政府信息公开条例》（国令第711号）",
    "《中华人民共和国政府信息公开条例》（2007年4月5日国务院令第492号公布 2019年4月3日国务院令第711号修订）",
)
INVALID = ("《中华人民共和国政府信息公开条例》（国务院令第492号）", "《宗教事务条例》（国务院令第426号）")
FIXES = (
    ("《政府信息公开条例》（国务院令第492号）第二十条", "《政府信息公开条例》（国务院令第711号）第二十条"),
    ("《土地管理法实施条例》（国令第256号）", "《土地管理法实施条例》（国令第743号）"),
)
FIX_IS_SAFE = False


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each order number of a text that another has replaced."""
    for citation in parse_basis(text).citations:
        token = citation.token(TokenKind.REFERENCE)
        number = order_number(token.text) if token else None
        if token and number:
            yield from _replaced(citation, token, number)


def _replaced(citation: Citation, token: PhraseToken, number: str) -> Iterator[TextProblem]:
    orders = orders_of(laws_cited(citation))
    if number not in [order for order, _ in orders[:-1]]:
        return
    current, date = orders[-1]
    digits = list(DIGITS.finditer(token.text))
    yield TextProblem(
        start=token.start,
        end=token.end,
        message=message(
            "《{law}》 was published anew by {current} of {date}; {number} is an older text",
            law=citation.title,
            current=current,
            date=date,
            number=token.text,
        ),
        remedy=message("Write {text}, and check that the article is still the same.", text=current),
        replacement=_renumbered(token.text, current) if len(digits) == 1 else None,
        safe=False,
    )


def _renumbered(printed: str, current: str) -> str:
    """Put the current number into the words that are printed: 国令第492号 becomes 国令第711号."""
    digits = DIGITS.findall(current)[0]
    return DIGITS.sub(digits, printed)
