"""Chinese numerals, as the formats [DBNum1], [DBNum2] and [DBNum3] write them."""

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_STEPS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")
_GROUP = 4


def numeral(number: str, kind: int, *, one_by_one: bool = False) -> str:
    """Write a plain number (digits, a sign, a point) in Chinese, with places or digit by digit."""
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
