"""What an article lists under （一）, （二）, （三） is cited as 项; 款 is a paragraph of it.

条例 article 20 has one 款 and fifteen 项. Whoever cites its 第七款 means 第（七）项, but names a paragraph that does
not exist; so does whoever quotes the words of an item behind 第一款. The fix is not safe: that the item is meant is
likely, not certain.

Source: 《中华人民共和国立法法》, article 65: 条 may have 款, 项 and 目; 款 bear no number, 项 bear Chinese numerals
in brackets.
"""

from collections.abc import Iterator
from typing import Final

from catalog_cli.facts.citing import Meaning, law_cited, meaning_of
from catalog_cli.facts.laws import Law, LawText, item_meant, laws_in, shape_of
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Citation, Locator, Step
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.numerals import chinese
from catalog_cli.rules.data_day import data_day
from catalog_cli.rules.rule import TextProblem

TITLE = "项不写作款"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》第二十条第（七）项",
    "《中华人民共和国政府信息公开条例》第二十条第一款第（七）项",
    "《某条例》第二十条第七款",
    "《政府信息公开条例》第二十条第一款：行政机关应当主动公开本行政机关的下列政府信息",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第七款",
    "《政府信息公开条例》第二十条第（三）款",
    "《政府信息公开条例》第二十条第（一）款",
    "《政府信息公开条例》第二十条第一款：行政法规、规章和规范性文件",
)
FIXES = (
    ("《政府信息公开条例》第二十条第七款", "《政府信息公开条例》第二十条第（七）项"),
    ("《政府信息公开条例》第二十条第（三）款", "《政府信息公开条例》第二十条第（三）项"),
)
FIX_IS_SAFE = False


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each 款 beyond those of its article that can be a 项."""
    for citation in parse_basis(text).citations:
        law = law_cited(citation, laws_in(facts)) if citation.locators else None
        if law is None:
            continue
        meaning = meaning_of(citation, law, run)
        for locator in citation.locators:
            step = _step_mistaken(text, meaning, locator)
            if step:
                yield from _mistaken(text, law, meaning.texts[0], step, locator)
        yield from _quoted(text, law, citation, meaning)


def _step_mistaken(text: str, meaning: Meaning, locator: Locator) -> Step | None:
    if meaning.step_missing(locator):
        return item_meant(meaning.texts[0], locator)
    return _bracketed(text, meaning.texts[0], locator) if len(meaning.texts) == 1 else None


def _bracketed(text: str, newest: LawText, locator: Locator) -> Step | None:
    """Return a 款 that is written as only 项 are, 第（一）款, in an article of one 款 with so many 项."""
    article, step = locator.step("条"), locator.step("款")
    if article is None or step is None or locator.until or locator.step("项"):
        return None
    shape = shape_of(newest, article)
    is_item = shape is not None and len(shape) == 1 and step.number <= shape[0]
    return step if is_item and "（" in text[step.start : step.end].replace("(", "（") else None


def _mistaken(text: str, law: Law, newest: LawText, step: Step, locator: Locator) -> Iterator[TextProblem]:
    article = locator.step("条")
    shape = shape_of(newest, article) if article else None
    if shape:
        found = message(
            "“{place}” names a paragraph (款), but the article has {paragraphs} of them, and {items} items (项)"
            " (data of {day})",
            place=text[locator.start : step.end],
            paragraphs=len(shape),
            items=max(shape),
            day=data_day(law),
        )
        yield _as_item(step, found)


def _as_item(step: Step, found: Message) -> TextProblem:
    """Return the problem of a 款 that is to be written as the 项 of its number."""
    right = f"第（{chinese(step.number)}）项"
    remedy = message("If you mean the item, write {text}.", text=right)
    return TextProblem(start=step.start, end=step.end, message=found, remedy=remedy, replacement=right, safe=False)


_FIRST_WORDS: Final = {("中华人民共和国政府信息公开条例", 20, 1): ("行政法规", "规章和规范性文件", "规范性文件")}
"""Words with which an item begins, by law, article and number, where a 款 of that number exists as well."""


def _quoted(text: str, law: Law, citation: Citation, meaning: Meaning) -> Iterator[TextProblem]:
    """Report a 款 whose quoted words are those of the item of its number."""
    for quotation in citation.quotations if meaning.texts else ():
        locator = quotation.locator
        step = locator.step("款") if locator and not locator.until and not locator.step("项") else None
        if locator is None or step is None or meaning.step_missing(locator):
            continue
        words = _FIRST_WORDS.get((law.title, locator.number("条") or 0, step.number))
        if words and quotation.text.lstrip("“”：: ").startswith(words):
            found = message(
                "“{place}” names a paragraph (款), but the words behind it are those of an item (项) (data of {day})",
                place=text[locator.start : step.end],
                day=data_day(law),
            )
            yield _as_item(step, found)
