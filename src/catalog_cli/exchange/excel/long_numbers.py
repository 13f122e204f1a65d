"""Keep the digits of a number that its format hides: 736420260001 and not 7.3642E+11."""

import re
from decimal import Decimal, InvalidOperation

from catalog_cli.exchange.tables.grid import Difference
from catalog_cli.model.document import NoteKind

_POWER = re.compile(r"[0-9]E[+-][0-9]+$")
_PLAIN = re.compile(r"[-¥￥$]*[0-9][0-9,]*(?:\.[0-9]+)?")
_LONG = range(11, 31)
"""The digits, less one, of numbers that name something; longer ones are results of a computation."""


def with_all_digits(value: str, shown: str) -> tuple[str, Difference | None]:
    """Return the text of a stored number, which is `shown` unless that is a power of ten, and the digits it hides."""
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return shown, None
    if not number.is_finite() or not number:
        return shown, None
    if _POWER.search(shown) and number.adjusted() in _LONG and number == number.to_integral_value():
        digits = f"{number:f}".partition(".")[0]
        return digits, Difference(NoteKind.DIGITS, shown, digits)
    # a double holds 15 digits; those beyond are no digits that anybody typed
    if (_PLAIN.fullmatch(shown) or _POWER.search(shown)) and _shown_number(shown) != Decimal(f"{number:.14e}"):
        return shown, Difference(NoteKind.DIGITS, value.strip(), shown)
    return shown, None


def _shown_number(shown: str) -> Decimal | None:
    try:
        return Decimal(shown.lstrip("¥￥$").replace("-¥", "-").replace(",", ""))
    except InvalidOperation:
        return None
