"""An article, paragraph or item that is cited exists in the law's newest text.

When a law is revised its articles move. A place that only an older text has was right once; readers who look it up
today find nothing.

Source: 《中华人民共和国立法法》, article 63: when a law is revised, its new text is published.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import laws_cited, versions_meant
from catalog_cli.facts.laws import Law
from catalog_cli.facts.places import step_missing
from catalog_cli.model.citation import Locator
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.rule import TextProblem

TITLE = "条款现行有效"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条",
    "《中华人民共和国会计法》第五十一条",
    "《某法》第九百条",
)
INVALID = ("《中华人民共和国会计法》第五十二条", "《中华人民共和国发票管理办法》第四十五条")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each place that the newest known text has no more."""
    for citation in parse_basis(text).citations:
        known = laws_cited(citation) if citation.locators else ()
        if known:
            meant = versions_meant(citation)
            for locator in citation.locators:
                yield from _outdated(text, known[0], meant, locator)


def _outdated(text: str, newest: Law, meant: tuple[Law, ...], locator: Locator) -> Iterator[TextProblem]:
    missing = step_missing(newest, locator)
    holder = next((law for law in meant if not step_missing(law, locator)), None) if missing else None
    if holder and missing:
        yield TextProblem(
            start=missing.start,
            end=missing.end,
            message=message(
                "{place} of 《{law}》 is in its text of {old}, and no more in that of {new}",
                place=text[missing.start : missing.end],
                law=newest.title,
                old=holder.version,
                new=newest.version,
            ),
            remedy=message("Find the article in the text in force that has taken its place."),
        )
