"""Parse number format codes into sections and tokens, and write the Chinese numerals that they ask for."""

import re
from decimal import Decimal

from msgspec import Struct

_TOKEN = re.compile(
    # the order counts: a quoted text may hold any of the others, and the `E` of `E+` is no year
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
# [DBNum1], [DBNum2] and [DBNum3] ask for these
_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_STEPS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")
_GROUP = 4


class FormatToken(Struct, frozen=True):
    """A piece of a format: `words` are shown as they are, other kinds stand for parts of the value."""

    kind: str
    text: str


class FormatSection(Struct, frozen=True):
    """The tokens between two semicolons, and the condition (a comparison and a number) under which they are used."""

    tokens: tuple[FormatToken, ...]
    condition: tuple[str, Decimal] | None = None


def parse_format(code: str) -> tuple[FormatSection, ...]:
    """Parse a format code into its sections."""
    # these two name the system's long date and time, which depend on its settings; a Chinese system shows this
    if "[$-F800]" in code.upper():
        code = 'yyyy"年"m"月"d"日"'
    elif "[$-F400]" in code.upper():
        code = "h:mm:ss"
    tokens: list[list[FormatToken]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "section":
            tokens.append([])
            conditions.append(None)
        elif condition := _CONDITION.fullmatch(match[0]):
            conditions[-1] = condition[1], Decimal(condition[2])
        elif token := _token(match.lastgroup or "", match[0]):
            tokens[-1].append(token)
    return tuple(FormatSection(tuple(each), condition) for each, condition in zip(tokens, conditions, strict=True))


def _token(kind: str, text: str) -> FormatToken | None:
    if kind == "bracket":
        return _bracket(text)
    if kind == "word":
        return FormatToken(_SIGNS.get(text, "words"), text)
    literal = {"quoted": text.strip('"'), "escaped": text[1:], "space": " ", "fill": ""}.get(kind)
    return FormatToken(kind, text) if literal is None else FormatToken("words", literal)


def _bracket(text: str) -> FormatToken | None:
    if elapsed := _ELAPSED.fullmatch(text):
        return FormatToken("elapsed", elapsed[1].lower())
    if numerals := _NUMERALS.fullmatch(text):
        return FormatToken("numerals", numerals[1])
    if currency := _CURRENCY.fullmatch(text):
        return FormatToken("words", currency[1]) if currency[1] else None
    return None


def numeral(number: str, kind: int, *, one_by_one: bool = False) -> str:
    """Write a plain number (digits, a sign, a point) in Chinese numerals, with 十 and 百 or digit by digit."""
    digits = _DIGITS[kind]
    whole, point, fraction = number.partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.removeprefix("-")
    spelled = one_by_one or kind not in _STEPS or not whole.isdecimal() or len(whole) > _GROUP * len(_GROUPS)
    text = _translated(whole, digits) if spelled else _placed(int(whole), kind)
    return sign + text + point + _translated(fraction, digits)


def _translated(text: str, digits: str) -> str:
    return "".join(digits[int(sign)] if sign.isdecimal() else sign for sign in text)


def _placed(number: int, kind: int) -> str:
    digits, steps = _DIGITS[kind], _STEPS[kind]
    if not number:
        return digits[0]
    text, gap = "", False
    figures = str(number)
    for index, figure in enumerate(figures):
        place = len(figures) - index - 1
        if figure == "0":
            gap = True
        else:
            text += (digits[0] if gap else "") + digits[int(figure)] + steps[place % _GROUP]
            gap = False
        if place % _GROUP == 0 and figures[max(0, index - 3) : index + 1].strip("0"):
            text += _GROUPS[place // _GROUP]
    return text.removeprefix(digits[1]) if kind == 1 and text.startswith("一十") else text
