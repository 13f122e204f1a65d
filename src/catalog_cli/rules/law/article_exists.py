"""An article, paragraph or item that is cited exists in the law.

A place beyond the law's end is a slip of the pen or belongs to another law. The check knows the versions of about 950
national laws; of a law, or of a version named by its order or year, that it does not know it says nothing. A local
rule is none of these.

Source: the published texts of the laws, which number their articles, paragraphs and items (《中华人民共和国立法法》,
article 65).
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import versions_meant
from catalog_cli.facts.laws import Law
from catalog_cli.facts.places import item_meant, step_missing
from catalog_cli.model.citation import Locator, Step
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.rule import TextProblem

TITLE = "条款存在"
SEVERITY = Severity.ERROR
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十六条",
    "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条",
    "《湖南省政府信息公开条例》第九十九条",
    "《中华人民共和国立法法》（2000年3月15日通过）第一百二十条",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十七条",
    "《政府信息公开条例》第二十条第（十六）项",
    "《中华人民共和国预算法》第十四条第九款",
    "《政府采购法》第六十条至第九十条",
)


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each place that no version has which can be meant."""
    for citation in parse_basis(text).citations:
        versions = versions_meant(citation) if citation.locators else ()
        for locator in citation.locators:
            missing = [step_missing(law, locator) for law in versions]
            if missing and all(missing) and missing[0] and not item_meant(versions[0], locator):
                yield _problem(text, versions[0], locator, missing[0])


def _problem(text: str, law: Law, locator: Locator, step: Step) -> TextProblem:
    return TextProblem(
        start=step.start,
        end=step.end,
        message=_message(text, law, locator, step),
        remedy=message("Look the place up in the law, and correct it or the law's name."),
    )


def _message(text: str, law: Law, locator: Locator, step: Step) -> Message:
    place = text[step.start : step.end]
    if step.unit == "条":
        return message(
            "《{law}》 has no {place}: its text of {version} has {count} articles (条)",
            law=law.title,
            place=place,
            version=law.version,
            count=len(law.articles),
        )
    items = law.articles[(locator.number("条") or 1) - 1]
    paragraph = locator.number("款")
    values = {"law": law.title, "place": place, "version": law.version, "article": locator.number("条")}
    if step.unit == "款":
        return message(
            "article {article} of 《{law}》 has no {place}: in the text of {version} it has {count} paragraphs (款)",
            count=len(items),
            **values,
        )
    return message(
        "article {article} of 《{law}》 has no {place} there: in the text of {version} it has {count} items (项)",
        count=items[paragraph - 1] if paragraph else max(items),
        **values,
    )
