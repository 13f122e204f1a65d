"""What a time limit is made of: units, adverbs, verbs, words around a number, and the anchors that say when."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from catalog_cli.model.phrase import ClauseKind, Period, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL

GAP: Final = r"\s{0,3}"
"""Padding that cells are printed with, within a number and its unit."""

TO: Final = r"[至到\-－—–~～]{1,2}"
"""The sign between the ends of a range; the upper end counts."""

ATOM: Final = r"(?P<atom>[（(][^（()）]{0,120}[)）])"
"""Brackets, within which no sentence ends."""

PLACE: Final = r"(?:[以之]?前|内|左右)?"
"""What may follow a day."""

UNIT: Final = (
    rf"(?:(?P<working_day>(?:个|[（(]个[)）])?{GAP}(?:法定)?工{GAP}作{GAP}[日天])"
    r"|(?P<minute>分钟)"
    r"|(?P<hour>个?(?:小时|钟头))"
    rf"|(?P<week>个?{GAP}(?:星期|礼拜|周)(?![报年边围末]))"
    rf"|(?P<month>个{GAP}月(?!报)|月(?={GAP}[以之]?内))"
    r"|(?P<year>个?年(?![度报级检鉴终代金龄份初底末中半0-9一二三四五六七八九十]))"
    rf"|(?P<day>个?{GAP}(?:自然日|日历日|历日|天(?![然气])|日(?![报常程志托]))))"
)
"""The unit of a number, in a group of the unit's own name."""

PROMPTLY: Final = (
    r"(?<=[动化更新变成生定出结后])即(?:行|予)?(?:更新?|[变改]|公开|公布|发布|公示)"
    r"|即[变产生有办结审批成]{1,2}即(?:更新?|公开|公布|发布|公示|[变改办录])"
    r"|随[变产生有办结]{1,2}随(?:更新?|公开|公布|发布|公示|[变改])"
    r"|及时|实时|随时|即时|立即|立刻|第一时间|动态(?:调整|更新|管理|公开|维护)?|即刻|马上"
    r"|当场(?=答复|告知|公布|公示|公开|反馈|办)"
)
"""Words for at once, with no number."""

TOGETHER: Final = r"与[^，,；;。：:、（）()\s0-9０-９每内前后]{1,30}?同步"
"""At once with something else."""

STANDING: Final = (
    r"(?<![中延增])长期(?!限)|永久(?!基本|性)|常年|全年(?=公开|公示|更新)|(?:在?任期|任职期|届期|本届|届|存续期|有效期)(?:之?内|期?间)"
    r"|存续期|公示期(?:间|之?内)(?=(?:长期)?(?:公开|公示|公布)?(?:$|[，,；;。）)]))|持续(?=公开|公示)|始终|[至到][^，,；;。：:\s]{0,12}任期(?:结束|届满|期满)(?![之以]?[后前]|之日)"
)
"""Words for something that stays on show."""

ADVERB: Final = (
    rf"(?:应当|必须|应|须|需|要|可以|可|并且|并|且|将|均|则|统一|一并|同步|同时|再次|再|予以|给予|进行|组织|做好|做到|主动|依法|依规"
    rf"|全文|集中|首次|不定期|定期|逐项|一次性|对外|面向社会|面向公众|至少|左右|原则上|一般|完整|准确|网上|最新有效|最新|有效|工作日|自然日"
    rf"|{PROMPTLY}|{STANDING}|(?:不少于)?{NUMERAL}次(?:以上)?)"
)
"""Adverbs around a verb of publishing that do not limit the time further."""

VERB: Final = (
    r"(?:发通知|公开征求意见|征求意见|公开|公布|公示|公告|发布|更新|上网|上传|上墙|挂网|披露|告知|通知|邀请|答复|回复|反馈"
    r"|完成|办结|录入|推送|印发|送达|报送|归档|刊登|刊发|刊载|登载|张贴|张榜|调整|维护|修订|修改|变更|解读|回应|转发|提供|编制|撤下|办理"
    r"|补充|删除|报告|备案|执行|公之于众|挂出|展示|上报|通报|归集|共享|举行|召开|答疑|保留|保存|存档)"
)
"""What is done within the time."""

WAY: Final = (
    r"(?:(?:在|通过|于|利用)[^，,；;。：:（）()0-9０-９每日]{1,40}?上?"
    r"(?=(?:及时|主动|统一|全文)?(?:予以|进行|公[开布](?!栏)|公示(?!栏|平台)|公告(?!栏|牌|平台)|发布(?!平台|会)|公之于众|[刊登]载|刊登))"
    rf"|{TOGETHER}|向(?:全?社会|公众|群众|全体村民|村民|居民)(?:各界)?"
    r"|由[^，,；;。]{1,20}?(?:负责|(?=向|予以|公开|公布|发布|公示))"
    r"|(?:在|通过|于|利用)[^，,；;。]{1,30}?(?:门户网站?|网站|平台|公[告示开]栏|媒体|报刊|公众号|公报|网)(?:上|等)?)"
)
"""To whom, by whom and where."""

LEADING: Final = lazy_regex(
    r"(?:其中|另外|此外|并且|并(?![联行购网发入轨])|但是?|如果|如有|如需|如|若|凡|对于|对|属于|待)?"
)
"""Words before a subject that are no part of it."""

EVENT: Final = lazy_regex(
    r"形成|变更|变动|变化|获取|制作|制定|生成|产生|下发|作出|做出|收到|接到|受理|签订|印发|批准|批复|签发|出台|办结|结束|终结"
    r"|期满|届满|下达|立项|(?:公开|公布|公示|发布|确定|完成|通过|成立|生效|备案|审批|审核|审定|发生|更新|验收|开标|中标|成交|实施"
    r"|发放|认定|调整|到期|召开|举行|开展|开始|启动|施行|执行|会)(?:[（(][^（()）]{1,20}[)）])?$"
)
"""Words that make the text before a number an event, and not a thing."""

MODAL: Final = lazy_regex(r"应当|必须|须|(?<![供响反相对适效回感])应(?![急用聘诉对变收付届战试征])", needs="应必须")
"""Must; the subject precedes it."""

SINCE: Final = lazy_regex(
    r"不[迟晚]于|(?<![各来亲独擅私])自(?![然愿身我来贸]|治(?!理)|主(?!管)|行(?!政|为)|查(?![处验])|动(?![工物])|助(?!学)|考(?![试核])|建(?![设成立]))|(?<!服)从(?![业事其])"
    r"|(?<![所存正现内潜])在(?![线校职册岗押内]|建(?![设成立])|编(?!制))|(?<![关对由属等用位少低短至])于"
)
"""From or at: the event follows it."""

MARKERS: Final = (
    *("之日起算", "之日起", "当日起", "当天起", "次日起", "日起", "之日后", "起算", "之日", "起", "之后", "以后", "后"),
    *("的同时", "之时", "当日", "当天", "时"),
)
"""What follows an event; the longer ones first."""

FILLERS: Final = (
    *(
        "不得少于",
        "不少于",
        "不低于",
        "不迟于",
        "不晚于",
        "最迟要在",
        "最晚要在",
        "最迟要",
        "最晚要",
        "实时",
        "随时",
        "即时",
        "立即",
    ),
    *(
        "，",
        ",",
        "、",
        "：",
        ":",
        "应当",
        "必须",
        "应",
        "须",
        "在",
        "于",
        "的",
        "第",
        "原则上",
        "一般",
        "最迟",
        "最晚",
        "至迟",
    ),
    *(
        "不得超过",
        "不超过",
        "至多",
        "最多",
        "最长",
        "力争",
        "需",
        "约",
        "将",
        "均",
        "及时",
        "至少",
        "最少",
        "法定",
        "定期",
    ),
    *("主动公开", "予以公开", "一般为", "为", "（", "("),
)
"""Filler words between an event or a subject and the number."""

PUBLISHERS: Final = (
    "政府",
    "部门",
    "机关",
    "机构",
    "单位",
    "局",
    "委",
    "厅",
    "办",
    "办公室",
    "学校",
    "医院",
    "企业",
    "村委会",
    "居委会",
)
"""How the name of one who publishes ends: such a one is not what a clause is about where it names something else."""


Stretch = tuple[int, int]
"""Start and end of a stretch of text."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Words that say when: 20个工作日内, 每年1月31日前, 长期.

    `subject` is one that the words hold themselves, `unparsed` the stretch of them that is not understood.
    `weak` words (及时, 定期) are adverbs beside any others, and say when only where they are alone.
    """

    start: int
    end: int
    kind: ClauseKind
    number: int | None = None
    unit: TimeUnit | None = None
    date: str | None = None
    day: dt.date | None = None
    period: Period | None = None
    subject: str = ""
    weak: bool = False
    unparsed: tuple[int, int] | None = None


class Shape(Struct, frozen=True):
    """A way to print such words, and how to read them.

    `read` takes the match and the place before which the text belongs to other words; it may decline with None. The
    words begin with one of the characters in `first`, and one of those in `needs`, if any, is in the text: most texts
    are of few shapes, and an expression that cannot match is neither tried nor compiled.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], int], Anchor | None]
    first: str
    needs: str = ""
