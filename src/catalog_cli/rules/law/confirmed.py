"""Each law, version and article that is cited is one that the program knows.

It knows about 950 national laws and regulations, and counts their articles, paragraphs and items. What it does not
know is not wrong: a local rule, a rule of a ministry, a text newer than its data, an inserted article (第十条之一).
It is shown only on request, for those who want to look up by hand whatever no program has looked up.

Source: the program's own data, a snapshot of the published texts.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import laws_cited, versions_meant
from catalog_cli.facts.places import is_counted
from catalog_cli.model.citation import Citation
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "依据可核实"
SEVERITY = Severity.INFO
PEDANTIC = True
KEYS = ("basis",)
VALID = ("《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（七）项", "《中华人民共和国预算法》第十四条")
INVALID = (
    "《湖南省政府信息公开条例》第三条",
    "《中华人民共和国政府信息公开条例》（国务院令第492号）第九条",
    "《中华人民共和国预算法》第十四条之一",
)


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each source and each place that the data cannot confirm."""
    for citation in parse_basis(text).citations:
        title = citation.token(TokenKind.TITLE)
        if title is None:
            continue
        doubt = _doubt(citation)
        if doubt:
            yield TextProblem(start=title.start, end=title.end, message=doubt, remedy=_LOOK_UP)
            continue
        for locator in citation.locators:
            if not is_counted(locator):
                cannot = message("cannot confirm that there is {place}", place=locator.text)
                yield TextProblem(start=locator.start, end=locator.end, message=cannot, remedy=_LOOK_UP)


_LOOK_UP = message("Look it up in the published text.")


def _doubt(citation: Citation) -> Message | None:
    if not laws_cited(citation):
        return message("cannot confirm “{title}”: not among the laws that are known", title=shown(citation.title))
    if not versions_meant(citation):
        return message("cannot confirm “{title}”: the text that is meant is not known", title=shown(citation.title))
    return None
