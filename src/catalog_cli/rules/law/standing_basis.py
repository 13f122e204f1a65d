"""A legal basis that stands for years is not confined by its own title to a period that is over.

2016年政务公开工作要点 set the tasks of 2016, and “七五”普法规划 those up to 2020. Who cites them as the reason to
publish something today refers to what nobody has to do any more. A document of that period may still be the right basis
of what was published then. The period is the one in the title or, by the number, the one that the data knows.
"""

from collections.abc import Iterator
from datetime import date

from catalog_cli.facts.documents import period_end_of
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.issued_documents import period_end
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "依据长期有效"
SEVERITY = Severity.INFO
KEYS = ("basis",)
AS_OF = date(2026, 11, 28)
VALID = (
    "《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕22号）",
    "《国务院办公厅关于印发2026年政务公开工作要点的通知》",
    "《全民科学素质行动规划纲要（2021—2035年）》",
    "《国民经济和社会发展第十四个五年规划和2035年远景目标纲要》",
    "《中华人民共和国预算法》（2018年修正）第十四条",
    "《政府网站发展指引》（国办发〔2017〕47号）第二十五条",
)
INVALID = (
    "《国务院办公厅关于印发2016年政务公开工作要点的通知》（国办发〔2016〕19号）",
    "各省“七五”普法规划",
    "《政务公开工作要点》（国办发〔2016〕19号）",
    "《法治政府建设实施纲要（2021－2025年）》",
    "《“十三五”推进基本公共服务均等化规划》",
)


def check_text(text: str, facts: Facts, run: Run) -> Iterator[TextProblem]:
    """Report each citation whose title names a period that is over."""
    for citation in parse_basis(text).citations:
        title = citation.token(TokenKind.TITLE)
        end = (period_end(citation.title) or period_end_of(citation, facts)) if title else None
        if title and end and run.has_passed(end):
            yield TextProblem(
                start=title.start,
                end=title.end,
                message=message("“{title}” is for a period that ended on {day}", title=shown(title.text), day=str(end)),
                remedy=message("Cite what holds today, unless only what is of that period is published under it."),
            )
