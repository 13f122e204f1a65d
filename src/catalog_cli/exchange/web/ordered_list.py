"""Count the items of a page's lists, as a browser does."""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from catalog_cli.exchange.tables import counted

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLES: Mapping[str, Callable[[int], str]] = {
    "decimal-leading-zero": counted.padded,
    **dict.fromkeys(("lower-alpha", "lower-latin"), counted.alphabetic),
    **dict.fromkeys(("upper-alpha", "upper-latin"), counted.upper(counted.alphabetic)),
    "lower-roman": counted.roman,
    "upper-roman": counted.upper(counted.roman),
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), counted.han),
    **dict.fromkeys(("simp-chinese-formal", "trad-chinese-formal"), counted.formal),
    "cjk-decimal": counted.han_digits,
    "cjk-heavenly-stem": counted.stem,
    "cjk-earthly-branch": counted.branch,
}
# after Chinese numbers a browser writes 、
_CHINESE = frozenset(name for name in _STYLES if "c" in name[:3] or "chinese" in name)
_SIGNS = frozenset(("none", "disc", "circle", "square"))
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[+-]?[0-9]{1,9}", re.ASCII)


class OrderedList:
    """An open `ol`: the number of its next item, and how it is written."""

    def __init__(self, element: etree._Element) -> None:
        """Start before the first item."""
        self._step = -1 if element.get("reversed") is not None else 1
        first = sum(1 for each in element if each.tag == "li") if self._step < 0 else 1
        self._next = _number(element.get("start"), first)
        self._style = _style(element) or "decimal"

    def label(self, item: etree._Element) -> str:
        """Count an item; return the number that stands before it, with the gap that follows."""
        number = _number(item.get("value"), self._next)
        self._next = number + self._step
        style = _style(item) or self._style
        if style in _SIGNS:
            return ""
        text = counted.written(number, style, _STYLES)
        return f"{text}、" if style in _CHINESE else f"{text}. "


def _style(element: etree._Element) -> str:
    found = _STYLE.search(element.get("style") or "")
    words = found[1].casefold().split() if found else []
    known = next((word for word in words if word in _STYLES or word in _SIGNS or word == "decimal"), "")
    return known or _TYPES.get(element.get("type") or "", "")


def _number(text: str | None, otherwise: int) -> int:
    found = _NUMBER.match(text or "")
    return int(found[0]) if found else otherwise
