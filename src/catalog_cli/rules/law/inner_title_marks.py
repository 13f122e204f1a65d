"""A title within a title stands in 〈〉, and one within that again in 《》.

The signs < and > are for sums and programs, and 《 within 《 hides where the outer title ends.

Source: GB/T 15834-2011 (标点符号用法), section 4.15.3: within title marks the inner ones are single, the outer
double.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import InnerTitle, inner_titles
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "内层书名号用单书名号"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《财政部关于印发〈项目支出绩效评价管理办法〉的通知》",
    "民政部关于印发《特困人员认定办法》的通知",
    "《关于转发〈关于修改《某办法》的决定〉的通知》",
)
INVALID = ("《财政部关于印发<项目支出绩效评价管理办法>的通知》", "《财政部关于印发《项目支出绩效评价管理办法》的通知》")
FIXES = (
    (
        "《财政部关于印发<项目支出绩效评价管理办法>的通知》（财预〔2020〕10号）",
        "《财政部关于印发〈项目支出绩效评价管理办法〉的通知》（财预〔2020〕10号）",
    ),
    ("《关于转发《关于修改《某办法》的决定》的通知》", "《关于转发〈关于修改《某办法》的决定〉的通知》"),
)


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each title within another whose marks are not those of its depth."""
    for inner in inner_titles(text):
        if inner.right != text[inner.start : inner.end]:
            yield _problem(text, inner)


def _problem(text: str, inner: InnerTitle) -> TextProblem:
    return TextProblem(
        start=inner.start,
        end=inner.end,
        message=message("inner title “{text}” is not in 〈〉", text=shown(text[inner.start : inner.end])),
        remedy=message("Write {text}.", text=shown(inner.right)),
        replacement=inner.right,
    )
