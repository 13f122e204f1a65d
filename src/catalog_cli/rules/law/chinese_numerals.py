"""An article, a paragraph or an item is cited in Chinese numerals: 第二十条, not 第20条.

The laws number their parts in this way, and are searched and quoted in it.

Source: 《中华人民共和国立法法》, article 65: the numbers of 编, 章, 节, 条 and 项 are written in Chinese numerals.
"""

from collections.abc import Iterator
from itertools import chain

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Locator, Step
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.numerals import DIGITS, chinese
from catalog_cli.rules.rule import TextProblem

TITLE = "条款序号用汉字"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（七）项",
    "《关于推进公共资源配置领域政府信息公开的意见》（国办发〔2017〕97号）第二部分第（一）条第4点",
)
INVALID = ("《中华人民共和国政府信息公开条例》第20条", "《中华人民共和国预算法》第十四条第1款")
FIXES = (
    ("《中华人民共和国政府信息公开条例》第20条第（7）项", "《中华人民共和国政府信息公开条例》第二十条第（七）项"),
    ("《中华人民共和国预算法》第14条至第16条", "《中华人民共和国预算法》第十四条至第十六条"),
)

_UNITS = frozenset({"编", "分编", "章", "节", "条", "款", "项", "目"})
_MOST = 9999


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each number of a place that is written in digits."""
    locators = (locator for citation in parse_basis(text).citations for locator in citation.locators)
    for step in chain.from_iterable(map(_own_steps, locators)):
        if step.unit in _UNITS and 0 < step.number <= _MOST:
            yield from _in_digits(text, step)


def _own_steps(locator: Locator) -> Iterator[Step]:
    """Yield the steps that are printed here, without those shared with the place before."""
    yield from (step for step in locator.steps if step.start >= locator.start)
    if locator.until:
        yield locator.until


def _in_digits(text: str, step: Step) -> Iterator[TextProblem]:
    found = DIGITS.search(text, step.start, step.end)
    if found:
        yield TextProblem(
            start=found.start(),
            end=found.end(),
            message=message("“{place}” is numbered in digits", place=text[step.start : step.end]),
            remedy=message("Write {text}.", text=chinese(step.number)),
            replacement=chinese(step.number),
        )
