"""Each law, version and article that is cited is one that the program knows.

It knows about 1,200 national laws, regulations and ministry rules, and counts the articles, paragraphs and items of a
thousand texts. What it does not know is not wrong: a local rule, a text newer than its data, the days between the
passing of a text and its first day in force where that is not known: 400 at most, as of 566 texts whose first day is
known only one waited longer, 《澳门特别行政区基本法》. It is shown only on request, for those who want to
look up by hand whatever no program has looked up.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: the program's own data, snapshots of the published texts.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.facts.citing import Meaning, is_repealed, law_cited, may_be_local, meaning_of
from catalog_cli.facts.laws import Law, laws_in
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Citation, Locator, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "依据可核实"
SEVERITY = Severity.INFO
PEDANTIC = True
AS_OF = date(2026, 11, 28)
KEYS = ("basis",)
VALID = ("《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（七）项", "《中华人民共和国预算法》第十四条")
INVALID = (
    "《湖南省政府信息公开条例》第三条",
    "《公路管理条例》",
    "《中华人民共和国政府信息公开条例》（国务院令第492号）第九条",
    "《中华人民共和国反不正当竞争法》第三十五条",
    "《中华人民共和国村民委员会组织法》第二十条第二款",
)


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each source and each place that the data cannot confirm."""
    for citation in parse_basis(text).citations:
        title = citation.token(TokenKind.TITLE)
        if title is None:
            continue
        law = law_cited(citation, laws_in(facts))
        meaning = meaning_of(citation, law, run) if law else None
        doubt = _doubt(citation, law, meaning, run)
        if doubt:
            yield TextProblem(start=title.start, end=title.start + len(title.text), message=doubt, remedy=_LOOK_UP)
            continue
        for locator in citation.locators if meaning else ():
            if meaning and not _is_confirmed(meaning, locator):
                cannot = message("cannot confirm that there is {place}", place=locator.text)
                yield TextProblem(start=locator.start, end=locator.end, message=cannot, remedy=_LOOK_UP)


_LOOK_UP = message("Look it up in the published text.")


def _doubt(citation: Citation, law: Law | None, meaning: Meaning | None, run: Run) -> Message | None:
    if law is None or meaning is None:
        return message("cannot confirm “{title}”: not among the laws the program knows", title=shown(citation.title))
    if is_repealed(law, run):
        if not may_be_local(citation, law):
            return None
        return message("cannot confirm “{title}”: it may be a local regulation", title=shown(citation.title))
    if meaning.texts:
        return None
    return message("cannot confirm “{title}”: the program does not know this version", title=shown(citation.title))


def _is_confirmed(meaning: Meaning, locator: Locator) -> bool:
    """Return whether all texts that can be meant are known to have a place, or none of them has it."""
    if meaning.step_missing(locator):
        return True
    return meaning.shows(locator)
