"""Anchors that are numbers: 20个工作日内, 提前一周, 公示期不得少于5个工作日."""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.phrase import ClauseKind, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, NUMERAL_CHARACTERS, number_from
from catalog_cli.parsing.time_limits.context import since, without_fillers
from catalog_cli.parsing.time_limits.words import GAP, TO, UNIT, Anchor, Shape

_LOOK_BACK: Final = 40
_CLOSE: Final = (
    rf"{GAP}(?:[（(]{GAP}(?P<meant>法定工作日|工作日|自然日|日历日){GAP}[)）]|[（(]含[)）])?{GAP}"
    r"(?P<close>[以之]?内|[以之]?前|[及含]?以上)?"
)
_NO_UNIT: Final = (
    rf"(?P<lost>个?{GAP}(?:工{GAP}作?|作){GAP}[日曰目口]?|个?)"
    r"(?=[以之]?内|\Z|[，,；;。）)]|(?<![两三五])公开|公布|公示|发布)"
)
_NUMBER: Final = lazy_regex(
    r"(?<![0-9０-９.．一二三四五六七八九十百千])"
    rf"(?:(?P<low>{NUMERAL}){GAP}(?P<low_unit>个?工作日|个月|日|天|周|年)?{GAP}(?:{TO}|或){GAP})?"
    rf"(?P<number>{NUMERAL}){GAP}(?:[（(]{NUMERAL}[)）]{GAP})?(?:{UNIT}|{_NO_UNIT}){_CLOSE}"
)
_NO_NUMBER: Final = lazy_regex(
    rf"(?<![0-9０-９零〇一二三四五六七八九十百千每第首末当同])(?P<blank>[XxＸｘ×_＿*＊…]{{0,8}}){GAP}个?{GAP}工作日[以之]?内"
)
_HALF: Final = lazy_regex(rf"(?<![个上下])半(?P<whole>个?{GAP}月|年(?!度)){_CLOSE}")
_HALVES: Final = {"年": (6, TimeUnit.MONTH), "月": (15, TimeUnit.DAY)}
_LOW_UNITS: Final = {
    "个月": TimeUnit.MONTH,
    "日": TimeUnit.DAY,
    "天": TimeUnit.DAY,
    "周": TimeUnit.WEEK,
    "年": TimeUnit.YEAR,
    "工作日": TimeUnit.WORKING_DAY,
    "个工作日": TimeUnit.WORKING_DAY,
}
_CALENDAR_YEAR: Final = 1900
_ORDINAL: Final = {TimeUnit.MONTH: frozenset("上下第每近这"), TimeUnit.YEAR: frozenset("上下第每近这前")}
"""What makes of 一年 and 一个月 the name of one (上一年, 第一个月)."""

_AHEAD: Final = lazy_regex(rf"(?:提前|(?<![以目此当])之?前)(?:至少|最少|不少于|不得少于|的|第)?{GAP}\Z", needs="前")
_LEAST: Final = r"不(?:得|能|应)?(?:少于|低于|短于|小于)"
_AT_LEAST: Final = lazy_regex(rf"{_LEAST}{GAP}\Z", first="不")
_SHOWN: Final = lazy_regex(
    r"(?P<extreme>最[长短])?(?P<word>公开征求意见|征求意见|意见征[求集]|征集意见|听取意见|公示|公告|征集|展示|挂网|公开|公布|发布|张贴|保留)"
    rf"(?P<term>期限|时间|时长|天数|期间|期|时限)?(?:一般|原则上|应当|应|均|{GAP})(?:[为是:：]|一般为)?[（(]?(?:一般|原则上|应当|{GAP})"
    rf"(?P<least>{_LEAST}|最短|至少|最少|满|达到?)?{GAP}\Z"
)
_LONGEST: Final = lazy_regex(
    rf"(?:最长|不(?:得)?超过|延长|延期|顺延){GAP}(?:为|至|到|期限|不(?:得)?超过){{0,3}}{GAP}\Z",
    first="最不延顺",
)
_PUBLISHED: Final = frozenset({"公开", "公布", "发布"})
_SPANS: Final = frozenset({"期", "期间", "时长", "天数"})
_MEASURED: Final = lazy_regex(
    rf"(?:(?<!不)(?<!不[得能应可])超过|超出|逾期?|(?<!期)满|未满|不满|不足|达到?){GAP}\Z", needs="超逾满足达"
)
"""What makes of a number the measure of something: 超过六个月的."""

_CONDITION: Final = lazy_regex(rf"{GAP}(?:的(?!公?示?期|时)|仍|尚)", needs="的仍尚")
_MUST: Final = lazy_regex(r"(?:应当?|必须|须|需)(?:至少)?在\s?\Z", needs="应须需")
_AMBIGUOUS: Final = frozenset({TimeUnit.DAY, TimeUnit.YEAR, None})


class _Quantity(Struct, frozen=True):
    """A number and its unit; `half` is 半年, which is as ambiguous as 1年."""

    number: int | None
    unit: TimeUnit | None
    half: bool = False
    lost: bool = False
    """Of the unit there is a trace (20个), so that the number counts something."""


def _half(match: re.Match[str], floor: int) -> Anchor | None:
    """Half a year is six months and half a month fifteen days."""
    if _is_condition(match, floor):
        return None
    return _placed(match, floor, _Quantity(*_HALVES[match["whole"][-1]], half=match["whole"] == "年"))


def _number(match: re.Match[str], floor: int) -> Anchor | None:
    unit = next((name for name in TimeUnit if match[name]), None)
    number = number_from(match["number"])
    if (unit is TimeUnit.YEAR and number and number >= _CALENDAR_YEAR) or _is_condition(match, floor):
        return None
    if unit and match.string[match.start() - 1 : match.start()] in _ORDINAL.get(unit, ()):
        return None
    if match["meant"]:
        unit = TimeUnit.WORKING_DAY if match["meant"].endswith("工作日") else TimeUnit.DAY
    quantity = _Quantity(number, unit, lost=bool(match["lost"]))
    alone = len(match.string) < _LOOK_BACK and match[0].strip() == match.string.strip()
    anchor = _placed(match, floor, quantity)
    if match["month"] == "月" and not without_fillers(
        match.string[max(floor, match.start() - _LOOK_BACK) : match.start()]
    ):
        return replace(anchor, kind=ClauseKind.UNKNOWN)
    if unit is not None:
        return anchor
    garbled = bool((match["lost"] or "").strip("个"))
    if not (garbled or match["close"] or anchor.kind is ClauseKind.DISPLAY or alone or _is_since(match, floor)):
        return None
    return replace(anchor, unparsed=match.span("lost")) if garbled else anchor


def _no_number(match: re.Match[str], floor: int) -> Anchor | None:
    """形成后工作日内 and XX个工作日内 lack their number; 工作日内 alone may mean on a working day."""
    if not match["blank"] and not _is_since(match, floor):
        return None
    quantity = _Quantity(None, TimeUnit.WORKING_DAY)
    return replace(_anchor(match, ClauseKind.AFTER, quantity), unparsed=match.span())


def _is_condition(match: re.Match[str], floor: int) -> bool:
    """Return whether a number only says which cases are meant: 超过六个月的，每季度公布一次."""
    if not _CONDITION.match(match.string, match.end()):
        return False
    before = match.string[max(floor, match.start() - _LOOK_BACK) : match.start()]
    return bool(_MEASURED.search(before) or ((match["close"] or "").endswith("上") and not _SHOWN.search(before)))


def _is_since(match: re.Match[str], floor: int) -> bool:
    return since(match.string[max(floor, match.start() - _LOOK_BACK) : match.start()])


def _placed(match: re.Match[str], floor: int, quantity: _Quantity) -> Anchor:
    """Tell from the words around a number what it limits; the words before it that tell belong to it."""
    left = max(floor, match.start() - _LOOK_BACK)
    before, close = match.string[left : match.start()], match["close"] or ""
    longest = _longest(before)
    if longest is not None and not close.endswith("内"):
        return _anchor(match, ClauseKind.UNKNOWN, quantity, left + longest)
    ahead, shown, least = _AHEAD.search(before), _SHOWN.search(before), _AT_LEAST.search(before)
    if quantity.number is not None and ahead:
        return _anchor(match, ClauseKind.BEFORE, quantity, left + ahead.start())
    if shown and not _shows(shown, close):
        shown = None if shown["term"] or close else shown
        kind = _counted(before, close, quantity, bare=shown is not None)
        return _anchor(match, kind, quantity, left + shown.start() if shown and kind is ClauseKind.UNKNOWN else None)
    first = shown or least
    if first or close.endswith("上"):
        begins = left + first.start() if first else None
        subject = shown["word"] if shown and "征" in shown["word"] else ""
        return _anchor(match, ClauseKind.DISPLAY, _shortest(match, quantity), begins, subject)
    return _anchor(match, _counted(before, close, quantity), quantity)


def _counted(before: str, close: str, quantity: _Quantity, *, bare: bool = False) -> ClauseKind:
    """Tell what a number says that is neither ahead of an event nor a time on show.

    3日前 without an event may be a day of the month, 1年 and 公开5日 may be a time on show: those are unknown.
    """
    if quantity.number is None:
        return ClauseKind.UNKNOWN
    if close.endswith("前"):
        named = without_fillers(before) or quantity.unit not in _AMBIGUOUS or _MUST.search(before)
        return ClauseKind.BEFORE if named else ClauseKind.UNKNOWN
    vague = bare or quantity.half or quantity.unit is TimeUnit.YEAR or not (quantity.unit or quantity.lost)
    return ClauseKind.UNKNOWN if vague and not close and not since(before) else ClauseKind.AFTER


def _longest(before: str) -> int | None:
    """Find where words begin that make of a number the longest time on show (最长公示期), or more time (延长)."""
    shown = _SHOWN.search(before)
    if shown and shown["extreme"] == "最长":
        return shown.start()
    longest = _LONGEST.search(before)
    if not longest:
        return None
    shown = _SHOWN.search(before, 0, longest.start())
    return shown.start() if shown and shown["term"] else longest.start() if "延" in longest[0] else None


def _shows(shown: re.Match[str], close: str) -> bool:
    """Return whether words before a number speak of a time on show, and not of the time to publish."""
    if shown["least"] == "满" and close.endswith("内"):
        return False
    if shown["least"] or close.endswith("上"):
        return True
    if shown["word"] in _PUBLISHED:
        return shown["term"] in _SPANS or (shown["word"], shown["term"]) == ("公布", "期限")
    return bool(shown["term"]) or not close


def _shortest(match: re.Match[str], quantity: _Quantity) -> _Quantity:
    """Of a time on show from 3个月 to 3年 the lower end counts."""
    low = match.groupdict().get("low")
    if not low:
        return quantity
    return _Quantity(number_from(low), _LOW_UNITS.get(match["low_unit"] or "", quantity.unit))


def _anchor(
    match: re.Match[str], kind: ClauseKind, quantity: _Quantity, begins: int | None = None, subject: str = ""
) -> Anchor:
    start = match.start() if begins is None else begins
    return Anchor(start=start, end=match.end(), kind=kind, number=quantity.number, unit=quantity.unit, subject=subject)


NUMBERS: Final = (
    Shape(_HALF, _half, "半", needs="月年"),
    Shape(_NUMBER, _number, NUMERAL_CHARACTERS),
    Shape(_NO_NUMBER, _no_number, "XxＸｘ×_＿*＊…个工", needs="工"),
)
"""How a number of units is printed."""
