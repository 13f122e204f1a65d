"""Find where a text names a government of another place or level as the one that acts."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from catalog_cli.model.item import as_texts
from catalog_cli.parsing.characters import is_han
from catalog_cli.parsing.lazy_regex import lazy_regex

PROVINCES = (
    *("北京市", "天津市", "上海市", "重庆市"),
    *("河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省"),
    *("河南省", "湖北省", "湖南省", "广东省", "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省"),
    *("台湾省", "内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区"),
    *("香港特别行政区", "澳门特别行政区"),
)
"""The units of the first level. Source: GB/T 2260-2007 (中华人民共和国行政区划代码)."""

LOCAL_LEVELS = ("县", "乡")
"""Levels at which a catalogue has no county, district or city below it that it might name."""


class Jurisdiction(Struct, frozen=True):
    """The place that a catalogue is for: its full name, its level, and the places that contain it."""

    name: str
    level: str
    within: tuple[str, ...] = ()


def jurisdiction_of(told: Mapping[str, object]) -> Jurisdiction | None:
    """Return the place that `jurisdiction` in `catalog.yaml` tells; None where it names none."""
    name, level, within = told.get("name"), told.get("level"), as_texts(told.get("within"))
    if not isinstance(name, str) or not name:
        return None
    return Jurisdiction(name, level if isinstance(level, str) else "", within)


class Mention(Struct, frozen=True):
    """A stretch that names another government, and how the catalogue's own would be named there."""

    start: int
    end: int
    own: str


_BODY = lazy_regex(
    r"(?P<asserted>人民政府办公[厅室]|政府办公[厅室]|政府办(?![法事理公])"
    r"|(?:人大|人民代表大会)代表(?:建议)?|政协(?:提案|委员))"
    r"|人民政府|政府(?=工作报告|常务会议|$|[，。、；：）\n])|政协|人大常委会"
)
"""Bodies that a place's name precedes; the asserted ones mean a single government even without a name: 省政府办."""

_BODIES = ("政府", "政协", "人大", "人民代表大会")
"""What every body's name holds."""

_CITED_BEFORE = lazy_regex(r"(?:经|报|由|向|报送|上报|呈报|转发|批转|贯彻|落实|根据|按照|依据|依照|上级|请示)$")
_CITED_AFTER = lazy_regex(
    r"(?:批准|批复|同意|审批|审核|审定|审查|备案|核准|规定|确定|公布|下达|要求|授权|委托|印发|有关|关于|文件|令第"
    r"|门户网站|网站|公报|政务服务网|批转|制定|组织)"
)
_TITLE = lazy_regex(r"《(?:[^《》]|《[^《》]*+》)*+》")
_SEVERAL_LEVELS = lazy_regex(
    r"(?:全国|国家|[市县区州旗乡镇]|本级|各级)[、和及]?(?:人大|政协)|省[、和及]?[市县]|省级以上"
)
_UNITS = frozenset("市县区旗")
_LENGTHS = range(6, 2, -1)
"""How many characters the name of a local government has, its unit included; the longest are tried first."""
_BEFORE_NAME = ("年度", "公布", "和", "及", "与", "的")
"""Characters that such a name, and what precedes it, can have."""
_NO_NAME = lazy_regex(r"^[省市县区旗州乡镇]|[的各级本上下全所该辖两其当相有关同等项目涉村]")
_NOT_OF_ONE = frozenset("全本各外我该跨两")
"""What makes 省 or 市 after it no single government: 各省, 本省."""
_SHORT = frozenset("市县区旗州盟乡镇")


def speaks_of_a_body(text: str) -> bool:
    """Return whether a text names any public body; without one it mentions no government."""
    # the expression may match anywhere, and most texts have none of the words
    return any(map(text.__contains__, _BODIES)) and bool(_BODY.search(text))


def mentions(text: str, place: Jurisdiction) -> Iterator[Mention]:
    """Yield each stretch that names another government than the place's, unless it is cited as an authority.

    A superior government that approves, or a document of its in 《》, is rightly named.
    """
    for body in _BODY.finditer(text):
        mention = _mention(text, body, place)
        if mention and not _cited(text, mention):
            yield mention


def localized(text: str, place: Jurisdiction) -> str:
    """Return a text with each government of another place or level named as the place's own."""
    parts, start = [], 0
    for mention in mentions(text, place):
        parts += [text[start : mention.start], mention.own]
        start = mention.end
    return "".join([*parts, text[start:]])


def _mention(text: str, body: re.Match[str], place: Jurisdiction) -> Mention | None:
    start, end = body.span()
    own_body = _own_body(body[0], place)
    name = _name_before(text[:start], place)
    if name:
        return None if place.name.endswith(name) else Mention(start - len(name), end, place.name + own_body)
    level = text[start - 1 : start]
    single = (
        body["asserted"] and level in _higher_levels(place) and text[max(start - 2, 0) : start - 1] not in _NOT_OF_ONE
    )
    if single and not _SEVERAL_LEVELS.search(text):
        return Mention(start - 1, end, _short(place) + own_body)
    return None


def _name_before(head: str, place: Jurisdiction) -> str:
    """Return the place name that a text ends with; empty where none is known or recognisable."""
    if head.endswith(place.name):
        return place.name
    above = (*place.within, *PROVINCES)
    # one call answers for all of them, as most texts end with none
    known = next(filter(head.endswith, above)) if head.endswith(above) else ""
    if known or place.level not in LOCAL_LEVELS:
        return known
    other = local_name_before(head)
    return "" if other.endswith(place.name) or _NO_NAME.search(other) else other


def local_name_before(head: str) -> str:
    """Return what a text ends with that reads like a local government's name (桃源县); empty where nothing does.

    Written out, because an expression for it takes longer to compile than a catalogue to check.
    """
    head = head.removesuffix("\n")
    if head[-1:] not in _UNITS:
        return ""
    for length in _LENGTHS:
        before, name = head[:-length], head[-length:]
        begins = not is_han(before[-1:]) or before.endswith(_BEFORE_NAME)
        if begins and len(name) == length and all(map(is_han, name)):
            return name
    return ""


def _cited(text: str, mention: Mention) -> bool:
    if _CITED_BEFORE.search(text, max(mention.start - 2, 0), mention.start) or _CITED_AFTER.match(text, mention.end):
        return True
    return any(title.start() <= mention.start < title.end() for title in _TITLE.finditer(text))


def _higher_levels(place: Jurisdiction) -> tuple[str, ...]:
    """Return the words by which a government of a higher level is called, where they cannot mean the place's own."""
    if place.level not in {"市", "县", "乡"}:
        return ()
    # a county-level city is itself called 市, and a town may belong to one
    return ("省", "市") if place.level == "县" and not place.name.endswith("市") else ("省",)


def _short(place: Jurisdiction) -> str:
    """Return the word by which a government calls its own level: 市 for 津市市."""
    return place.name[-1] if place.name[-1] in _SHORT else place.name


def _own_body(body: str, place: Jurisdiction) -> str:
    """Return a body's name as the place's own government has it: only provinces have a 办公厅."""
    return body if place.level in {"省", "国家", ""} else body.replace("办公厅", "办公室")
