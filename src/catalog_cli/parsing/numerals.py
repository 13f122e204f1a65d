"""Numerals of Chinese documents: 二十, 20 and ２０ as one number, and a number as 二十."""

from typing import Final

from catalog_cli.parsing.lazy_regex import lazy_regex

NUMERAL: Final = r"(?:[0-9０-９]{1,9}|[零〇一二两三四五六七八九十百千万]{1,15})"
"""A regular expression for any such numeral, without groups."""

NUMERAL_CHARACTERS: Final = "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千万"
"""All characters that such a numeral is made of."""

DIGITS: Final = lazy_regex("[0-9０-９]+")
"""A run of Arabic digits."""

_DIGITS: Final = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND: Final = 10_000
_ARABIC: Final = frozenset("0123456789０１２３４５６７８９")


def number_from(text: str) -> int | None:
    """Read a numeral: 二十, 20 and ２０ are 20, 两 is 2, 二〇二五 is 2025.

    Returns:
        The number; None where the text is no numeral, or one put together wrongly (十二十, 二三百).
    """
    if not text:
        return None
    if all(character in _ARABIC for character in text):
        return int(text) if len(text) <= len("999999999") else None
    if not all(character in _DIGITS or character in _UNITS or character == "万" for character in text):
        return None
    if all(character in _DIGITS for character in text):
        return _spelt(text)
    high, ten_thousand, low = text.rpartition("万")
    if not ten_thousand:
        return _below_ten_thousand(low)
    above, below = _below_ten_thousand(high), _below_ten_thousand(low) if low else 0
    return None if above is None or below is None else above * _TEN_THOUSAND + below


def chinese(number: int) -> str:
    """Write a number from 0 to 99,999,999 as the law does: 14 is 十四, 101 is 一百零一.

    Raises:
        ValueError: The number lies outside that range.
    """
    if not 0 <= number < _TEN_THOUSAND**2:
        message = f"no Chinese numeral is made for {number}"
        raise ValueError(message)
    above, below = divmod(number, _TEN_THOUSAND)
    if not above:
        return _written(below, leading=True) or "零"
    gap = "零" if 0 < below < _TEN_THOUSAND // 10 else ""
    return f"{_written(above, leading=True)}万{gap}{_written(below, leading=False)}"


def _spelt(text: str) -> int | None:
    """Read digits put side by side, as in a year; 二三 alone is no number, 五 is one."""
    number = int("".join(str(_DIGITS[character]) for character in text)) if len(text) <= len("二〇二五") else None
    return number if len(text) in {1, len("二〇二五")} else None


def _below_ten_thousand(text: str) -> int | None:
    """Read a numeral with 十, 百 and 千, each unit smaller than the one before it.

    一百五 is refused: it is said for 150, and written by mistake for 105.
    """
    total, digit, smallest, skipped = 0, None, _TEN_THOUSAND, False
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= smallest or digit == 0 or (digit is None and unit != _UNITS["十"]):
                return None
            total, digit, smallest, skipped = total + (1 if digit is None else digit) * unit, None, unit, False
        elif digit:
            return None
        else:
            skipped = skipped or digit == 0 or character in "零〇"
            digit = _DIGITS.get(character)
    clear = skipped or not digit or smallest in {_UNITS["十"], _TEN_THOUSAND}
    return total + (digit or 0) if text and clear else None


def _written(number: int, *, leading: bool) -> str:
    """Write a number below ten thousand; a leading 一十 is 十, nought is nothing."""
    words = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += f"{'零一二三四五六七八九'[digit]}{name}"
        elif words and number and not words.endswith("零"):
            words += "零"
    return words.removeprefix("一") if leading and words.startswith("一十") else words
