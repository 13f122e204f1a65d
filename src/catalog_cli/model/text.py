"""Text made harmless for the place it is shown in: terminals, tab-separated lines, spreadsheets."""

import re
from inspect import cleandoc

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_FORMULA = re.compile(r"^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def visible(text: str) -> str:
    """Show control characters and direction overrides as `⟨U+001B⟩`; newlines and tabs stay."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def one_line(text: str) -> str:
    """Show a text on one line: line breaks and tabs become spaces, control characters are made visible."""
    # whatever is to be replaced is not printable, and most texts are
    if text.isprintable():
        return text
    return visible(" ".join(text.split("\n")).replace("\t", " "))


def spreadsheet_safe(text: str) -> str:
    """Put a `'` before a text that a spreadsheet would take for a formula; `spreadsheet_text` takes it away."""
    return f"'{text}" if _FORMULA.match(text) else text


def spreadsheet_text(cell: str) -> str:
    """Undo `spreadsheet_safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def paragraphs(docstring: str | None) -> str:
    """Return a docstring as paragraphs of one line each, as translators and terminals of any width want them."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", cleandoc(docstring or ""))
