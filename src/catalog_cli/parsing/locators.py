"""Places within a source as printed: 第二十条第（七）项, 第二部分第（一）条第4点, 第三条至第五条."""

import re
from typing import Final

from catalog_cli.model.citation import Locator, Step
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from

_ORDER: Final = (
    ("附件", "附录", "附表"),
    ("编", "部分"),
    ("分编",),
    ("章",),
    ("节",),
    ("条",),
    ("款", "段"),
    ("项",),
    ("目", "点"),
    ("",),
)
_DEPTHS: Final = {unit: depth for depth, units in enumerate(_ORDER) for unit in units}
_INNER: Final = {"条": "项", "款": "项", "项": "目"}
_MOST_IN_BRACKETS: Final = 99

_UNIT: Final = "(?P<unit>部分|分编|编|章|节|条|款|段|项|目|点)"
_BRACKETED: Final = rf"[（(]\s?{NUMERAL}\s?[）)]"
_NUMBER: Final = rf"(?P<number>{NUMERAL}|{_BRACKETED})"
_AND: Final = r"\s?(?:[、和及至到～~]|[—－–-]{1,2})\s?第?\s?"
_STEP: Final = lazy_regex(rf"第\s?{_NUMBER}\s?{_UNIT}(?:之(?P<branch>[一二三四五六七八九十]{{1,3}}))?", first="第")
_ANNEX: Final = lazy_regex(rf"(?P<unit>附件|附录|附表)\s?(?P<number>{NUMERAL})(?!号|年)", first="附")
_BARE: Final = lazy_regex(rf"(?P<number>{_BRACKETED})(?P<unit>项|目|点)?", first="（(")
_LIST: Final = lazy_regex(
    rf"第\s?{_NUMBER}(?:{_AND}(?:{NUMERAL}|{_BRACKETED})){{0,20}}{_AND}(?P<last>{NUMERAL}|{_BRACKETED})\s?{_UNIT}",
    first="第",
)
_TO: Final = lazy_regex(r"\s?(?:至|到|[—－–～~-]{1,2})\s?(?=第)", needs="至到—－–～~-")
_GAP: Final = lazy_regex(r"\s{0,2}(?=第)")


def locator_at(text: str, start: int, previous: Locator | None = None) -> Locator | None:
    """Parse the locator printed at `start`; `previous` precedes it in the same citation.

    Returns:
        The locator, or None where none begins there or a number in it is not understood.
    """
    steps: list[Step] = []
    until, end = None, start
    while until is None and (found := _next(text, end, steps)):
        step, until = found
        steps.append(step)
        end = (until or step).end
    if not steps:
        return None
    if until is None and (to := _TO.match(text, end)) and (last := _step(_STEP.match(text, to.end()))):
        until, end = (last, last.end) if last.unit == steps[-1].unit else (None, end)
    return Locator(text[start:end], (*_shared(previous, steps[0]), *steps), start, until)


def looks_like_locator(text: str, start: int) -> int:
    """Return the end of something like 第二三条 that begins at `start`; `start` itself when there is none."""
    found = _STEP.match(text, start)
    return found.end() if found else start


def _next(text: str, place: int, steps: list[Step]) -> tuple[Step, Step | None] | None:
    """Read one more step, deeper than those before it; with the last one of a list such as 第一、二项."""
    if steps and (bare := _bare(_BARE.match(text, place), steps[-1])):
        return bare, None
    gap = _GAP.match(text, place) if steps else None
    here = gap.end() if gap else place
    step = _step(_STEP.match(text, here) or _ANNEX.match(text, here))
    if step:
        return (step, None) if not steps or _DEPTHS[step.unit] > _DEPTHS[steps[-1].unit] else None
    return _listed(_LIST.match(text, here))


def _step(found: re.Match[str] | None) -> Step | None:
    number = _number(found["number"]) if found else None
    if found is None or number is None:
        return None
    branch = number_from(found.groupdict().get("branch") or "〇")
    return None if branch is None else Step(found["unit"], number, branch, found.start(), found.end())


def _bare(found: re.Match[str] | None, outer: Step) -> Step | None:
    """Read a number in brackets alone: 第二十条（二） means 项, 第四部分（一） names no unit."""
    number = _number(found["number"]) if found else None
    if found is None or number is None or number > _MOST_IN_BRACKETS or not outer.unit:
        return None
    return Step(found["unit"] or _INNER.get(outer.unit, ""), number, 0, found.start(), found.end())


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
