"""What stands before the time in a clause: the event that it counts from, and what it is about."""

import re
from dataclasses import dataclass
from typing import Final

from catalog_cli.parsing.time_limits_core import Span

_REACH: Final = 60
"""How far back from the time its marks are sought, in characters."""
_EMPTY: Final = (0, 0)

_OPENING: Final = re.compile(
    r"(?:[,、:;()/.。-]|其中|另外|此外|同时|但是?|并且?|而且?|以及|且|和(?!解|谐|平)|或者?|及(?!时|其)|如果|[如若凡遇]有|如遇|如(?!期)|若)*+"
)
_OUGHT: Final = (
    r"(?:应当|(?<![供响对反效适相])应(?!急|用|对)|须|(?<![急供军])需要?|必须|均(?<!人均)(?<!平均)|一律|一般|原则上)"
)
_CLOSING: Final = re.compile(
    rf"(?:{_OUGHT}|(?<![主重纪摘概])要求?|至少|最少|最多|至多|最迟|最晚|最长|不(?:得|应|能)?(?:超过|迟于|晚于|多于)|≤|<=?"
    r"|(?<!许)(?<!认)可|统一|及时|主动|依法|尽量|每次|(?<![预特签合])约|大约|(?<![对关由位属用])于|(?<![现所])在|(?<!行)为|(?<![规原细法守准总附])则|的|[,、]"
    r"|\(|第(?!一时)|(?<![各亲])自|(?<!服)从|(?<![甚乃])至|(?<![收报达接得])到|截至|截止|(?<![权有界局期年时])限|时限)*$"
)
_DUTY: Final = re.compile(_OUGHT)
_MARK: Final = re.compile(
    r"(?:(?P<after>(?:之日|之次日|次日|当日|当天|之时|日)?(?<![发一引])[算计]?起(?:计算|算)?|之日[后内]?|[之以]?(?<![最先此今背善售落])后)"
    r"|(?P<before>[之以]?(?<!目)前|提前|提早)|(?P<when>的?同时|(?<![按及随实即限准定平])时|的?当[日天]))$"
)
_FROM: Final = re.compile(rf"{_OUGHT}?(?:(?<![来各独亲])自(?![然治愿主行觉己身查建由来费])|从(?![业事其严重优]))")
_AT: Final = re.compile(
    rf"{_OUGHT}?(?:(?<![正存现所内外好贵健])在(?![建职线岗编校读册途])|(?<![对关由位属用处限等源大小高低])于|(?<!存)在(?=地))"
)
_EVENT: Final = re.compile(
    r"(?:形成|变更|变化|产生|生成|制作|制定|获取|获得|取得|作出|做出|批准|批复|印发|下发|发布|公开|公布|公示|签订|签署|签发|收到|完成|完结|结束|通过"
    r"|确定|受理|办结|办理|审批|审核|审定|审议|审查|生效|更新|修订|修改|发文|成立|召开|出台|发生|下达|拨付|验收|立项|核准|备案|答复|移交|出具|决定|终了|期满"
    r"|届满|满|完毕|实施|施行|开始|开展|报名|开标|评审|评标|中标|录用|任命|任免|检查|抽查|认定|评定|核定|登记|送达)"
    r"(?:\([^()]{0,20}\))?(?:(?:至|到)[^,]{1,10})?$"
)
_OVER: Final = re.compile("(?:结束|终了|届满|期满|满)$")
_VERB_FIRST: Final = re.compile(r"(?:收到|接到|作出|做出|制定|制作|获取|印发|签订|批准|形成|完成|受理|决定|经)")
_LABEL: Final = re.compile(
    r"(?:(?:主动|信息)?(?:公开|公布|更新|发布)?(?:时限|期限|时间)(?:要求)?|主动公开|公开|公布|发布|更新|向社会公开|公示|应公开|首次)"
)
_VERBS_ONLY: Final = re.compile(
    "(?:及时|主动|依法|统一|向社会|予以|应当?|即时|立即|实时|长期|[、和并])*+(?:公开|公布|发布|公示|更新)+"
)
_MANNER: Final = re.compile(r"(?:按照?|依照?|依据|根据|参照|视|结合|依法|由|通过|在|与)[^,;。:]{0,60}")


@dataclass(frozen=True, slots=True)
class Lead:
    """The stretches of the event and of the subject, empty where there is none, and `before` for 前 and 提前."""

    trigger: Span = _EMPTY
    subject: Span = _EMPTY
    before: bool = False


def lead(text: str, start: int, end: int, *, event: bool, counts: bool) -> Lead:
    """Read the words `text[start:end]` of a squeezed text that stand before a time.

    `counts` says that the time is a number of units, which may count from an event; with `event` an event it must be.
    """
    start = _opened(text, start, end)
    cut = _closed(text, start, end)
    mark = _MARK.search(text, max(start, cut - _REACH), cut)
    if mark is not None:
        trigger, subject = _divided(text, start, mark.start())
        return Lead(_event(text, *trigger), _subject(text, *subject), before=mark["before"] is not None)
    if event or (counts and _is_event(text, start, cut)):
        trigger, subject = _divided(text, start, cut)
        return Lead(_event(text, *trigger), _subject(text, *subject))
    return Lead(subject=_subject(text, start, cut))


def ends_with_event(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` ends with words that make an event of what stands before it: 结束后, 终了."""
    cut = _closed(text, start, end)
    low = max(start, cut - _REACH)
    return bool(_MARK.search(text, low, cut) or _OVER.search(text, low, cut))


def _is_event(text: str, start: int, end: int) -> bool:
    start = max(text.rfind(sign, start, end) for sign in ":,") + 1 or start
    if _VERBS_ONLY.fullmatch(text, start, end):
        return False
    begins = _VERB_FIRST.match(text, start, end) or _FROM.match(text, start, end)
    return bool(begins or _EVENT.search(text, max(start, end - _REACH), end))


def _divided(text: str, start: int, end: int) -> tuple[Span, Span]:
    """Divide 各高校应当在变更 into the event 变更 and the subject before it."""
    after_colon = text.rfind(":", start, end) + 1 or start
    counted = _FROM.search(text, after_colon, end)
    if counted is None:
        after_comma = text.rfind(",", after_colon, end) + 1 or after_colon
        counted = _AT.search(text, after_comma, end)
        split = counted.span() if counted else (after_comma, after_comma)
    else:
        split = counted.span()
    return (split[1], end), (start, split[0])


def _event(text: str, start: int, end: int) -> Span:
    while start < end and text[end - 1] in "的,":
        end -= 1
    opened = _DUTY.match(text, start, end)
    return (opened.end() if opened else start, end)


def _subject(text: str, start: int, end: int) -> Span:
    """Take away what only leads over: 其中, 应当, a label such as 公开时限, and how it is done (按规定)."""
    start, before = _opened(text, start, end), -1
    while end != before:
        before, end = end, _closed(text, start, end)
        while start < end and (text[end - 1] == ":" or (text[end - 1] == ")" and "(" not in text[start:end])):
            end -= 1
    if (
        _MANNER.fullmatch(text, start, end)
        or _LABEL.fullmatch(text, start, end)
        or _VERBS_ONLY.fullmatch(text, start, end)
    ):
        return _EMPTY
    return (start, end) if start < end else _EMPTY


def _opened(text: str, start: int, end: int) -> int:
    found = _OPENING.match(text, start, end)
    return found.end() if found else start


def _closed(text: str, start: int, end: int) -> int:
    found = _CLOSING.search(text, max(start, end - _REACH), end)
    return found.start() if found else end
