"""Count the numbers that Word prints in front of paragraphs, which the file does not hold as text."""

import re
from collections.abc import Callable, Mapping

from lxml import etree
from msgspec import Struct, field

from catalog_cli.exchange.tables import counted
from catalog_cli.exchange.word.namespaces import VAL, W, is_on, number_of
from catalog_cli.exchange.word.symbols import is_picture_font, shown

_STYLES: Mapping[str, Callable[[int], str]] = {
    "decimal": counted.decimal,
    "decimalZero": counted.padded,
    "lowerLetter": counted.alphabetic,
    "upperLetter": counted.upper(counted.alphabetic),
    "lowerRoman": counted.roman,
    "upperRoman": counted.upper(counted.roman),
    "chineseCounting": counted.han,
    "chineseCountingThousand": counted.han,
    "taiwaneseCounting": counted.han,
    "taiwaneseCountingThousand": counted.han,
    "japaneseCounting": counted.han,
    "chineseLegalSimplified": counted.formal,
    "ideographLegalTraditional": counted.formal,
    "ideographDigital": counted.han_digits,
    "japaneseDigitalTenThousand": counted.han_digits,
    "taiwaneseDigital": counted.han_digits,
    "ideographTraditional": counted.stem,
    "ideographZodiac": counted.branch,
    "decimalEnclosedCircle": counted.circled,
    "decimalEnclosedCircleChinese": counted.circled,
    "decimalEnclosedParen": counted.bracketed,
    "decimalFullWidth": counted.wide,
    "decimalFullWidth2": counted.wide,
    "none": lambda _number: "",
}
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
# other bullets say nothing; these say whether what follows is ticked
_BOXES = frozenset("☑☒☐□√")
_WIDE_END = re.compile(r"[）〕】、．。：，]$")


class ListLevel(Struct, frozen=True):
    """One level of a list: its first number, how it is written, the text around it, and the level that restarts it."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int = -1
    is_legal: bool = False
    font: str = ""


class _List(Struct, frozen=True):
    """A list as paragraphs refer to it: what it shares with others that count together, and its own first numbers."""

    shared: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


class Numbering(Struct):
    """The lists of one document, and how far each has counted."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str:
        """Count one paragraph of a list; return what Word prints in front of it, with the gap that follows."""
        found = self.lists.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        if level.style == "bullet":
            sign = shown(level.text, level.font) if level.font else level.text
            return sign if sign in _BOXES else ""
        counts = self._counts.setdefault(found.shared, {})
        self._count(number, depth, found, counts)
        text = _PLACE.sub(lambda place: self._written(int(place[1]) - 1, level, found, counts), level.text)
        return text and text + ("" if _WIDE_END.search(text) else level.gap)

    def _count(self, number: str, depth: int, found: _List, counts: dict[int, int]) -> None:
        is_first = (number, depth) not in self._begun
        self._begun.add((number, depth))
        if is_first and depth in found.starts:
            counts[depth] = found.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = found.levels[depth].start
        for deeper in range(depth + 1, _LEVELS):
            # `lvlRestart` names the level, from 1, after which this one begins anew; 0 is none
            restart = found.levels[deeper].restart if deeper in found.levels else -1
            if restart < 0 or (restart > 0 and depth < restart):
                counts.pop(deeper, None)

    @staticmethod
    def _written(depth: int, level: ListLevel, found: _List, counts: Mapping[int, int]) -> str:
        other = found.levels.get(depth, level)
        style = "decimal" if level.is_legal else other.style
        return counted.written(counts.get(depth, other.start), style, _STYLES)


def read_numbering(root: etree._Element | None) -> Numbering:
    """Read `numbering.xml`; a document without it has no lists."""
    if root is None:
        return Numbering()
    shared: dict[str, Mapping[int, ListLevel]] = {}
    styled: dict[str, str] = {}
    borrowed: dict[str, str] = {}
    for source in root.iterfind(f"{W}abstractNum"):
        name = source.get(f"{W}abstractNumId") or ""
        shared[name] = {_depth(level): _level(level) for level in source.iterfind(f"{W}lvl")}
        if style := _value(source, "styleLink"):
            styled[style] = name
        if style := _value(source, "numStyleLink"):
            borrowed[name] = style
    lists: dict[str, _List] = {}
    for source in root.iterfind(f"{W}num"):
        name = _value(source, "abstractNumId")
        # a list may be that of a style, which another one defines
        name = styled.get(borrowed.get(name, ""), name)
        lists[source.get(f"{W}numId") or ""] = _list(source, name, shared.get(name, {}))
    return Numbering(lists)


def _list(source: etree._Element, shared: str, levels: Mapping[int, ListLevel]) -> _List:
    own = dict(levels)
    starts: dict[int, int] = {}
    for override in source.iterfind(f"{W}lvlOverride"):
        depth = _depth(override)
        for level in override.iterfind(f"{W}lvl"):
            own[depth] = _level(level)
        if override.find(f"{W}startOverride") is not None:
            starts[depth] = number_of(override, f"{W}startOverride", 1)
    return _List(shared, own, starts)


def _level(source: etree._Element) -> ListLevel:
    properties = source.find(f"{W}rPr")
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    names = [fonts.get(f"{W}{key}") or "" for key in ("ascii", "hAnsi")] if fonts is not None else []
    gap = _value(source, "suff")
    return ListLevel(
        start=number_of(source, f"{W}start", 0),
        style=_value(source, "numFmt") or "decimal",
        text=_value(source, "lvlText"),
        gap="" if gap == "nothing" else " ",
        restart=number_of(source, f"{W}lvlRestart", -1),
        is_legal=is_on(source, f"{W}isLgl"),
        font=next((name for name in names if is_picture_font(name)), ""),
    )


def _depth(source: etree._Element) -> int:
    depth = source.get(f"{W}ilvl") or "0"
    return int(depth) if depth in set("012345678") else 0


def _value(source: etree._Element, name: str) -> str:
    found = source.find(f"{W}{name}")
    return (found.get(VAL) or "") if found is not None else ""
