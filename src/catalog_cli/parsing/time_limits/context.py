"""The context of an anchor: the subject and the event before it, verbs and ways of publishing after it."""

from typing import Final

from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.words import ADVERB, EVENT, FILLERS, LEADING, MARKERS, MODAL, SINCE, VERB, WAY

_LABEL: Final = lazy_regex(
    r"(?:主动|信息)?(?:公开|公布|发布|更新)?(?:的)?(?:时限|期限|时间)(?:要求|为|是)?|事[前中后]|进行|实行"
)
_NO_EVENT: Final = lazy_regex("[实随即及临届同按定准暂限小工]时")
_TIME_IS: Final = lazy_regex("(?:公开|公布|发布)(?:时间|时限|期限)[为是]")
_GROUNDS: Final = lazy_regex(r"(?:按照?|根据|依据|依照|视|随|与|跟|同)", first="按根依视随与跟同")
_PLAIN: Final = lazy_regex(rf"(?:{ADVERB}|公开|公布|公示|发布|满|[\s，,、])+")
_MARKER: Final = lazy_regex("(?:" + "|".join(map(r"\s?".join, MARKERS)) + r")\Z")
_LONGEST_MARKER: Final = 12
"""How long a marker is at most, with a space after each of its characters."""
_FILLERS: Final = {
    last: tuple(filler for filler in FILLERS if filler.endswith(last)) for last in {filler[-1] for filler in FILLERS}
}
"""The filler words by their last character: most texts end with none."""
_EDGES: Final = " \t\r\n\u3000\xa0，,、；;。：:（("


def without_fillers(text: str) -> str:
    """Strip the filler words between an event and a number (，应当在) off the end of a text."""
    end = len(text)
    while end:
        length = _filler(text, end)
        if not length:
            break
        end -= length
    return text[:end]


def since(text: str) -> bool:
    """Return whether a text ends as an event does that time counts from (之日起, 后)."""
    return bool(_marker(without_fillers(text)))


def subject_and_trigger(lead: str) -> tuple[str, str]:
    """Split the text before a number: 行政处罚事项应自作出决定之日起 is about 行政处罚事项, since 作出决定."""
    whole = without_fillers(lead)
    if lead.rstrip().endswith(("：", ":")) and not _marker(whole):
        return _subject(lead), ""
    event, marked = _unmarked(whole)
    label, colon, rest = _after_colon(event)
    if colon and not MODAL.search(label):
        inner = _divided(rest, marked=marked)
        return _subject(label) or inner[0], inner[1]
    return _divided(event, marked=marked)


def subject_of(lead: str) -> str:
    """Return the subject before words that count from no event (长期, 每月)."""
    text = without_fillers(lead)
    modal = MODAL.search(text)
    text = text[: modal.start()] if modal else text
    return "" if _GROUNDS.match(_bare(text)) else _subject(text)


def subject_before_colon(lead: str) -> str:
    """Return what precedes a colon as the subject, and nothing else."""
    label, _colon, _rest = _after_colon(lead)
    return _subject(label)


def _divided(text: str, *, marked: bool) -> tuple[str, str]:
    modal, prefix = MODAL.search(text), SINCE.search(text)
    if prefix and (marked or prefix[0] in "自从") and not (modal and not prefix and modal.start() > prefix.start()):
        return _subject(text[: prefix.start()]), text[prefix.end() :].strip(_EDGES)
    if modal:
        return _subject(text[: modal.start()]), text[modal.end() :].strip(_EDGES)
    head, comma, last = _at_last_comma(text)
    if marked or (EVENT.search(last) and not _PLAIN.fullmatch(last)):
        return (_subject(head) if comma else ""), _bare(last)
    return _subject(text), ""


def _subject(text: str) -> str:
    """Return the subject without the words around it; what only names the deadline is none."""
    modal = MODAL.search(text)
    text = (text[: modal.start()] if modal else text).strip(_EDGES)
    match = LEADING.match(text)
    text = text[match.end() :] if match else text
    text = without_fillers(text).strip(_EDGES)
    if not text or SINCE.match(text):
        return ""
    return "" if _LABEL.fullmatch(text) or _PLAIN.fullmatch(text) else text


def _bare(text: str) -> str:
    match = LEADING.match(text.strip(_EDGES))
    return text.strip(_EDGES)[match.end() :] if match else text.strip(_EDGES)


def _unmarked(text: str) -> tuple[str, bool]:
    marker = _marker(text)
    event = text[: len(text) - len(marker)].rstrip()
    return (event.removesuffix("之日").rstrip() if marker == "起" else event).removesuffix("的"), bool(marker)


def _marker(text: str) -> str:
    """Return the words at the end of a text from which time counts; 限时 and 同时 are none."""
    found = _MARKER.search(text, max(0, len(text) - _LONGEST_MARKER))
    marker = found[0] if found else ""
    return "" if marker == "时" and _NO_EVENT.search(text[-2:]) else marker


def _after_colon(text: str) -> tuple[str, str, str]:
    named = _TIME_IS.search(text)
    if named:
        return text[: named.start()], named[0], text[named.end() :]
    place = max(text.rfind("："), text.rfind(":"))
    return (text[:place], text[place], text[place + 1 :]) if place >= 0 else ("", "", text)


def _at_last_comma(text: str) -> tuple[str, str, str]:
    place = max(text.rfind("，"), text.rfind(","))
    return (text[:place], text[place], text[place + 1 :]) if place >= 0 else ("", "", text)


def _filler(text: str, end: int) -> int:
    """Return the length of the filler that ends at a place, 0 where there is none."""
    if text[end - 1].isspace():
        return 1
    return next((len(filler) for filler in _FILLERS.get(text[end - 1], ()) if text.endswith(filler, 0, end)), 0)


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
