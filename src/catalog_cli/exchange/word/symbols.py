"""Characters of picture fonts, as characters that every font has: a box of Wingdings is a box."""

from mammoth.docx.dingbats import dingbats

# boxes and ticks become those that tables are usually ticked with; the rest is the library's table
_WINGDINGS = {"l": "●", "n": "■", "o": "□", "p": "□", "q": "□", "r": "□", "¡": "○", "¨": "□", "ü": "√", "û": "×"}
_WINGDINGS |= {"þ": "☑", "ý": "☒", "x": "☒"}
_WINGDINGS_2 = {"P": "√", "O": "×", "R": "☑", "Q": "☒", "S": "☒", "T": "☒", "£": "□", "¢": "■", "*": "□"}
_BOXES = {"Wingdings": _WINGDINGS, "Wingdings 2": _WINGDINGS_2}
_FONTS = frozenset(font for font, _ in dingbats)
_NO_CHARACTERS = range(0xD800, 0xE000)
_PRIVATE = range(0xF000, 0xF100)


def is_picture_font(font: str) -> bool:
    """Say whether a font shows pictures instead of letters."""
    return font in _FONTS


def shown(text: str, font: str) -> str:
    """Give a picture font's text as it looks; a character that is not known stays as it is."""
    return "".join(_shown(character, font) for character in text)


def symbol(code: str, font: str) -> str:
    """Give the character of a `w:sym`: its code in hexadecimal, in a font; nothing where that is no code."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return _shown(character, font) if ord(character) not in _NO_CHARACTERS else ""


def _shown(character: str, font: str) -> str:
    number = ord(character)
    plain = number - 0xF000 if number in _PRIVATE else number
    box = _BOXES.get(font, {}).get(chr(plain))
    if box:
        return box
    known = dingbats.get((font, plain))
    return chr(known) if known else character
