"""Read cells with checkboxes: a list of ticked and open options, or one option in a column of its own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from catalog_cli.exchange.tables.cells import goes_on, is_nothing, tidy
from catalog_cli.parsing.lazy_regex import lazy_regex

TICKED = "■√☑☒●▲◆þ✓✔⊠▣🗹✅◼⬛◉⊙⧫⬧♦❖\uf0fe\uf052\uf0fc\uf06e\uf0fd"
"""Signs of a ticked box, among them the private characters of symbol fonts."""
OPEN = "□☐〇○£◇❑❏▢△⬜◻◯¨\uf0a8\uf0a3\uf06f\uf071\uf0ff"
"""Signs of an open box."""

# Wingdings 2 shows a ticked box for R, and a converter that knows no symbol fonts leaves the letter
_WEAK_TICKED = "R"
# 口 looks like an open box, and is typed for one; in these words it is the character
_WORDS_OF_MOUTH = "口(?=[岸头腔径碑述语令号子译粮罩味才])"
_ANY = f"[{TICKED}{OPEN}]"
_GAP = r"[\s、；;，,]"
# a match begins at the start of a run, so that no other place of a long one is tried
_BLANKS_TO_FILL = lazy_regex(r"(?<!\s)(?:(?<![_＿])|(?![_＿]))\s*+(?:[:：]\s*+)?[_＿]{2,}+\s*+$|(?<!\s)\s*+[:：]$")
_WEAK = rf"(?:(?<![^\s、；;，,])(?:(?!{_WORDS_OF_MOUTH})口|[Roq](?=\s?[\u4e00-\u9fff])))"
_BRACKETED = lazy_regex(rf"[（(\[【]\s*+(?:(?P<ticked>[{TICKED}Vv])|[{OPEN}])?\s*+[)）\]】]")
_TICKED_IN_BRACKETS = lazy_regex(rf"[（(\[【]\s*+[{TICKED}]\s*+[)）\]】]")
# variation selectors, which ask for a sign as text or as an emoji
_FOR_PICTURES = lazy_regex("[\ufe0e\ufe0f]")
_SIGN = lazy_regex(f"{_ANY}|{_WEAK}")
_STRONG = lazy_regex(_ANY)
_ALL_WEAK = lazy_regex(rf"(?:{_WEAK}\s?[^\s、；;，,]+(?:{_GAP}+|$))+")
# signs between words are given to one part only: with two ways for each, a long list would be tried in all of them
_WORD = rf"[^{TICKED}{OPEN}\n]*[^{TICKED}{OPEN}\s]\s*"
_AFTER = rf"(?:{_ANY}|[R口](?=\s|$))"
_TRAILING = lazy_regex(rf"{_WORD}{_AFTER}(?:\s*+(?:[、；;，,]{_GAP}*+(?:{_WORD})?|{_WORD}){_AFTER})*+{_GAP}*+")
_EDGES = lazy_regex(rf"^{_GAP}++|(?<!{_GAP}){_GAP}++$")
_MARK = rf"[{TICKED}∨ü]"
_LEADING_TICK = lazy_regex(
    rf"^(?:{_MARK}|[Rr](?![A-Za-z])|[是有](?=[（(])|[（(]{_MARK}[）)])[\s、，,:：-]*|(?<!\s)\s*+{_MARK}$"
)
_ONLY_TICK = lazy_regex(rf"{_MARK}+|[RVvYyP1是有]|yes|true", re.IGNORECASE)
_NOT = lazy_regex(rf"[{OPEN}口oO0×✗✘✕╳XxNn否无]|no|false", re.IGNORECASE)
_IN_BRACKETS = lazy_regex(r"[（(]([^（）()]*)[）)]")


class Boxes(Struct, frozen=True):
    """The texts beside ticked boxes, beside open ones and beside none, each in their order."""

    ticked: tuple[str, ...]
    open: tuple[str, ...]
    loose: tuple[str, ...]
    kept: tuple[str, ...] = ()
    """What applies: the texts without a box and those of ticked boxes, in the order of the cell."""


@lru_cache(maxsize=4096)
def box_list(text: str) -> Boxes | None:
    """Read a list of boxes; None where the text is none.

    The letters R and 口, which converters write for boxes, count only before an entry; 口岸 keeps its 口.
    """
    found = _entries(text)
    return None if found is None else _sorted_out(found)


def box_entries(text: str) -> tuple[tuple[str, str], ...]:
    """Return the signs of a list of boxes, each with the words beside it, in their order; empty where it is none."""
    found = ((sign, _entry(words)) for sign, words in _entries(text) or ())
    return tuple((sign, entry) for sign, entry in found if entry)


def _entries(text: str) -> Iterator[tuple[str, str]] | None:
    text = _bare(text)
    if not _SIGN.search(text):
        return None
    if not _STRONG.search(text) and not _is_weak_list(text):
        return None
    return _trailing(text) if not _SIGN.match(text) and _TRAILING.fullmatch(text) else _leading(text)


def _entry(words: str) -> str:
    return _BLANKS_TO_FILL.sub("", _EDGES.sub("", tidy(words)))


def _bare(text: str) -> str:
    """Replace boxes drawn with brackets, 网站（√） 公报（ ）, by signs."""
    plain = _FOR_PICTURES.sub("", text)
    if not _TICKED_IN_BRACKETS.search(plain):
        return plain
    return _BRACKETED.sub(lambda found: "☑" if found["ticked"] else "☐", plain)


def _is_weak_list(text: str) -> bool:
    """Return whether R or 口 leads every entry; a single 口 may be the first character of any word."""
    return bool(_ALL_WEAK.fullmatch(text)) and (_WEAK_TICKED in text or len(re.findall(_WEAK, text)) > 1)


def _leading(text: str) -> Iterator[tuple[str, str]]:
    signs = list(_SIGN.finditer(text))
    yield "", text[: signs[0].start()]
    for index, sign in enumerate(signs):
        end = signs[index + 1].start() if index + 1 < len(signs) else len(text)
        first, *others = _lines(text[sign.end() : end])
        yield sign[0], first
        yield from (("", line) for line in others)


def _lines(words: str) -> list[str]:
    """Return the lines beside one box; a line that begins with a bracket or ends a word continues the one above."""
    lines: list[str] = []
    for line in _EDGES.sub("", words).split("\n"):
        if lines and (line[:1] in {"（", "("} or _is_open(lines[-1]) or goes_on(lines[-1], line)):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _is_open(line: str) -> bool:
    return line.count("（") > line.count("）")


def _trailing(text: str) -> Iterator[tuple[str, str]]:
    start = 0
    for sign in re.finditer(rf"{_ANY}|[R口](?=\s|$)", text):
        yield sign[0], text[start : sign.start()]
        start = sign.end()


def _sorted_out(found: Iterator[tuple[str, str]]) -> Boxes:
    kinds: dict[bool | None, dict[str, None]] = {True: {}, False: {}, None: {}}
    kept: dict[str, None] = {}
    for sign, words in found:
        entry = _entry(words)
        if entry:
            kinds[_is_ticked(sign)].setdefault(entry)
        if entry and _is_ticked(sign) is not False:
            kept.setdefault(entry)
    taken = kinds[True].keys() | kinds[None].keys()
    unticked = tuple(each for each in kinds[False] if each not in taken)
    return Boxes(tuple(kinds[True]), unticked, tuple(kinds[None]), tuple(kept))


def _is_ticked(sign: str) -> bool | None:
    return sign in TICKED or sign == _WEAK_TICKED if sign else None


def ticked_option(text: str, option: str) -> str:
    """Read the cell of one option: the option's name where ticked, empty where not.

    Words beside the tick, or in its place, follow the name: √（申请人） under 特定群体 is 特定群体：申请人.
    """
    if is_nothing(text) or _NOT.fullmatch(text):
        return ""
    words = "" if _ONLY_TICK.fullmatch(text) else tidy(_LEADING_TICK.sub("", text))
    if text[:1] in OPEN and tidy(text[1:]) == option:
        return ""
    bracketed = _IN_BRACKETS.fullmatch(words)
    words = tidy(bracketed[1]) if bracketed else words
    return option if words in {"", option} else f"{option}：{words}"
