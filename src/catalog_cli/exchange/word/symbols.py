"""Translate the characters of picture fonts into Unicode: a box of Wingdings is a box."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_TABLE = "data/symbols.txt"
_FIRST = 32
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# boxes and ticks become those that tables are usually ticked with; the table has look-alikes that no font shows
_WINGDINGS = {
    "l": "●",
    "n": "■",
    "t": "◆",
    "u": "◆",
    "v": "◆",
    "o": "□",
    "p": "□",
    "q": "□",
    "r": "□",
    "¡": "○",
    "¨": "□",
    "ü": "√",
    "û": "×",
}
_WINGDINGS |= {"þ": "☑", "ý": "☒", "x": "☒"}
_WINGDINGS_2 = {"P": "√", "O": "×", "R": "☑", "Q": "☒", "S": "☒", "T": "☒", "£": "□", "¢": "■", "*": "□"}
_BOXES = {"Wingdings": _WINGDINGS, "Wingdings 2": _WINGDINGS_2}
_SURROGATES = range(0xD800, 0xE000)
# Word writes a symbol's code in this part of the private use area, or without it
_PRIVATE = range(0xF000, 0xF100)


def is_picture_font(font: str) -> bool:
    """Return whether a font shows pictures instead of letters."""
    return font in _fonts()


def shown(text: str, font: str) -> str:
    """Translate a picture font's text; a character that is not known stays as it is."""
    return "".join(_shown(character, font) for character in text)


def symbol(code: str, font: str) -> str:
    """Translate a `w:sym`: its code in hexadecimal, in a font; empty where that is no code."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return _shown(character, font) if ord(character) not in _SURROGATES else ""


def _shown(character: str, font: str) -> str:
    number = ord(character)
    code = number - _PRIVATE.start if number in _PRIVATE else number
    if box := _BOXES.get(font, {}).get(chr(code)):
        return box
    signs = _fonts().get(font, "")
    sign = signs[code - _FIRST] if _FIRST <= code < _FIRST + len(signs) else _UNKNOWN
    return character if sign == _UNKNOWN else sign


@cache
def _fonts() -> Mapping[str, str]:
    """Read the table: by font, what it shows for the characters from 32 on."""
    text = (files(__package__) / _TABLE).read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return {font: signs for font, _, signs in (line.partition("\t") for line in lines)}
