"""Show numbers by a number format: digit placeholders, thousands, percent, powers of ten and fractions."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from catalog_cli.exchange.excel.format_codes import FormatToken, numeral

_WIDEST = 11
"""Characters of a number in the general format."""
_MOST_PLACES = 100


def general(number: Decimal) -> str:
    """Show a number in the general format of a wide enough column: up to 11 characters."""
    if not number:
        return "0"
    power = number.adjusted()
    if power < _WIDEST:
        places = min(9, max(0, 9 - power))
        text = _stripped(_rounded(number, places))
        if power >= -4 or Decimal(text) == number:  # smaller ones are written with a power
            return text
    # beyond eleven characters Excel shows six significant digits and a power
    mantissa, _, exponent = f"{number:.5e}".partition("e")
    return f"{_stripped(mantissa)}E{exponent[0]}{exponent[1:].zfill(2)}"


def digits_text(number: Decimal, tokens: Sequence[FormatToken]) -> str:
    """Show a number by the tokens of a section."""
    kinds = [token.kind for token in tokens]
    numerals = next((int(token.text) for token in tokens if token.kind == "numerals"), 0)
    if "general" in kinds or ("text" in kinds and "place" not in kinds):
        plain = general(number)
        shown = numeral(plain, numerals) if numerals and "E" not in plain else plain
        return "".join(shown if each.kind in {"general", "text"} else _words(each) for each in tokens)
    if "place" not in kinds:
        words = "".join(_words(token) for token in tokens)
        return f"-{words}" if number < 0 and words else words
    if "slash" in kinds and "power" not in kinds:
        return _fraction(number, tokens)
    text = _power(number, tokens) if "power" in kinds else _plain(number, tokens)
    return numeral(text, numerals, one_by_one=True) if numerals else text


def _words(token: FormatToken) -> str:
    return "" if token.kind == "numerals" else token.text


def _rounded(number: Decimal, places: int) -> str:
    # a double may have 309 digits before the point, and a format a hundred after it
    with localcontext() as context:
        context.prec = 800
        return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def _stripped(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(number: Decimal, tokens: Sequence[FormatToken]) -> str:
    """Show by placeholders such as #,##0.00, and the words among them."""
    places = [index for index, token in enumerate(tokens) if token.kind == "place"]
    point = next((index for index, token in enumerate(tokens) if token.kind == "point"), places[-1] + 1)
    scaling, grouping = _commas(tokens, places[0], point)
    percents = sum(token.kind == "percent" for token in tokens)
    value = abs(number).scaleb(2 * percents - 3 * scaling)
    decimals = _placeholders(tokens[point:])[:_MOST_PLACES]
    whole, _, fraction = _rounded(value, len(decimals)).partition(".")
    whole = _filled(whole, _placeholders(tokens[:point]))
    pieces = _DigitDealer(_thousands(whole) if grouping else whole, _tail(fraction, decimals), tokens[:point])
    text = "".join(pieces.shown(token) for token in tokens)
    return f"-{text}" if number < 0 else text


def _commas(tokens: Sequence[FormatToken], first: int, point: int) -> tuple[int, bool]:
    """Count the commas that divide by a thousand, which end the places, and say whether others group the digits."""
    commas = [index for index, token in enumerate(tokens) if token.kind == "comma"]
    scaling = sum(1 for index in commas if _ends_places(tokens, index))
    grouping = any(first < index < point and not _ends_places(tokens, index) for index in commas)
    return scaling, grouping


def _placeholders(tokens: Sequence[FormatToken]) -> str:
    return "".join(token.text for token in tokens if token.kind == "place")


def _ends_places(tokens: Sequence[FormatToken], index: int) -> bool:
    """Return whether only commas stand between here and the last place, before it."""
    after = next((token.kind for token in tokens[index + 1 :] if token.kind != "comma"), "")
    before = next((token.kind for token in reversed(tokens[:index]) if token.kind != "comma"), "")
    return before == "place" and after != "place"


def _filled(whole: str, places: str) -> str:
    """Pad a whole number with the zeros and spaces of its placeholders; a zero alone is shown only by a `0`."""
    whole = whole.lstrip("0")
    for place in reversed(places[: max(0, len(places) - len(whole))]):
        whole = {"0": "0", "?": " "}.get(place, "") + whole
    return whole


def _thousands(whole: str) -> str:
    head = len(whole) % 3
    groups = [whole[:head]] if head else []
    return ",".join([*groups, *(whole[index : index + 3] for index in range(head, len(whole), 3))])


def _tail(fraction: str, places: str) -> str:
    digits = list(fraction)
    for index in range(len(digits) - 1, -1, -1):
        if digits[index] != "0" or places[index] == "0":
            break
        digits[index] = " " if places[index] == "?" else ""
    return "".join(digits)


class _DigitDealer:
    """Deals a number's digits out to placeholders, which may have words among them (000-0000)."""

    def __init__(self, whole: str, fraction: str, before_point: Sequence[FormatToken]) -> None:
        self.fraction = fraction
        self.places = sum(len(token.text) for token in before_point if token.kind == "place")
        self.whole = whole
        self.commas = any(token.kind == "comma" for token in before_point)
        self.past_point = False
        self.begun = False

    def shown(self, token: FormatToken) -> str:
        if token.kind == "point":
            text = "" if self.begun else self.whole
            self.begun = self.past_point = True
            return f"{text}."
        if token.kind != "place":
            return "" if token.kind in {"comma", "numerals"} else token.text
        if self.past_point:
            text, self.fraction = self.fraction[: len(token.text)], self.fraction[len(token.text) :]
            return text
        return self._whole(len(token.text))

    def _whole(self, width: int) -> str:
        """Return the digits for one run of placeholders; the first takes all digits that are too many."""
        # with thousands grouped, the digits are formatted already and go to the first run whole
        if self.commas:
            text = "" if self.begun else self.whole
            self.begun = True
            return text
        self.places -= width
        cut = max(0, len(self.whole) - self.places)
        text, self.whole = self.whole[:cut], self.whole[cut:]
        self.begun = True
        return text


def _power(number: Decimal, tokens: Sequence[FormatToken]) -> str:
    split = next(index for index, token in enumerate(tokens) if token.kind == "power")
    head, tail = tokens[:split], tokens[split + 1 :]
    point = next((index for index, token in enumerate(head) if token.kind == "point"), len(head))
    decimals = sum(len(token.text) for token in head[point:] if token.kind == "place")
    wholes = max(1, sum(len(token.text) for token in head[:point] if token.kind == "place"))
    # ##0.0E+0 shows powers in steps of three, as engineers do
    power = (number.adjusted() // wholes) * wholes if number else 0
    # rounding may carry: 9.99 in 0.0E+0 is 1.0E+1
    if number and Decimal(_rounded(abs(number).scaleb(-power), decimals)) >= Decimal(10) ** wholes:
        power += wholes
    sign = "-" if power < 0 else "+" if "+" in tokens[split].text else ""
    width = len(tail[0].text) if tail and tail[0].kind == "place" else 0
    rest = "".join(_words(token) for token in tail[1 if width else 0 :])
    return f"{_plain(number.scaleb(-power), head)}E{sign}{str(abs(power)).zfill(width)}{rest}"


def _fraction(number: Decimal, tokens: Sequence[FormatToken]) -> str:
    slash = next(index for index, token in enumerate(tokens) if token.kind == "slash")
    below = tokens[slash + 1] if slash + 1 < len(tokens) else FormatToken("place", "?")
    fixed = int(below.text) if below.text.isdecimal() and below.text.strip("0") else 0
    # `# ?/?` shows 1 1/2, and `?/?` shows 3/2
    value = Fraction(abs(number))
    mixed = sum(token.kind == "place" for token in tokens[:slash]) > 1
    whole = int(value) if mixed else 0
    rest = value - whole
    # `# ?/8` fixes the denominator, `# ??/??` limits its digits
    part = Fraction(round(rest * fixed), fixed) if fixed else rest.limit_denominator(10 ** min(len(below.text), 4) - 1)
    if mixed and part == 1:
        whole, part = whole + 1, Fraction(0)
    top, bottom = part.numerator, part.denominator
    if fixed:
        top, bottom = round(part * fixed), fixed
    texts = [str(whole)] if mixed and (whole or not top) else []
    texts += [f"{top}/{bottom}"] if top or not mixed else []
    return ("-" if number < 0 else "") + " ".join(texts)
