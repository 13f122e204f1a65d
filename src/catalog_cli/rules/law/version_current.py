"""A law is cited in its text in force, not in an older one that its order or year names.

A revised regulation is published by a new order. 国务院令第492号 was the order of 条例 of 2007; the text in force
since 2019 is that of 国务院令第711号. A year names a text as well: （2017年修正） is not the text of 2021. The day of
passing alone (2010年10月28日通过) may only say how old the law is: a law that is amended keeps it, one that is revised
has another, and the data does not tell the two apart. Then the finding is an info, and none where the order that
published the regulation in force is of that year. The fix changes the
number and is not safe, as the article may have moved as well. What counts is the text in force on the day of the
check (`--as-of`); whether a newer one exists is known up to the day that the message names.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, for the example;
《行政法规制定程序条例》（国务院令第694号）, article 27: the Premier signs an order of the State Council by which a
regulation is published; 《中华人民共和国立法法》, article 63: when a law is revised, its new text is published.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.facts.citing import is_complete, is_order, is_repealed, law_cited, order_of, texts_on, years_of
from catalog_cli.facts.laws import Law, LawText, laws_in
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Citation, Order, PhraseToken, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import DIGITS
from catalog_cli.rules.data_day import data_day
from catalog_cli.rules.rule import TextProblem

TITLE = "引用现行版本"
SEVERITY = Severity.WARNING
AS_OF = date(2026, 11, 28)
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条",
    "《中华人民共和国政府信息公开条例》（国令第711号）",
    "《中华人民共和国政府信息公开条例》（2007年4月5日国务院令第492号公布 2019年4月3日国务院令第711号修订）",
    "《不动产登记暂行条例》（国务院令第656号）",
    "《中华人民共和国立法法》（2023年修正）",
    "《物业管理条例》（2003年6月8日公布）",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第492号）",
    "《宗教事务条例》（国务院令第426号）",
    "《中华人民共和国立法法》（2015年修正）",
)
FIXES = (
    ("《政府信息公开条例》（国务院令第492号）第二十条", "《政府信息公开条例》（国务院令第711号）第二十条"),
    ("《土地管理法实施条例》（国令第256号）", "《土地管理法实施条例》（国令第743号）"),
)
FIX_IS_SAFE = False

_PASSED = lazy_regex(r"^(?!.*(?:修正|修订|修改|版)).*(?:通过|公布|发布|颁布)")
"""Words of the first text of a law, which stay true of it when it is amended."""


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each order number, or else each year, of a text that another has replaced."""
    for citation in parse_basis(text).citations:
        law = law_cited(citation, laws_in(facts)) if citation.orders or citation.years else None
        # of a law that is out of force no text is in force
        texts = texts_on(law, run) if law and not is_repealed(law, run) else ()
        if law and is_complete(texts, run):
            order = order_of(citation)
            yield from _old_order(citation, order, law, texts) if order else _old_year(citation, law, texts)


def _old_order(citation: Citation, order: Order, law: Law, texts: tuple[LawText, ...]) -> Iterator[TextProblem]:
    day = next((day for number, day in (*law.orders, *law.amending_orders) if is_order(order, number)), None)
    if day is None or any(_is_current(order, day, text) for text in texts):
        return
    current, since = texts[0].orders[-1]
    token = next(token for token in citation.tokens if token.start <= order.start < token.start + len(token.text))
    whole = token.kind is TokenKind.REFERENCE
    yield TextProblem(
        start=token.start if whole else order.start,
        end=token.start + len(token.text) if whole else order.end,
        message=message(
            "《{law}》 was published anew by {current} of {date}; {number} is an older text (data of {day})",
            law=citation.title,
            current=current,
            date=str(since),
            number=str(order),
            day=data_day(law),
        ),
        remedy=message("Write {text}, and check that the article is still the same.", text=current),
        replacement=_renumbered(token.text, current) if whole and len(DIGITS.findall(token.text)) == 1 else None,
        safe=False,
    )


def _is_current(order: Order, day: date, text: LawText) -> bool:
    """Return whether an order of a day issued a text, made it what it is, or is newer."""
    if text.version is None or day >= text.version or not text.orders:
        return True
    return is_order(order, text.orders[-1][0])


def _old_year(citation: Citation, law: Law, texts: tuple[LawText, ...]) -> Iterator[TextProblem]:
    year = max(citation.years)
    newest = next((text for text in texts if text.version), None)
    known = {day.year for text in law.texts for day in text.earlier}.union(*map(years_of, law.texts))
    if newest is None or year not in known or any(year in years_of(text) for text in texts):
        return
    if newest.version and year < newest.version.year:
        token = _of_year(citation, year)
        passed = bool(_PASSED.search(token.text))
        if passed and any(text.orders and text.orders[-1][1].year == year for text in texts):
            return
        yield TextProblem(
            start=token.start,
            end=token.start + len(token.text),
            message=message(
                "《{law}》 is named in its text of {year}; the text in force is of {version} (data of {day})",
                law=law.title,
                year=year,
                version=str(newest.version),
                day=data_day(law),
            ),
            remedy=message("Name the text in force, or none, and check that the article is still the same."),
            severity=Severity.INFO if passed else None,
        )


def _of_year(citation: Citation, year: int) -> PhraseToken:
    dated = [token for token in citation.tokens if token.kind in {TokenKind.DATE, TokenKind.TITLE}]
    return next(token for token in reversed(dated) if str(year) in token.text)


def _renumbered(printed: str, current: str) -> str:
    """Put the current number into the words that are printed: 国令第492号 becomes 国令第711号."""
    digits = DIGITS.findall(current)[0]
    return DIGITS.sub(digits, printed)
