"""What follows the words that say when: 内予以公开, 向社会公布上一年度报告."""

from typing import Final

from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.words import ADVERB, VERB, WAY

_SPACE: Final = r"[\s，,、和或/…）)；;。！”\"]"
_REMARK: Final = r"[（(](?:不?含[^（()）]{1,10}|以?孰[早晚先后]为准|[^（()）]{1,12}除外)[)）]"
"""A remark that leaves the time as it is."""
_STEP: Final = lazy_regex(
    rf"(?:(?P<verb>{VERB})|{WAY}|{ADVERB}|[（(](?:{VERB}|{ADVERB}|{_SPACE}){{1,8}}[)）]|{_REMARK})"
)
_PUBLISHING: Final = frozenset({"公开", "公布", "发布", "更新", "公示", "公告"})
_PADDING: Final = lazy_regex(rf"(?:{_SPACE}|及(?!时))+")


class Tail(Struct, frozen=True):
    """How far the words are understood, and whether they say that something is published."""

    end: int
    verb: bool
    comma: bool
    published: int = 0
    """Where the last 公布 or the like ends: what follows may be published (公开解读材料), though it reads as a verb."""


def read_tail(text: str, start: int, end: int) -> Tail:
    """Read the words of a text from one place to another, up to the first that is not understood."""
    place, verb, comma, published = start, False, False, 0
    while place < end:
        step = _STEP.match(text, place, end)
        padding = None if step else _PADDING.match(text, place, end)
        match = step or padding
        if not match:
            break
        verb = verb or bool(step and step["verb"])
        comma = bool(padding and verb and ("," in padding[0] or "，" in padding[0]))
        place = match.end()
        if step and step["verb"] in _PUBLISHING:
            published = place
    return Tail(place, verb, comma, published)
