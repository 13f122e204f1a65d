"""What stands after the time in a clause: who publishes, the verb, and what is published."""

import re
from dataclasses import dataclass
from typing import Final

from catalog_cli.parsing.time_limits_core import N, Span

VERB: Final = (
    r"(?:公开|公布|发布|公示|公告|更新|上网|上传|上线|挂网|披露|刊登|刊载|登载|张贴|张榜|上墙|展示|印发|发放|发出|发通知|发送|通知|邀请|告知|告示|通报"
    r"|报送|报备|报(?!告|表)|备案|完成|举行|召开|调整|反馈|答复|回复|录入|归集|推送|维护|移交|送达|编制|制作|征集|征求|听取|保留|保存|留存|存档|归档|落实"
    r"|办结|提供|转载|撤下|撤除|下线|修订|修改|补充|播出)"
)
ADVERBS: Final = (
    r"(?:予以|进行|给予|方可|即可|即予|应当|应|须|需|必须|要求|要|主动|依法|统一|及时|实时|随时|动态|立即|同步|同时|全部|集中|对外|一并|首次|再次"
    r"|另行|完整|准确|全文|全面|逐一|并且|并|且|和|及|的|可|时间|向社会|向公众|对社会|面向社会|网上|上网|在线|持续|长期|做好|保持|即|再|将|才|都|均)*+"
)
VERBS: Final = re.compile(rf"{ADVERBS}{VERB}(?:(?:[、和及并或与]|或者|以及|并且|予以|进行)?{VERB})*+")
_LONGEST: Final = 60
"""How long the words before the verb may be before they are no lead to it, in characters."""
_DOER: Final = r"(?:(?:由|向|在|通过|于|将|对|以|按|经|为|依托|利用|根据|到)[^,]{1,60}?)?"
_FINDS_VERB: Final = re.compile(rf"{ADVERBS}{_DOER}(?P<verbs>{VERBS.pattern})")
_REMARK: Final = re.compile(
    rf"最新有效|现行有效|有效|前|后|左右|起|止|为止|以上|为准|即可|完毕|完成|到位|下同|首次|全天|动态|长期|永久|主动"
    rf"|(?:至少|不少于)?{N}次(?:以上)?|[^,]{{0,40}}(?:顺延|除外|为准|为止|而定)|(?:不?含|遇|除|如有|如遇|具体|详见|直至|特殊情况|另|原则上|节假日)[^,]{{0,40}}"
    rf"|(?:按|依|根据|视)[^,]{{1,40}}|不(?:得|应)?(?:超过|迟于|晚于|少于|低于)"
)
_COUNTS_FROM: Final = re.compile(
    r"(?:自|从)?(?P<trigger>[^,]{1,60}?)(?:(?:之日|日)?起(?:算|计算)?|之日|(?<![最先今])[之以]?后|(?<![及按随实])时)"
)
_TIMES: Final = re.compile(rf"(?:至少|不少于|不低于)?{N}次(?:以上)?$")
_NO_OBJECT: Final = re.compile(
    r"(?:完毕|完成|到位|即可|为止|工作|信息|内容|相关信息|有关信息|情况|的|后|前|[于在到至给向并][^,]{1,60}|[、和及].{0,2})$"
)
_PIECE: Final = re.compile(r"[^,()]+")


@dataclass(frozen=True, slots=True)
class Tail:
    """The stretches of the object and of the event, empty where there is none, and what was not understood."""

    subject: Span = (0, 0)
    trigger: Span = (0, 0)
    slips: tuple[Span, ...] = ()


def tail(text: str, start: int, end: int) -> Tail:
    """Read the words `text[start:end]` of a squeezed text that follow a time."""
    whole = Tail()
    for piece in _PIECE.finditer(text, start, end):
        read = _piece(text, *piece.span())
        whole = Tail(_first(whole.subject, read.subject), _first(whole.trigger, read.trigger), whole.slips + read.slips)
    return whole


def _piece(text: str, start: int, end: int) -> Tail:
    counted = _COUNTS_FROM.fullmatch(text, start, end)
    if counted:
        return Tail(trigger=counted.span("trigger"))
    if _REMARK.fullmatch(text, start, end):
        return Tail()
    found = _FINDS_VERB.match(text, start, end)
    if found is None:
        return Tail(slips=((start, end),))
    return _object(text, found.end(), end)


def _object(text: str, start: int, end: int) -> Tail:
    """Take what follows the verb as what is published; a single character is a rest of something."""
    times = _TIMES.search(text, max(start, end - _LONGEST), end)
    end = times.start() if times else end
    if start >= end or _NO_OBJECT.match(text, start, end):
        return Tail()
    if end - start == 1:
        return Tail(slips=((start, end),))
    return Tail(subject=(start, end))


def _first(left: Span, right: Span) -> Span:
    return left if left[0] < left[1] else right
