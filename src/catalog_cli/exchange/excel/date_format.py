"""Show dates and times by a number format; Excel stores a date as a count of days."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from catalog_cli.exchange.excel.format_codes import FormatToken, numeral

_LAST_DAY = 2_958_465
_LEAP_DAY = 60
"""The count of 29 February 1900, a day that Excel has and the calendar has not; counts before it are one off."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
_CHINESE_DAYS = "日一二三四五六"
_KINDS = {"clock", "elapsed", "half"}


def day_zero(*, from_1904: bool) -> date:
    """Return the day that counts as 0, for dates after February 1900."""
    return date(1904, 1, 1) if from_1904 else date(1899, 12, 30)


def is_clock(tokens: Sequence[FormatToken]) -> bool:
    """Return whether a section shows a date or a time."""
    return any(token.kind in _KINDS for token in tokens)


def clock_text(number: Decimal, tokens: Sequence[FormatToken], *, from_1904: bool) -> str | None:
    """Show a count of days; None when it is no date that Excel shows."""
    # rounded first, to the fraction shown, so that 59.9996 s carries into the minute
    digits = max((len(token.text.partition(".")[2]) for token in tokens if token.kind == "clock"), default=0)
    step = Decimal(1).scaleb(-min(digits, 3))
    seconds = (number * 86_400).quantize(step, ROUND_HALF_UP) if number.adjusted() < 12 else Decimal(-1)
    if seconds < 0 or seconds >= (_LAST_DAY + 1) * 86_400:
        return None
    return _Clock(seconds, tokens, from_1904=from_1904).text()


class _Clock:
    """One moment, taken apart into what the tokens show."""

    def __init__(self, seconds: Decimal, tokens: Sequence[FormatToken], *, from_1904: bool) -> None:
        self.seconds = seconds
        self.tokens = tokens
        self.day = int(seconds // 86_400)
        self.year, self.month, self.date, self.weekday = _calendar(self.day, from_1904=from_1904)
        self.hour = int(seconds // 3600) % 24
        self.minute = int(seconds // 60) % 60
        self.second = seconds % 60
        self.halved = any(token.kind == "half" for token in tokens)
        self.numerals = next((int(token.text) for token in tokens if token.kind == "numerals"), 0)

    def text(self) -> str:
        return "".join(self._part(index, token) for index, token in enumerate(self.tokens))

    def _part(self, index: int, token: FormatToken) -> str:
        if token.kind == "half":
            morning, _, afternoon = token.text.partition("/")
            return afternoon if self.hour >= 12 else morning  # noon
        if token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            return str(int(self.seconds // unit)).zfill(len(token.text))
        if token.kind == "clock":
            return self._field(token.text.lower(), minutes=token.text[0] in "mM" and self._is_minute(index))
        return "" if token.kind == "numerals" else token.text

    def _is_minute(self, index: int) -> bool:
        """Return whether an `m` means minutes and not a month: it does after hours and before seconds."""
        before = next((each for each in reversed(self.tokens[:index]) if each.kind in {"clock", "elapsed"}), None)
        after = next((each for each in self.tokens[index + 1 :] if each.kind in {"clock", "elapsed"}), None)
        return bool((before and before.text[0] in "hH") or (after and after.text[0] in "sS"))

    def _field(self, code: str, *, minutes: bool) -> str:
        letter, width = code[0], len(code)
        if minutes:
            return self._two(self.minute, width)
        if letter == "y":
            return self._year(f"{self.year:04d}" if width > 2 else f"{self.year % 100:02d}")
        if letter == "e":
            return self._year(f"{self.year:04d}")
        if letter == "h":
            return self._two((self.hour % 12 or 12) if self.halved else self.hour, width)
        if letter == "s":
            return self._seconds(code)
        return {"m": self._month, "d": self._day, "a": self._chinese_day}.get(letter, lambda _: "")(width)

    def _month(self, width: int) -> str:
        name = _MONTHS[self.month - 1]
        return {3: name[:3], 4: name, 5: name[0]}.get(width) or self._two(self.month, width)

    def _day(self, width: int) -> str:
        name = _DAYS[self.weekday]
        return {3: name[:3], 4: name}.get(width) or self._two(self.date, width)

    def _chinese_day(self, width: int) -> str:
        return ("星期" if width > 3 else "周") + _CHINESE_DAYS[self.weekday]

    def _seconds(self, code: str) -> str:
        whole, point, digits = code.partition(".")
        fraction = f"{self.second % 1:.3f}"[2:].ljust(len(digits), "0")[: len(digits)]
        return self._two(int(self.second), len(whole)) + point + fraction

    def _two(self, number: int, width: int) -> str:
        if self.numerals:
            return numeral(str(number), self.numerals)
        return str(number).zfill(min(width, 2))

    def _year(self, digits: str) -> str:
        return numeral(digits, self.numerals, one_by_one=True) if self.numerals else digits


def _calendar(day: int, *, from_1904: bool) -> tuple[int, int, int, int]:
    """Return year, month, date and weekday (Sunday is 0) of a count of days, those of early 1900 as Excel has them."""
    if not from_1904 and day <= _LEAP_DAY:
        weekday = (day + 6) % 7
        if day in {0, _LEAP_DAY}:
            return (1900, 2, 29, weekday) if day else (1900, 1, 0, weekday)
        early = date(1899, 12, 31) + timedelta(days=day)
        return early.year, early.month, early.day, weekday
    zero = day_zero(from_1904=from_1904)
    # with days from 1904 the last day of Excel is beyond the last of the calendar here
    if day > (date.max - zero).days:
        return 9999, 12, 31, 5
    found = zero + timedelta(days=day)
    return found.year, found.month, found.day, found.isoweekday() % 7
