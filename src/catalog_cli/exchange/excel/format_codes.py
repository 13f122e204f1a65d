"""A number format's code, taken apart into sections and tokens."""

import re
from decimal import Decimal

from msgspec import Struct

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?)|(?P<escaped>\\.?)|(?P<space>_.?)|(?P<fill>\*.?)"""
    r"""|(?P<bracket>\[[^\]]*\]?)"""
    r"""|(?P<general>general|G/通用格式)"""
    r"""|(?P<half>AM/PM|A/P|上午/下午)"""
    r"""|(?P<power>E[+-])"""
    r"""|(?P<clock>y+|m+|d+|h+|s+(?:\.0+)?|e+|b+|aaaa|aaa|g+)"""
    r"""|(?P<place>[0#?]+)"""
    r"""|(?P<section>;)|(?P<text>@)|(?P<word>.)""",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = {".": "point", ",": "comma", "%": "percent", "/": "slash"}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(-[^\]]*)?\]")
_NUMERALS = re.compile(r"\[DBNum([123])\]", re.IGNORECASE)


class Token(Struct, frozen=True):
    """A piece of a format: `words` stand as they are, other kinds are places for what is shown."""

    kind: str
    text: str


class Section(Struct, frozen=True):
    """What stands between two semicolons, and the condition (a comparison and a number) under which it is used."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None


def sections(code: str) -> tuple[Section, ...]:
    """Take a code apart."""
    if "[$-F800]" in code.upper():
        code = 'yyyy"年"m"月"d"日"'
    elif "[$-F400]" in code.upper():
        code = "h:mm:ss"
    tokens: list[list[Token]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "section":
            tokens.append([])
            conditions.append(None)
        elif condition := _CONDITION.fullmatch(match[0]):
            conditions[-1] = condition[1], Decimal(condition[2])
        elif token := _token(match.lastgroup or "", match[0]):
            tokens[-1].append(token)
    return tuple(Section(tuple(each), condition) for each, condition in zip(tokens, conditions, strict=True))


def _token(kind: str, text: str) -> Token | None:
    if kind == "bracket":
        return _bracket(text)
    if kind == "word":
        return Token(_SIGNS.get(text, "words"), text)
    literal = {"quoted": text.strip('"'), "escaped": text[1:], "space": " ", "fill": ""}.get(kind)
    return Token(kind, text) if literal is None else Token("words", literal)


def _bracket(text: str) -> Token | None:
    if elapsed := _ELAPSED.fullmatch(text):
        return Token("elapsed", elapsed[1].lower())
    if numerals := _NUMERALS.fullmatch(text):
        return Token("numerals", numerals[1])
    if currency := _CURRENCY.fullmatch(text):
        return Token("words", currency[1]) if currency[1] else None
    return None
