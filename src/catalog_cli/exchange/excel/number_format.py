"""Show a stored value as Excel does, by its number format."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from catalog_cli.exchange.excel.date_format import clock_text, day_zero, is_clock
from catalog_cli.exchange.excel.digit_format import digits_text, general
from catalog_cli.exchange.excel.format_codes import FormatSection, parse_format

GENERAL = "General"
"""The format of a cell that nobody gave one."""
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    30: "m/d/yy",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '¥#,##0;¥-#,##0;¥"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '¥#,##0.00;¥-#,##0.00;¥"-"',
    48: "##0.0E+0",
    49: "@",
}
"""The formats that a workbook names by number alone, as a Chinese Excel shows them."""
_LONGEST_CODE = 1_000
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "=": lambda one, other: one == other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
    "<>": lambda one, other: one != other,
}
_WORDS = {"words", "text"}
_TIME = re.compile(r"T?(?=[0-9]{1,2}:)")


def shown_number(value: str, code: str, *, from_1904: bool = False) -> str:
    """Show a stored number, which may be a date; what is no number is shown as it is stored."""
    number = _number(value)
    if number is None:
        return value
    parts = _sections(code)
    if not parts:
        return general(number)
    section, own_sign = _chosen(parts, number)
    # the conditions of no section hold
    if section is None:
        return general(number)
    if is_clock(section.tokens):
        text = clock_text(number, section.tokens, from_1904=from_1904)
        return general(number) if text is None else text
    return digits_text(number if own_sign else abs(number), section.tokens)


def shown_text(text: str, code: str) -> str:
    """Show a stored text: a format may put words around it, or hide it."""
    if code in {GENERAL, "@"}:
        return text
    parts = _sections(code)
    with_place = [part for part in parts if any(token.kind == "text" for token in part.tokens)]
    # the fourth section is for texts; with fewer, the last one that has an @
    section = parts[3] if len(parts) > 3 else (with_place[-1] if with_place else None)
    if section is None:
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens if token.kind in _WORDS)


def shown_date(value: str, code: str, *, from_1904: bool = False) -> str:
    """Show a date that is stored as ISO 8601; what is none is shown as it is stored."""
    try:
        if _TIME.match(value):
            clock = time.fromisoformat(value.removeprefix("T"))
            moment = datetime.combine(date(1900, 1, 1), clock)
            days = Decimal(0)
        else:
            moment = datetime.fromisoformat(value)
            days = Decimal((moment.date() - day_zero(from_1904=from_1904)).days)
    except ValueError:
        return value
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    fraction = (Decimal(seconds) + Decimal(moment.microsecond) / 1_000_000) / 86_400
    plain = "yyyy/m/d h:mm:ss" if seconds else "yyyy/m/d"
    return shown_number(str(days + fraction), plain if code == GENERAL else code, from_1904=from_1904)


def _number(value: str) -> Decimal | None:
    """Read a stored number with 15 digits: files hold more, which Excel does not show."""
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 308:  # the range of a double
        return None
    # 0.1 + 0.2 is stored as 0.30000000000000004
    return Decimal(f"{number:.14e}") if number else Decimal(0)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[FormatSection, ...]:
    return parse_format(code) if len(code) <= _LONGEST_CODE and code.casefold() != "general" else ()


def _chosen(parts: tuple[FormatSection, ...], number: Decimal) -> tuple[FormatSection | None, bool]:
    """Return the section for a number, and whether the number shows its own minus sign there.

    A second section is for negative numbers and writes their sign itself; a third is for zero.
    """
    # conditions are tried in their order, and a section without one takes all that is left
    numeric = parts[:3]
    if any(part.condition for part in numeric):
        for part in numeric:
            if part.condition is None or _COMPARE[part.condition[0]](number, part.condition[1]):
                return part, True
        return None, True
    if len(parts) == 1 or (number >= 0 and len(parts) == 2):
        return parts[0], True
    if number < 0:
        return parts[1], False
    return (parts[0] if number else parts[2]), True
