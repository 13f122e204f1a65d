"""An article, paragraph or item that is cited exists in the law.

A place beyond the law's end, or in another chapter than it says, is a slip of the pen or belongs to another law. It is
an error up to the day on which the law was last looked up; after it, when a newer text may exist, a warning that names
that day. Of a text that is known to exist and not known itself, of a version named by its order or year that is not
known, and of an unknown law nothing is said. Texts count from their first day in force. Of local regulations some texts
are known, of seven provinces, and whether a newer one exists is not: a place that none of them has is an info, one that
the text of the year named has not a warning.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: the published texts of the laws, which number their articles, paragraphs and items (《中华人民共和国立法法》,
article 65).
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.facts.citing import Meaning, law_cited, local_law_cited, local_meaning, meaning_of
from catalog_cli.facts.laws import Law, LawText, chapter_of, count_of, item_meant, laws_in, shape_of, step_missing
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Citation, Locator, Step
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.data_day import data_day
from catalog_cli.rules.rule import TextProblem

TITLE = "条款存在"
SEVERITY = Severity.ERROR
AS_OF = date(2026, 11, 28)
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第六章第五十六条",
    "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条",
    "《中华人民共和国村民委员会组织法》第四十五条",
    "《中华人民共和国反不正当竞争法》第三十五条",
    "《中华人民共和国刑法》第一百二十条之六",
    "《湖南省政府信息公开条例》第九十九条",
    "《上海口岸服务条例》第三十一条",
    "《中华人民共和国立法法》（2000年3月15日通过）第一百二十条",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十七条",
    "《政府信息公开条例》第二十条第（十六）项",
    "《政府信息公开条例》第三章第五十条",
    "《中华人民共和国预算法》第十四条第九款",
    "《中华人民共和国预算法》第十四条之一",
    "《政府采购法》第六十条至第九十条",
    "《上海市不动产登记若干规定》第四十三条",
)


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each place that no text has which can be meant."""
    for citation in parse_basis(text).citations:
        law, meaning = _law_meant(citation, facts, run) if citation.locators else (None, None)
        for locator in citation.locators if meaning else ():
            if law and meaning:
                yield from _problems(text, law, meaning, locator)


def _law_meant(citation: Citation, facts: Facts, run: Run) -> tuple[Law | None, Meaning | None]:
    law = law_cited(citation, laws_in(facts))
    if law:
        return law, meaning_of(citation, law, run)
    local = local_law_cited(citation)
    return local, local_meaning(citation, local) if local else None


def _problems(text: str, law: Law, meaning: Meaning, locator: Locator) -> Iterator[TextProblem]:
    step = meaning.step_missing(locator)
    newest = meaning.texts[0] if meaning.texts else None
    if not step or not newest or item_meant(newest, locator):
        return
    if all(step_missing(older, locator) for older in meaning.older):
        yield TextProblem(
            start=step.start,
            end=step.end,
            message=_local_message(text, law, newest, step, meaning)
            if law.is_local
            else _message(text, law, newest, locator, step),
            remedy=message("Look the place up in the law, and correct it or the law's name."),
            severity=_severity(law, meaning),
        )


def _severity(law: Law, meaning: Meaning) -> Severity:
    if law.is_local:
        return Severity.WARNING if meaning.is_checked else Severity.INFO
    return Severity.ERROR if meaning.is_checked else Severity.WARNING


def _local_message(text: str, law: Law, newest: LawText, step: Step, meaning: Meaning) -> Message:
    values = {"law": law.title, "place": text[step.start : step.end], "version": str(newest.version)}
    if meaning.is_checked:
        return message("the text of {version} of 《{law}》 has no {place}", **values)
    return message("the text of {version} of 《{law}》 has no {place}; whether a newer one has is not known", **values)


def _message(text: str, law: Law, newest: LawText, locator: Locator, step: Step) -> Message:
    values = {
        "law": law.title,
        "place": text[step.start : step.end],
        "version": str(newest.version),
        "day": data_day(law),
    }
    article = locator.step("条")
    shape = shape_of(newest, article) if article else None
    printed = text[article.start : article.end] if article else ""
    if step.unit == "款" and shape:
        return message(
            "{article} of 《{law}》 has no {place}: its text of {version} has {count} 款 there, up to {day}",
            article=printed,
            count=len(shape),
            **values,
        )
    if step.unit == "项" and shape:
        paragraph = locator.number("款")
        return message(
            "{article} of 《{law}》 has no {place}: its text of {version} has {count} 项 there, up to {day}",
            article=printed,
            count=shape[paragraph - 1] if paragraph else max(shape),
            **values,
        )
    return _article_message(newest, step, values)


def _article_message(newest: LawText, step: Step, values: dict[str, str]) -> Message:
    count = count_of(newest) or 0
    if step.unit != "条":
        return message("《{law}》 has no {place}: its text of {version} has no such chapter, up to {day}", **values)
    if step.branch:
        return message("《{law}》 has no {place}: its text of {version} has no such article, up to {day}", **values)
    if not 0 < step.number <= count:
        return message(
            "《{law}》 has no {place}: its text of {version} has {count} articles (条), up to {day}",
            count=count,
            **values,
        )
    chapter = chapter_of(newest, step.number)
    if chapter is None:
        return message("《{law}》 has no {place} in that chapter: text of {version}, up to {day}", **values)
    return message(
        "《{law}》 has {place} in chapter {chapter}, not there: text of {version}, up to {day}",
        chapter=chapter,
        **values,
    )
