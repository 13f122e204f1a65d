"""Words that say when without a number: 长期, 及时, 同上, 次日, 定期."""

import re
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.anchors import Anchor, Shape
from catalog_cli.parsing.time_limits.words import PROMPTLY, STANDING, TOGETHER

_STANDING: Final = lazy_regex(STANDING)
_SAME: Final = lazy_regex(r"同上(?:一?[行项条格栏款])?|同前|〃|″")
_SAME_DAY: Final = lazy_regex(
    r"即日起?|[当同][日天](?:内|之内)?|[次翌][日天](?:内|之内|前)?|第二天|[次下]一?个?工作日(?:内|之内|前)?"
)
_PROMPTLY: Final = lazy_regex(PROMPTLY)
_TOGETHER: Final = lazy_regex(TOGETHER)
_VAGUE: Final = lazy_regex(
    r"限时|限期|适时|定期|不定期|分?阶段性?|同步|同时(?=公开|公布|发布)|同期|(?:按照?|在|依照?)?(?:规定|法定|相关|要求)的?(?:时限|时间|期限)(?:之?内)?|按(?:照)?(?:有关|相关|上级)?(?:要求|规定)"
    r"|按需|视情况?|择期|近期|常态化|事中(?=公开|公示|公布|发布|$)|经常性?|即公开"
)


def _standing(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.STANDING)


def _same(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.SAME)


def _same_day(match: re.Match[str], _floor: int) -> Anchor:
    """当日 leaves no day after the event, 次日 one."""
    number = 0 if match[0][0] in "当即同" else 1
    unit = TimeUnit.WORKING_DAY if "工作" in match[0] else TimeUnit.DAY
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.AFTER, number=number, unit=unit, weak=True)


def _promptly(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.PROMPTLY, weak=True)


def _vague(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN, weak=True)


ADVERBS: Final = (
    Shape(_STANDING, _standing),
    Shape(_SAME, _same),
    Shape(_SAME_DAY, _same_day),
    Shape(_PROMPTLY, _promptly),
    Shape(_TOGETHER, _promptly),
    Shape(_VAGUE, _vague),
)
"""How such words are printed."""
