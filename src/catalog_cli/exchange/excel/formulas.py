"""Read formulas without evaluating them: the target of a HYPERLINK, and how a shared formula reads in its cell."""

import re
from collections.abc import Callable

from msgspec import Struct

from catalog_cli.exchange.excel.limits import LAST_COLUMN, LAST_ROW

LONGEST = 8_192
"""Characters of the longest formula that Excel takes."""
_DEEPEST = 16
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<sheet>'(?:[^']|''){0,31}+'!|[^\W\d][\w.]*!)"""
    r"""|(?P<place>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\w(.]))"""
    r"""|(?P<name>[^\W\d][\w.]*)"""
    r"""|(?P<number>[0-9]+(?:\.[0-9]+)?)"""
    r"""|(?P<space>\s+)"""
    r"""|(?P<sign>.)""",
    re.DOTALL,
)
_PLACE = re.compile(r"(\$?)([A-Za-z]+)(\$?)([0-9]+)")
_JOINING = {"CONCATENATE", "CONCAT", "_XLFN.CONCAT"}


class Formula(Struct, frozen=True):
    """A formula as its first cell has it, and how many rows and columns further the cell meant stands."""

    text: str
    down: int = 0
    right: int = 0

    @property
    def may_link(self) -> bool:
        """Whether it may be a link at all."""
        return len(self.text) <= LONGEST and self.text.lstrip(" =+@").upper().startswith("HYPERLINK")

    def text_in_cell(self) -> str:
        """Return the formula as its cell shows it when formulas are shown."""
        return "=" + "".join(self._moved(match) for match in _TOKEN.finditer(self.text[:LONGEST]))

    def link(self, text_at: Callable[[int, int], str]) -> tuple[str, str] | None:
        """Return the address of a HYPERLINK and its words, which may be empty; None where it must be evaluated.

        `text_at` gives the text of a cell by its row and column from 1.
        """
        tokens = [match for match in _TOKEN.finditer(self.text) if match.lastgroup != "space"]
        try:
            return _HyperlinkReader(tokens, self, text_at).link()
        except _NeedsEvaluationError:
            return None

    def place(self, text: str) -> tuple[int, int]:
        """Return the row and column that a reference means in this cell."""
        match = _PLACE.fullmatch(text)
        if match is None:
            raise _NeedsEvaluationError
        row = int(match[4]) + (0 if match[3] else self.down)
        column = column_number(match[2]) + (0 if match[1] else self.right)
        return row, column

    def _moved(self, match: re.Match[str]) -> str:
        if match.lastgroup != "place" or not (self.down or self.right):
            return match[0]
        row, column = self.place(match[0])
        if not (0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN):
            return "#REF!"
        fixed_column = "$" if match[0].startswith("$") else ""
        fixed_row = "$" if "$" in match[0][1:] else ""
        return f"{fixed_column}{column_letters(column)}{fixed_row}{row}"


def column_number(letters: str) -> int:
    """Return a column's number, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return a column's letters."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters


class _NeedsEvaluationError(Exception):
    """Raised where the formula would have to be evaluated."""


class _HyperlinkReader:
    """Read HYPERLINK(text) and HYPERLINK(text, text), where a text is joined of literals, cells and numbers."""

    __slots__ = ("formula", "text_at", "tokens")

    def __init__(self, tokens: list[re.Match[str]], formula: Formula, text_at: Callable[[int, int], str]) -> None:
        self.tokens = [*reversed(tokens)]
        self.formula = formula
        self.text_at = text_at

    def link(self) -> tuple[str, str]:
        while self._next_is("=") or self._next_is("+"):
            self.tokens.pop()
        if self._taken("name").upper() != "HYPERLINK":
            raise _NeedsEvaluationError
        texts = self._arguments(0)
        if self.tokens or not 1 <= len(texts) <= 2:  # an address and its words
            raise _NeedsEvaluationError
        return texts[0], texts[1] if len(texts) > 1 else ""

    def _arguments(self, depth: int) -> list[str]:
        self._expect("(")
        texts = [self._text(depth)]
        while self._next_is(","):
            self.tokens.pop()
            texts.append("" if self._next_is(")") else self._text(depth))
        self._expect(")")
        return texts

    def _text(self, depth: int) -> str:
        text = self._part(depth)
        while self._next_is("&"):
            self.tokens.pop()
            text += self._part(depth)
        return text

    def _part(self, depth: int) -> str:
        if not self.tokens or depth > _DEEPEST:
            raise _NeedsEvaluationError
        token = self.tokens.pop()
        if token.lastgroup == "text":
            return token[0][1:-1].replace('""', '"')
        if token.lastgroup == "number":
            return token[0]
        if token.lastgroup == "place" and not self._next_is(":"):
            return self.text_at(*self.formula.place(token[0]))
        if token.lastgroup == "name" and token[0].upper() in _JOINING:
            return "".join(self._arguments(depth + 1))
        if token[0] == "(":
            text = self._text(depth + 1)
            self._expect(")")
            return text
        raise _NeedsEvaluationError

    def _taken(self, group: str) -> str:
        if not self.tokens or self.tokens[-1].lastgroup != group:
            raise _NeedsEvaluationError
        return self.tokens.pop()[0]

    def _next_is(self, sign: str) -> bool:
        return bool(self.tokens) and self.tokens[-1][0] == sign

    def _expect(self, sign: str) -> None:
        if not self._next_is(sign):
            raise _NeedsEvaluationError
        self.tokens.pop()
