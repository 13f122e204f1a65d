"""The number of a document is that of the title beside it.

国办发〔2017〕97号 and 国办发〔2019〕97号 are two documents; a wrong year or number leads to the other one. The office's
own list (`documents.yaml`) is asked first, then the national documents that the data knows. A document that neither
knows is no finding; where a number was only seen in published catalogues, the message says that it is the usual one.
Rules (办法, 规定 …) are issued again under the same title: of these only a slip of the pen is reported. The fix puts
the known number and is not safe: the title may be the one that is wrong.

Source: GB/T 9704-2012 (党政机关公文格式), section 7.2.5: a document's number consists of the issuer's code, the year
and the number within the year.
"""

from collections.abc import Iterator

from catalog_cli.facts.documents import Mismatch, index_of, national_index, number_mismatch, numbers_cited
from catalog_cli.model.catalogue import Facts, Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Citation, TokenKind
from catalog_cli.parsing.characters import within_marks
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.issued_documents import document_number
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import TextProblem

TITLE = "文号与标题相符"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
_LIST = """\
津政办发〔2018〕5号:
  title: 津市市人民政府办公室关于做好政务公开工作的通知
  status: 继续有效
"""
VALID = (
    "《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2017〕97号）",
    "中办、国办《关于全面推进政务公开工作的意见》(中办发[2016]8号)",
    "《某某市人民政府办公室关于做好某某工作的通知》（某政办发〔2019〕97号）",
    "《特困人员认定办法》（民发〔2021〕43号）",
    "《常德市人民政府转发关于全面推进基层政务公开标准化规范化工作指导意见的通知》（国办发〔2019〕54号）",
    {
        **RIGHT,
        "documents.yaml": _LIST,
        FILE: ITEM + "basis:\n  - 《津市市人民政府办公室关于做好政务公开工作的通知》（津政办发〔2018〕5号）\n",
    },
)
INVALID = (
    "《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2019〕97号）",
    "《国务院办公厅关于印发政府网站发展指引的通知》（国办发〔2017〕74号）",
    "《国务院办公厅关于做好政府公报工作的通知》（国办发〔2017〕97号）",
    "《国务院关于推进消防工作的意见》（国办发〔2017〕47号）",
    "《常德市人民政府办公室关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）",
    {
        **RIGHT,
        "documents.yaml": _LIST,
        FILE: ITEM + "basis:\n  - 《津市市人民政府办公室关于做好政务公开工作的通知》（津政办发〔2019〕5号）\n",
    },
)
FIXES = (
    (
        "《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2019〕97号）",
        "《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2017〕97号）",
    ),
)
FIX_IS_SAFE = False


def check_text(text: str, settings: Settings, facts: Facts) -> Iterator[TextProblem]:
    """Report each number that is not the title's."""
    for citation in parse_basis(text).citations:
        if not citation.title or not numbers_cited(citation):
            continue
        found = number_mismatch(citation, index_of(settings.documents)) if settings.documents else None
        found = found or number_mismatch(citation, national_index(facts))
        if found:
            yield _problem(citation, found)


def _problem(citation: Citation, found: Mismatch) -> TextProblem:
    tokens = [token for token in citation.tokens if token.kind is TokenKind.REFERENCE]
    token = next(token for token in tokens if document_number(token.text) == found.cited)
    return TextProblem(
        start=token.start,
        end=token.end,
        message=_message(found, token.text),
        remedy=message("Look up which is meant, and correct the number or the title."),
        replacement=None if found.by_number or len(tokens) > 1 else str(found.document.number),
        safe=False,
    )


def _message(found: Mismatch, printed: str) -> Message:
    document = found.document
    values = {"title": within_marks(document.title), "number": str(document.number), "cited": printed}
    if found.by_number:
        if document.entry:
            return message("in documents.yaml {number} is the number of 《{title}》", **values)
        if document.is_certain:
            return message("{number} is the number of 《{title}》", **values)
        return message("{number} is usually given as the number of 《{title}》", **values)
    if document.entry:
        return message("in documents.yaml 《{title}》 has the number {number}, not {cited}", **values)
    if document.is_certain:
        return message("《{title}》 has the number {number}, not {cited}", **values)
    return message("the number usually given for 《{title}》 is {number}, not {cited}", **values)
