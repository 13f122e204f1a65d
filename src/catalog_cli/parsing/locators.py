"""Places within a source as printed: 第二十条第（七）项, 第二部分第（一）条第4点, 第三条至第五条."""

import re
from typing import Final

from catalog_cli.model.phrase import Locator, Step
from catalog_cli.parsing.characters import squeeze
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from

_ORDER: Final = (
    ("附件", "附录", "附表"),
    ("编", "部分"),
    ("分编",),
    ("章", "附则"),
    ("节",),
    ("条",),
    ("款", "段"),
    ("项",),
    ("目", "点"),
    ("",),
)
_DEPTHS: Final = {unit: depth for depth, units in enumerate(_ORDER) for unit in units}
_INNER: Final = {"条": "项", "款": "项", "项": "目"}
_HEADED: Final = frozenset({"编", "分编", "章", "节"})
_MOST_IN_BRACKETS: Final = 99
_LONGEST_STEP: Final = 32
_JOINING: Final = " \n、，,和及与"

_UNIT: Final = "(?P<unit>部分|分编|编|章|节|条|款|段|项|目|点)"
_BRACKETED: Final = rf"[（(]\s?{NUMERAL}\s?[）)]"
_NUMBER: Final = rf"(?P<number>{NUMERAL}|{_BRACKETED})"
_BRANCH: Final = r"(?:\s?之\s?(?P<branch>[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?![日前后]))?"
_AND: Final = r"\s?(?:[、和及至到～~]|[—－–-]{1,2})\s?第?\s?"
_STEP: Final = lazy_regex(rf"第\s?{_NUMBER}\s?{_UNIT}{_BRANCH}", first="第")
_MORE: Final = lazy_regex(rf"{_NUMBER}\s?(?P<unit>[条款项]){_BRANCH}", needs="条款项")
"""A further place without 第 of its own: 第十条、十一条, 第十条至十五条."""

_BRANCH_ALONE: Final = lazy_regex(r"之\s?(?P<branch>[一二三四五六七八九十]{1,3})(?![日前后])", first="之")
_SUPPLEMENTARY: Final = lazy_regex(r"附\s?则", first="附")
_ANNEX: Final = lazy_regex(rf"(?P<unit>附件|附录|附表)\s?(?P<number>{NUMERAL})(?!号|年)", first="附")
_BARE: Final = lazy_regex(rf"(?P<number>{_BRACKETED})(?P<unit>款|项|目|点)?", first="（(")
_CLOSE: Final = lazy_regex(
    rf"(?P<number>{NUMERAL})\s?(?P<unit>[款项])(?=第|{NUMERAL}\s?项|[^\u4e00-\u9fff]|$)", needs="款项"
)
"""A step without 第 right behind another: 第二十条7项, 第二十条一款七项."""

_NAMED: Final = lazy_regex(r"(?:总则|分则|(?:(?![法典例])[\u4e00-\u9fff]){2,8}编)(?=\s?第)", needs="则编")
"""A 编 that is cited by its name, without the law's before it: 合同编第五百条."""

_HEADING: Final = lazy_regex(
    rf"\s?(?!以及|或者)[\u4e00-\u9fff、]{{2,20}}?(?<![和及与或、])\s?(?=第\s?{NUMERAL}\s?[章节条])", needs="第"
)
"""The heading of a 编, 章 or 节 before the next step: 第三章 主动公开 第二十条."""

_LIST: Final = lazy_regex(
    rf"第\s?{_NUMBER}(?:{_AND}(?:{NUMERAL}|{_BRACKETED})){{0,20}}{_AND}(?P<last>{NUMERAL}|{_BRACKETED})\s?{_UNIT}",
    first="第",
)
_BARE_LIST: Final = lazy_regex(
    rf"(?P<number>{_BRACKETED})(?:{_AND}{_BRACKETED}){{0,20}}{_AND}(?P<last>{_BRACKETED})(?P<unit>项|目|点)?",
    first="（(",
)
_TO: Final = lazy_regex(r"\s?(?:至|到|[—－–～~-]{1,2})\s?", needs="至到—－–～~-")
_GAP: Final = lazy_regex(r"\s{0,2}(?=第)")


def locator_at(text: str, start: int, previous: Locator | None = None) -> Locator | None:
    """Parse the locator printed at `start`; `previous` precedes it in the same citation.

    Returns:
        The locator, or None where none begins there or a number in it is not understood.
    """
    steps: list[Step] = []
    until, end = None, start
    while until is None and (found := _next(text, end, steps, previous)):
        step, until = found
        steps.append(step)
        end = (until or step).end
    if not steps:
        return None
    if until is None and (last := _until(text, end, steps[-1])):
        until, end = last, last.end
    return Locator(text[start:end], (*_shared(previous, steps[0]), *steps), start, until)


def looks_like_locator(text: str, start: int) -> int:
    """Return the end of something like 第二三条 that begins at `start`; `start` itself when there is none."""
    found = _STEP.match(text, start)
    return found.end() if found else start


def _next(text: str, place: int, steps: list[Step], previous: Locator | None) -> tuple[Step, Step | None] | None:
    """Read one more step, deeper than those before it; with the last one of a list such as 第一、二项."""
    if steps and (bare := _bare(text, place, steps[-1])):
        return bare
    here = _after_gap(text, place, steps[-1]) if steps else place
    step = _step(_STEP.match(text, here) or _ANNEX.match(text, here)) or _parted(text, here)
    if step is None:
        step = _close(text, here, steps[-1]) if steps else _first(text, here, previous)
    if step:
        return (step, None) if not steps or _DEPTHS[step.unit] > _DEPTHS[steps[-1].unit] else None
    return _listed(_LIST.match(text, here))


def _after_gap(text: str, place: int, last: Step) -> int:
    """Return where the next step may begin: behind blanks, and the heading of a part (第三章 主动公开)."""
    gap = _GAP.match(text, place) or (_HEADING.match(text, place) if last.unit in _HEADED else None)
    return gap.end() if gap else place


def _first(text: str, place: int, previous: Locator | None) -> Step | None:
    """Read a first step that does not begin with 第."""
    return (
        _unnumbered("附则", _SUPPLEMENTARY.match(text, place))
        or _unnumbered("编", _NAMED.match(text, place))
        or _follows(text, place, previous)
    )


def _close(text: str, place: int, last: Step) -> Step | None:
    """Read a step without 第, such as 一款 and 七项 of 第二十条一款七项."""
    return _step(_CLOSE.match(text, place)) if last.unit in _INNER else None


def _until(text: str, end: int, last: Step) -> Step | None:
    """Read the end of a range: 至第五条, 至五条, 至之三."""
    to = _TO.match(text, end)
    if to is None:
        return None
    step = _step(_STEP.match(text, to.end()) or _MORE.match(text, to.end()))
    branch = _BRANCH_ALONE.match(text, to.end()) if last.branch and not step else None
    step = _branched(branch, last) if branch else step
    return step if step and step.unit == last.unit else None


def _follows(text: str, place: int, previous: Locator | None) -> Step | None:
    """Read a place that leaves out what it shares with the one before: 、十一条, 、之二."""
    if previous is None or text[previous.end : place].strip(_JOINING):
        return None
    last = previous.until or previous.steps[-1]
    branch = _BRANCH_ALONE.match(text, place) if last.branch else None
    step = _branched(branch, last) if branch else _step(_MORE.match(text, place))
    return step if step and step.unit == last.unit else None


def _branched(found: re.Match[str], article: Step) -> Step | None:
    branch = number_from(found["branch"])
    return None if branch is None else Step(article.unit, article.number, branch, found.start(), found.end())


def _unnumbered(unit: str, found: re.Match[str] | None) -> Step | None:
    return Step(unit, 0, 0, found.start(), found.end()) if found else None


def _parted(text: str, start: int) -> Step | None:
    """Read a step that blanks or the line's end part anywhere: 第二 十条."""
    if not text.startswith("第", start):
        return None
    squeezed = squeeze(text, start, min(len(text), start + _LONGEST_STEP))
    step = _step(_STEP.match(squeezed.text)) if squeezed else None
    if step is None or squeezed is None:
        return None
    return Step(step.unit, step.number, step.branch, start, squeezed.end(step.end))


def _step(found: re.Match[str] | None) -> Step | None:
    number = _number(found["number"]) if found else None
    if found is None or number is None:
        return None
    branch = number_from(found.groupdict().get("branch") or "〇")
    return None if branch is None else Step(found["unit"], number, branch, found.start(), found.end())


def _bare(text: str, place: int, outer: Step) -> tuple[Step, Step | None] | None:
    """Read numbers in brackets alone: 第二十条（二）、（三） means 项, 第四部分（一） names no unit."""
    listed = _BARE_LIST.match(text, place)
    found = listed or _BARE.match(text, place)
    number = _number(found["number"]) if found else None
    if found is None or number is None or number > _MOST_IN_BRACKETS or not outer.unit:
        return None
    unit = found["unit"] or _INNER.get(outer.unit, "")
    last = _number(listed["last"]) if listed else None
    if listed is None or last is None:
        return Step(unit, number, 0, found.start(), found.end()), None
    return (
        Step(unit, number, 0, found.start(), found.end("number")),
        Step(unit, last, 0, found.start("last"), found.end()),
    )


def _listed(found: re.Match[str] | None) -> tuple[Step, Step] | None:
    first, last = (_number(found["number"]), _number(found["last"])) if found else (None, None)
    if found is None or first is None or last is None:
        return None
    return (
        Step(found["unit"], first, 0, found.start(), found.end("number")),
        Step(found["unit"], last, 0, found.start("last"), found.end()),
    )


def _number(printed: str) -> int | None:
    return number_from(printed.strip("（()） "))


def _shared(previous: Locator | None, first: Step) -> tuple[Step, ...]:
    """Return the outer steps that a locator shares with the one before it: the 条 in 第二十条第一款、第三款."""
    depth = _DEPTHS[first.unit]
    if previous is None or _DEPTHS[previous.steps[0].unit] >= depth:
        return ()
    return tuple(step for step in previous.steps if _DEPTHS[step.unit] < depth)
