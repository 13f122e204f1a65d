"""Words of a time limit that hold no number: 及时, 长期, 同上, 按规定."""

import re
from collections.abc import Iterator
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, TimeUnit
from catalog_cli.parsing.time_limits_core import INSIDE, Core, Weight
from catalog_cli.parsing.time_limits_tail import ADVERBS, VERB

_PROMPTLY: Final = re.compile(
    r"及时|实时|随时|适时|即时|第一时间|立即|立刻|马上|即日(?!起)|即行|尽快|尽早|随到随[公办]开?|随[有产]随[公更]|当场|同步"
    r"|动态(?:调整|更新|管理|维护|公开|公示|发布|变化|监测)|(?<![作务门业政闻府])动态(?=$|[,;。)])"
    r"|当[日天](?!起|[0-9])|即(?=公开|公布|公示|更新|发布)"
)
_STANDING: Final = re.compile(
    r"(?<!中)(?<!中、)长期(?!规划|目标|护理)|永久|长久|永远|常年|常态化?|在?任职?期(?:间|内)|(?:本)?届期?内|有效期限?(?:间|内)"
    r"|存续期(?:间|内)?|在职期间|全年|全天候|持续|始终|终身|固定(?=公开|公示|$|[,;。)])|任期(?!届|满|结束|制|目标|经济|考核)"
)
_ON_SHOW: Final = re.compile(rf"(?:公示|公告|展示|征求意见|征集意见)期(?:间|限)?{INSIDE}")
_SAME: Final = re.compile("^(?:同(?:上|前|左|下)[一行栏条项]?|[〃″\"]|'')$")
_NEXT_DAY: Final = re.compile(
    rf"(?:次|翌|第二)(?:个)?(?P<unit>工作日|日|天)(?!起)(?:[之以]?前|[之以]?{INSIDE})?|(?:下|次)一个?(?P<working>工作日)"
)
_UNIT_WORD: Final = {"工作日": TimeUnit.WORKING_DAY, "日": TimeUnit.DAY, "天": TimeUnit.DAY}
_VAGUE: Final = re.compile(
    r"(?:按照?|依照?|依据|根据|参照|视)[^,;。:()]{0,20}?(?:规定|要求|时限|期限|时间|进度|进展|程序|实际|情况|需要|通知)"
    r"(?:的?(?:时间|时限|期限))?(?:要求)?(?:之?内)?"
    r"|(?:在)?(?:规定|法定|要求)的?(?:时间|时限|期限|期间)(?:之?内)?"
    r"|限[时期]|不定期|定期|按[时期]|如期|临时|短期|中期|阶段性|一次性|待定|视情|依[法规]|分阶段|适当时[候间机]|合理[时期][间限]"
    r"|节假日|工作时间|近期|规定时"
)
_EVENT: Final = re.compile(
    rf"(?<=.)(?:(?P<before>[之以]?前)|[之以]?(?<![最先此今背善售落])后|之日起?|(?<![按及随实即限准同定平])时|(?<=[当会])中)"
    rf"(?=$|[;。)]|{ADVERBS}{VERB})"
)


def words(text: str) -> Iterator[Core]:
    """Find the words of a squeezed text that limit the time without a number."""
    yield from (_core(match, ClauseKind.SAME) for match in _SAME.finditer(text))
    yield from (_core(match, ClauseKind.STANDING) for match in _STANDING.finditer(text))
    yield from (_core(match, ClauseKind.DISPLAY) for match in _ON_SHOW.finditer(text))
    yield from (_next_day(match) for match in _NEXT_DAY.finditer(text))
    yield from (_core(match, ClauseKind.PROMPTLY, Weight.ADVERB) for match in _PROMPTLY.finditer(text))
    yield from (_core(match, ClauseKind.UNKNOWN, Weight.VAGUE) for match in _VAGUE.finditer(text))
    for match in _EVENT.finditer(text):
        yield _core(match, ClauseKind.BEFORE if match["before"] else ClauseKind.AFTER, Weight.EVENT)


def _core(match: re.Match[str], kind: ClauseKind, weight: Weight = Weight.FULL) -> Core:
    return Core(start=match.start(), end=match.end(), kind=kind, weight=weight)


def _next_day(match: re.Match[str]) -> Core:
    unit = _UNIT_WORD[match["unit"] or match["working"]]
    return Core(start=match.start(), end=match.end(), kind=ClauseKind.AFTER, number=1, unit=unit)
