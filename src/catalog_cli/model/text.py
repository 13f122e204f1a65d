"""Text for people: harmless for the place it is shown in, and of known names those nearest to a mistyped one."""

import re
from collections.abc import Iterable
from inspect import cleandoc

# compiled by the first text that has anything to replace; all texts pass here, and most have nothing
_UNSEEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
_FORMULA_STARTS = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_PLAIN_WORD = r"[\w./:=,+@%-]+"


def visible(text: str) -> str:
    """Show control characters and direction overrides as `⟨U+001B⟩`; newlines and tabs stay."""
    return text if text.isprintable() else re.sub(_UNSEEN, lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def one_line(text: str) -> str:
    """Show a text on one line: line breaks and tabs become spaces, control characters are made visible."""
    # whatever is to be replaced is not printable, and most texts are
    if text.isprintable():
        return text
    return visible(" ".join(text.split("\n")).replace("\t", " "))


def unspaced(text: str) -> str:
    """Return a text without its white space, to compare it with one that is laid out otherwise."""
    return "".join(text.split())


def spreadsheet_safe(text: str) -> str:
    """Put a `'` before a text that a spreadsheet would take for a formula; `spreadsheet_text` takes it away."""
    return f"'{text}" if _is_formula(text) else text


def spreadsheet_text(cell: str) -> str:
    """Undo `spreadsheet_safe`."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(text: str) -> bool:
    return text.lstrip("'")[:1] in _FORMULA_STARTS


def paragraphs(docstring: str | None) -> str:
    """Return a docstring as paragraphs of one line each, as translators and terminals of any width want them."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", cleandoc(docstring or ""))


ALIKE = 0.6
"""The least likeness, of 1 for equal names, at which a name is worth suggesting; difflib's own default."""


def nearest_names(name: str, known: Iterable[str], most: int, cutoff: float = ALIKE) -> list[str]:
    """List the known names that are most like a mistyped one, the most similar first."""
    # deferred: few names are mistyped
    from difflib import get_close_matches

    return get_close_matches(name, list(known), n=most, cutoff=cutoff)


def nearest_name(name: str, known: Iterable[str], cutoff: float = ALIKE) -> str | None:
    """Return the known name that is most like a mistyped one; None if none is similar."""
    return next(iter(nearest_names(name, known, 1, cutoff)), None)


def name_meant(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like a mistyped one, or the only one that contains it; None if none is."""
    names = list(known)
    if near := nearest_name(name, names):
        return near
    # offices are called by a part of their names; a few letters are part of too much
    whole = {each for each in names if name in each} if len(name) > 1 and not name.isascii() else set()
    return whole.pop() if len(whole) == 1 else None


def command_line(*words: str) -> str:
    """Return what to type for a command: words that a shell would take apart are quoted, Chinese ones are not."""
    # deferred: few commands tell of others
    from shlex import quote

    return " ".join(word if re.fullmatch(_PLAIN_WORD, word) else quote(word) for word in words)
