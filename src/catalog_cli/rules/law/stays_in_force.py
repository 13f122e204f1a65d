"""A text that is cited will still be in force in 60 days.

A law that has been passed takes force on a later day, and may replace others on it. Until then the old text counts;
from 60 days before, what will change is announced, so that the catalogue is ready on the day.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: 《中华人民共和国立法法》, article 61: a law names the day on which it takes force.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.facts.citing import coming_text, first_day, is_to_be_repealed, law_cited
from catalog_cli.facts.laws import Law, Laws, LawText, count_of, laws_in, step_missing
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Citation, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.data_day import data_day, repeal_day
from catalog_cli.rules.rule import TextProblem

TITLE = "依据即将变化"
SEVERITY = Severity.INFO
AS_OF = date(2026, 7, 31)
KEYS = ("basis",)
VALID = ("《中华人民共和国监狱法》第七条", "《中华人民共和国物权法》第四十二条", "《中华人民共和国预算法》第十四条")
INVALID = ("《中华人民共和国环境保护法》第五十四条", "《中华人民共和国水污染防治法》")


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each law that will be out of force, or have another text, within 60 days."""
    for citation in parse_basis(text).citations:
        law = law_cited(citation, laws_in(facts))
        title = citation.token(TokenKind.TITLE)
        change = _change(citation, law, laws_in(facts), run) if law and title else None
        if change and title:
            yield TextProblem(
                start=title.start,
                end=title.start + len(title.text),
                message=change,
                remedy=message("Have the catalogue ready for that day; until then it is right as it is."),
            )


def _change(citation: Citation, law: Law, laws: Laws, run: Run) -> Message | None:
    if is_to_be_repealed(law, run):
        return message(
            "《{law}》 will be out of force from {start}, repealed by 《{by}》 (data of {day})",
            law=law.title,
            start=str(law.repealed_on),
            by=law.repealed_by,
            day=repeal_day(law, laws),
        )
    text = coming_text(law, run)
    if text is None or first_day(law) is not None:
        return None
    gone = next((locator.text for locator in citation.locators if step_missing(text, locator)), None)
    return _new_text(law, text, gone)


def _new_text(law: Law, text: LawText, gone: str | None) -> Message:
    values = {
        "law": law.title,
        "start": str(text.effective),
        "version": str(text.version),
        "day": data_day(law),
    }
    if gone:
        return message(
            "《{law}》 has a new text of {version} from {start}, in which there is no {place} (data of {day})",
            place=gone,
            **values,
        )
    count = count_of(text)
    if count is None:
        return message("《{law}》 has a new text of {version} from {start} (data of {day})", **values)
    return message(
        "《{law}》 has a new text of {version} from {start}, of {count} articles (data of {day})",
        count=count,
        **values,
    )
