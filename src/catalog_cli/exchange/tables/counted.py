"""Write out the numbers that a program counts in front of paragraphs: 1. (一) ③ iv."""

from collections.abc import Callable, Mapping

_HAN = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_FORMAL, _FORMAL_UNITS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 9999


def decimal(number: int) -> str:
    """Write 12 as 12."""
    return str(number)


def padded(number: int) -> str:
    """Write 3 as 03."""
    return f"{number:02}"


def alphabetic(number: int) -> str:
    """Write 3 as c and 28 as bb, as Word and browsers nearly agree to do."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Write 4 as iv."""
    if not 0 < number <= _LARGEST:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def han(number: int) -> str:
    """Write 12 as 十二."""
    text = _grouped(number, _HAN, _UNITS)
    return text.removeprefix("一") if text.startswith("一十") else text


def formal(number: int) -> str:
    """Write 12 as 壹拾贰."""
    return _grouped(number, _FORMAL, _FORMAL_UNITS)


def han_digits(number: int) -> str:
    """Write 12 as 一二."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number)) if number >= 0 else str(number)


def circled(number: int) -> str:
    """Write 3 as ③."""
    return chr(ord("①") + number - 1) if 0 < number <= 20 else str(number)  # Unicode has as many


def bracketed(number: int) -> str:
    """Write 3 as ⑶."""
    return chr(ord("⑴") + number - 1) if 0 < number <= 20 else f"({number})"  # Unicode has as many


def stem(number: int) -> str:
    """Write 3 as 丙."""
    return _STEMS[number - 1] if 0 < number <= len(_STEMS) else str(number)


def branch(number: int) -> str:
    """Write 3 as 寅."""
    return _BRANCHES[number - 1] if 0 < number <= len(_BRANCHES) else str(number)


def upper(write: Callable[[int], str]) -> Callable[[int], str]:
    """Return a way of writing in capitals."""
    return lambda number: write(number).upper()


def wide(number: int) -> str:
    """Write 12 as １２."""
    return "".join(chr(ord(digit) - ord("0") + ord("０")) if digit.isdigit() else digit for digit in str(number))


def written(number: int, style: str, styles: Mapping[str, Callable[[int], str]]) -> str:
    """Write a number in a style; in digits where the style is none of those that are known."""
    return styles.get(style, decimal)(number)


def _grouped(number: int, digits: str, units: tuple[str, ...]) -> str:
    if not 0 < number <= _LARGEST:
        return digits[0] if number == 0 else str(number)
    text, is_gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if is_gap and text else "") + digits[digit] + units[place]
        is_gap = not digit
    return text
