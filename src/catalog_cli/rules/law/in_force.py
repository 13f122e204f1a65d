"""A law that is cited is in force on the day of the check.

A citation of a repealed law sends a citizen to a text that binds nobody any more. 《民法典》 replaced nine laws on
2021-01-01, 《生态环境法典》 ten on 2026-08-15. A title that was enacted again is never meant, nor is a law of which
only some provisions were repealed. 《公路管理条例》, without 中华人民共和国, may mean a local regulation, and passes;
so do other short titles that local regulations bear. 《盐业管理条例》 is the national title in full, and does not. A
law that is passed but not yet in force is no basis either.

What the office has itself repealed, or let lapse, is told by its own list, `documents.yaml`. Of national documents the
data knows no repeal; a workspace that does writes it into `facts/documents.jsonl`.

Data of 2026-11-28: laws up to 2025-04-19, regulations up to 2025-06-23, single newer texts up to 2026-06-08.

Source: the closing articles of the laws that repeal others; 《中华人民共和国立法法》, article 61: a law names the day
on which it takes force.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from catalog_cli.facts import DATA_DAY
from catalog_cli.facts.citing import first_day, is_repealed, law_cited, may_be_local, successor
from catalog_cli.facts.documents import NationalDocument, is_out_of_force, listed_document, repealed_document
from catalog_cli.facts.laws import Law, Laws, laws_in
from catalog_cli.model.catalogue import Facts, IssuedDocument, Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Citation, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.characters import within_marks
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.data_day import data_day, repeal_day
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import TextProblem

TITLE = "依据现行有效"
SEVERITY = Severity.WARNING
AS_OF = date(2026, 11, 28)
KEYS = ("basis",)
_LIST = """\
津政办发〔2018〕5号:
  title: 津市市人民政府办公室关于印发《政务公开考核办法》的通知
  status: 废止
  repealed_on: "2022-05-01"
  replaced_by: 津政办发〔2022〕9号
津政办发〔2022〕9号:
  title: 津市市人民政府办公室关于印发《政务公开考核办法》的通知
  status: 继续有效
"""
_FACTS = """\
{"title": "国务院办公厅关于某某工作的通知", "number": "国办发〔2010〕99号", "repealed_on": "2020-01-01",\
 "replaced_by": "国办发〔2019〕98号", "checked_until": "2026-11-01"}
"""
_NATIONAL = ITEM + "basis:\n  - 《国务院办公厅关于某某工作的通知》（{number}）\n"
_CITED = ITEM + "basis:\n  - 《津市市人民政府办公室关于印发〈政务公开考核办法〉的通知》（{number}）\n"
VALID = (
    "《中华人民共和国民法典》第一千零四十条",
    "《中华人民共和国生态环境法典》",
    "《中华人民共和国企业破产法》第五条",
    "《某省物权法实施办法》",
    "《公路管理条例》第三条",
    {**RIGHT, "documents.yaml": _LIST, FILE: _CITED.format(number="津政办发〔2022〕9号")},
    {**RIGHT, "facts/documents.jsonl": _FACTS, FILE: _NATIONAL.format(number="国办发〔2019〕98号")},
)
INVALID = (
    "《中华人民共和国物权法》第四十二条",
    "《中华人民共和国环境保护法》第五十四条",
    "《中华人民共和国环境噪声污染防治法》",
    "《中华人民共和国企业破产法（试行）》",
    "《中华人民共和国公路管理条例》",
    {**RIGHT, "documents.yaml": _LIST, FILE: _CITED.format(number="津政办发〔2018〕5号")},
    {**RIGHT, "facts/documents.jsonl": _FACTS, FILE: _NATIONAL.format(number="国办发〔2010〕99号")},
)


def check_text(text: str, settings: Settings, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each law or document that is out of force, or not in force yet."""
    for citation in parse_basis(text).citations:
        listed = listed_document(citation, settings.documents) if settings.documents else None
        if listed and is_out_of_force(listed, run):
            yield _out_of_the_list(citation, listed)
            continue
        document = repealed_document(citation, facts, run) if citation.title else None
        if document:
            yield _repealed_document(citation, document)
            continue
        law = law_cited(citation, laws_in(facts))
        title = citation.token(TokenKind.TITLE)
        words = _not_in_force(citation, law, laws_in(facts), run) if law and title else None
        if title and words:
            yield TextProblem(start=title.start, end=title.end, message=words[0], remedy=words[1])


def _not_in_force(citation: Citation, law: Law, laws: Laws, run: Run) -> tuple[Message, Message] | None:
    """Return what is to be said of a law that is not in force, and what to do; None of all others."""
    if is_repealed(law, run):
        return None if may_be_local(citation, law) else (_repealed(law, laws), _remedy(law, laws, run))
    start = first_day(law)
    if start is None or run.has_come(start):
        return None
    values = {"law": law.title, "start": str(start), "day": data_day(law)}
    return (
        message("《{law}》 is not in force before {start} (data of {day})", **values),
        message("Until then, cite the law that is in force."),
    )


def _out_of_the_list(citation: Citation, listed: IssuedDocument) -> TextProblem:
    token = citation.token(TokenKind.TITLE) or citation.tokens[0]
    values = {"title": within_marks(listed.title), "status": str(listed.status)}
    if listed.repealed_on:
        words = message(
            "documents.yaml has 《{title}》 as {status} since {since}", since=str(listed.repealed_on), **values
        )
    elif listed.is_out_of_force:
        words = message("documents.yaml has 《{title}》 as {status}", **values)
    else:
        words = message("documents.yaml has 《{title}》 in force until {until} only", until=str(listed.until), **values)
    return TextProblem(
        start=token.start,
        end=token.end,
        message=words,
        remedy=_instead(listed.replaced_by),
    )


def _repealed_document(citation: Citation, document: NationalDocument) -> TextProblem:
    token = citation.token(TokenKind.TITLE) or citation.tokens[0]
    values = {
        "law": within_marks(document.title),
        "since": str(document.repealed_on),
        "day": str(document.checked_until or DATA_DAY),
    }
    return TextProblem(
        start=token.start,
        end=token.end,
        message=_since(document.repealed_by or "", values),
        remedy=_instead(document.replaced_by or ""),
    )


def _since(by: str, values: Mapping[str, str]) -> Message:
    if not by:
        return message("《{law}》 has been out of force since {since} (data of {day})", **values)
    return message(
        "《{law}》 has been out of force since {since}, repealed by 《{by}》 (data of {day})",
        by=within_marks(by.removeprefix("《").removesuffix("》")),
        **values,
    )


def _instead(document: str) -> Message:
    if document:
        return message("Cite {document}, which has taken its place.", document=document)
    return message("Cite what is in force in its place, or delete it.")


def _repealed(law: Law, laws: Laws) -> Message:
    values = {"law": law.title, "day": repeal_day(law, laws), "since": str(law.repealed_on)}
    return _since(law.repealed_by, values)


def _remedy(law: Law, laws: Laws, run: Run) -> Message:
    instead = successor(law, laws, run)
    if instead:
        return message("Cite 《{law}》, and look up the article there.", law=instead)
    return _instead("")
