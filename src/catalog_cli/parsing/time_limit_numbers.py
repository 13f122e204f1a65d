"""Numbers of days: 20个工作日内, 提前一周, 公示期不得少于5个工作日."""

import re
from dataclasses import replace
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, TimeUnit
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.parsing.time_limit_anchors import Anchor, Shape
from catalog_cli.parsing.time_limit_leads import since, without_fillers
from catalog_cli.parsing.time_limit_words import GAP, TO, UNIT

_LOOK_BACK: Final = 40
_BRACKETED: Final = re.compile("工作日")
_CLOSE: Final = (
    rf"{GAP}(?:[（(]{GAP}(?P<meant>工作日|自然日|日历日){GAP}[)）])?{GAP}(?P<close>[以之]?内|[以之]?前|[及含]?以上)?"
)
_LOWER: Final = rf"(?:{NUMERAL}{GAP}(?:个?工作日|个月|日|天|周)?{GAP}{TO}{GAP})?"
_NUMBER: Final = re.compile(
    rf"(?<![0-9０-９.．一二三四五六七八九十百]){_LOWER}(?P<number>{NUMERAL}){GAP}(?:{UNIT}|个?(?=[以之]?内|$|[，,；;。）)])){_CLOSE}"
)
_HALF: Final = re.compile(rf"(?<!个)半(?P<whole>个?{GAP}月|年(?!度)){_CLOSE}")
_HALVES: Final = {"年": (6, TimeUnit.MONTH), "月": (15, TimeUnit.DAY)}
_AHEAD: Final = re.compile(rf"(?:提前|(?<![以目此当])之?前)(?:至少|最少|不少于|不得少于|的|第)?{GAP}$")
_LEAST: Final = r"不(?:得|能|应)?(?:少于|低于|短于|小于)|至少|最少"
_AT_LEAST: Final = re.compile(rf"(?:不(?:得|能|应)?(?:少于|低于|短于|小于)){GAP}$")
_SHOWN: Final = re.compile(
    r"(?P<word>公开征求意见|征求意见|意见征[求集]|征集意见|听取意见|公示|公告|展示|公开|发布|张贴|保留)"
    rf"(?P<term>期限|时间|时长|天数|期间|期|时限)?(?:一般|原则上|应当|应|均|{GAP})(?:[为是:：]|一般为)?(?:一般|原则上|应当|{GAP})"
    rf"(?P<least>{_LEAST}|满|达到?)?{GAP}$"
)
_PUBLISHED: Final = frozenset({"公开", "发布"})
_AMBIGUOUS: Final = frozenset({TimeUnit.DAY, TimeUnit.YEAR, None})


def _half(match: re.Match[str], floor: int) -> Anchor:
    """Half a year is six months and half a month fifteen days."""
    number, unit = _HALVES[match["whole"][-1]]
    anchor = _placed(match, floor, number, unit)
    alone = not match["close"] and not since(match.string[max(floor, match.start() - _LOOK_BACK) : match.start()])
    if anchor and alone and match["whole"] == "年" and anchor.kind is ClauseKind.AFTER:
        return replace(anchor, kind=ClauseKind.UNKNOWN)
    return anchor


def _number(match: re.Match[str], floor: int) -> Anchor | None:
    unit = next((name for name in TimeUnit if match[name]), None)
    if unit in {TimeUnit.MONTH, TimeUnit.YEAR} and match.string[match.start() - 1 : match.start()] in {
        *"上下第每近前这"
    }:
        return None
    if match["meant"]:
        unit = TimeUnit.WORKING_DAY if _BRACKETED.match(match["meant"]) else TimeUnit.DAY
    return _placed(match, floor, number_from(match["number"]), unit)


def _placed(match: re.Match[str], floor: int, number: int | None, unit: TimeUnit | None) -> Anchor | None:
    """Tell from the words around a number what it limits."""
    start, close = match.start(), match["close"] or ""
    from_place = max(floor, start - _LOOK_BACK)
    before = match.string[from_place:start]
    ahead, shown = _AHEAD.search(before), _SHOWN.search(before)
    least = _AT_LEAST.search(before)
    kind, begins, subject = ClauseKind.AFTER, start, ""
    if number is None:
        kind = ClauseKind.UNKNOWN
    elif ahead:
        kind, begins = ClauseKind.BEFORE, from_place + ahead.start()
    elif close.endswith("前"):
        kind = ClauseKind.UNKNOWN if unit in _AMBIGUOUS and not without_fillers(before) else ClauseKind.BEFORE
    elif shown and _shows(shown, close):
        kind, begins = ClauseKind.DISPLAY, from_place + shown.start()
        subject = "征求意见" if "意见" in shown["word"] else ""
    elif least or close.endswith("上"):
        kind, begins = ClauseKind.DISPLAY, from_place + least.start() if least else start
    elif not close and not since(before) and (unit in {TimeUnit.YEAR, None} or _bare(shown)):
        kind = ClauseKind.UNKNOWN
    if unit is None and not close and kind is not ClauseKind.DISPLAY and not (number is not None and _alone(match)):
        return None
    return Anchor(start=begins, end=match.end(), kind=kind, number=number, unit=unit, subject=subject)


def _shows(shown: re.Match[str], close: str) -> bool:
    """Tell whether words before a number speak of a time on show, and not of the time to publish."""
    if shown["least"] or close.endswith("上"):
        return True
    if shown["word"] in _PUBLISHED:
        return shown["term"] in {"期", "期间", "时长", "天数"}
    return bool(shown["term"]) or not close


def _bare(shown: re.Match[str] | None) -> bool:
    """公开5日 may be shown for five days, or within five days."""
    return shown is not None and shown["word"] in _PUBLISHED and not shown["term"]


def _alone(match: re.Match[str]) -> bool:
    return match[0].strip() == match.string.strip()


NUMBERS: Final = (Shape(_HALF, _half), Shape(_NUMBER, _number))
"""How a number of units is printed."""
