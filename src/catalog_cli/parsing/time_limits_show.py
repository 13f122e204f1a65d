"""The words that make a number a shortest time on show: 公示期不得少于, 公示, 征求意见期限."""

import re
from dataclasses import dataclass
from typing import Final

from catalog_cli.parsing.time_limits_core import Core, Span

_REACH: Final = 40
"""How far before a number its words are sought, in characters."""
_SHOW: Final = "(?:公示|公告|公开征求意见|征求意见|征集意见|征询意见|听取意见|意见征[集求]|意见反馈|征集|展示|展出|挂网|张贴|张榜|异议)"
_PERIOD: Final = "(?:的?(?:期限|期间|期))"
_LENGTH: Final = "(?:的?(?:时间|时限|时长|天数))"
_LEAST: Final = r"(?:不(?:得|应|能|可)?(?:少|低|短|小)于|至少|≥|>=?|满|最(?:短|少)(?:不少于)?)"
_USUALLY: Final = "(?:一般|原则上|应当?|须|均|也|都|为|是|:)*+"
_SHOWN: Final = re.compile(
    rf"(?:(?P<what>(?:{_SHOW}|公开|公布|发布|保留|保存)(?:{_PERIOD}|{_LENGTH})?)?{_USUALLY}(?P<least>{_LEAST})为?"
    rf"|(?P<period>{_SHOW}{_PERIOD}){_USUALLY}|(?P<length>{_SHOW}(?:{_LENGTH}|为期)?|(?:保留|保存){_LENGTH}?|为期){_USUALLY})\(?$"
)
_OPINIONS: Final = re.compile("征求|征集|征询|听取|意见")


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the words for a time on show begin, and the stretch that names what is asked for: 征求意见期限."""

    start: int
    subject: Span = (0, 0)


def shown(text: str, start: int, core: Core) -> Shown | None:
    """Find the words from `start` on that make the number of a core a time on show; None where it is a deadline."""
    if not core.quantity or core.suffix.endswith(("前", "后")):
        return None
    found = _SHOWN.search(text, max(start, core.start - _REACH), core.start)
    if found is None:
        return Shown(core.start) if core.suffix.endswith("以上") else None
    if core.suffix.endswith("内") and found["length"]:
        return None
    name = next((group for group in ("what", "period", "length") if found[group]), None)
    opinions = name is not None and _OPINIONS.search(found[name])
    return Shown(found.start(), found.span(name) if name and opinions else (0, 0))
