"""What an article lists under （一）, （二）, （三） is cited as 项; 款 is a paragraph of it.

条例 article 20 has one 款 and fifteen 项. Whoever cites its 第七款 means 第（七）项, but names a paragraph that does
not exist. The fix is not safe: that the item is meant is likely, not certain.

Source: 《中华人民共和国立法法》, article 65: 条 may have 款, 项 and 目; 款 bear no number, 项 bear Chinese numerals
in brackets.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import versions_meant
from catalog_cli.facts.laws import Law
from catalog_cli.facts.places import item_meant, step_missing
from catalog_cli.model.citation import Locator
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.numerals import chinese
from catalog_cli.rules.rule import TextProblem

TITLE = "项不写作款"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》第二十条第（七）项",
    "《中华人民共和国政府信息公开条例》第二十条第一款第（七）项",
    "《某条例》第二十条第七款",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第七款",
    "《政府信息公开条例》第二十条第（三）款",
)
FIXES = (
    ("《政府信息公开条例》第二十条第七款", "《政府信息公开条例》第二十条第（七）项"),
    ("《政府信息公开条例》第二十条第（三）款", "《政府信息公开条例》第二十条第（三）项"),
)
FIX_IS_SAFE = False


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each 款 beyond those of its article that can be a 项."""
    for citation in parse_basis(text).citations:
        versions = versions_meant(citation) if citation.locators else ()
        for locator in citation.locators:
            if versions and all(step_missing(law, locator) for law in versions):
                yield from _mistaken(text, versions[0], locator)


def _mistaken(text: str, law: Law, locator: Locator) -> Iterator[TextProblem]:
    step = item_meant(law, locator)
    if step:
        article = law.articles[(locator.number("条") or 1) - 1]
        right = f"第（{chinese(step.number)}）项"
        yield TextProblem(
            start=step.start,
            end=step.end,
            message=message(
                "“{place}” names a paragraph (款), but the article has {paragraphs} of them, and {items} items (项)",
                place=text[locator.start : step.end],
                paragraphs=len(article),
                items=max(article),
            ),
            remedy=message("Write {text} if the item is meant.", text=right),
            replacement=right,
            safe=False,
        )
