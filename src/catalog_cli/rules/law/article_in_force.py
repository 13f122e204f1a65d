"""An article, paragraph or item that is cited exists in the law's newest text.

When a law is revised its articles move. A place that only an older text has was right once; readers who look it up
today find nothing. Texts count from their first day in force; the message names the day up to which they are known.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: 《中华人民共和国立法法》, article 63: when a law is revised, its new text is published.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.facts.citing import is_complete, is_repealed, law_cited, meaning_of, texts_on
from catalog_cli.facts.laws import Law, LawText, laws_in, step_missing
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Locator
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.data_day import data_day
from catalog_cli.rules.rule import TextProblem

TITLE = "条款现行有效"
SEVERITY = Severity.WARNING
AS_OF = date(2026, 11, 28)
KEYS = ("basis",)
VALID = (
    "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条",
    "《中华人民共和国会计法》第五十一条",
    "《某法》第九百条",
)
INVALID = ("《中华人民共和国会计法》第五十二条", "《中华人民共和国发票管理办法》第四十五条")


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each place that the text in force has no more."""
    for citation in parse_basis(text).citations:
        law = law_cited(citation, laws_in(facts)) if citation.locators else None
        in_force = texts_on(law, run) if law and not is_repealed(law, run) else ()
        if law and is_complete(in_force, run):
            meaning = meaning_of(citation, law, run)
            # a text that is named by its year is not older than itself
            older = tuple(each for each in (*meaning.texts, *meaning.older) if each not in in_force)
            for locator in citation.locators:
                yield from _outdated(text, law, in_force, older, locator)


def _outdated(
    text: str, law: Law, in_force: tuple[LawText, ...], older: tuple[LawText, ...], locator: Locator
) -> Iterator[TextProblem]:
    missing = [step_missing(each, locator) for each in in_force]
    # where shapes are not known, nothing is missing, and nothing is shown to be there
    holder = next((each for each in older if each.articles and not step_missing(each, locator)), None)
    if holder and all(missing) and missing[0]:
        yield TextProblem(
            start=missing[0].start,
            end=missing[0].end,
            message=message(
                "{place} of 《{law}》 is in its text of {old}, but no longer in that of {new} (data of {day})",
                place=text[missing[0].start : missing[0].end],
                law=law.title,
                old=str(holder.version),
                new=str(in_force[0].version),
                day=data_day(law),
            ),
            remedy=message("Find the article in the text in force that has taken its place."),
        )
