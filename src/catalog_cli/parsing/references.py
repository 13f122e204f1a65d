"""Numbers of documents (文号) in a text: 国务院令第711号, 国办发〔2017〕97号, GB/T 32939—2016, and broken ones."""

import re
from typing import Final

from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex

YEAR_OPENING: Final = "〔﹝［[【（(〖"
YEAR_CLOSING: Final = "〕﹞］]】）)〗"

_OPEN: Final = rf"[{re.escape(YEAR_OPENING)}]"
_CLOSE: Final = rf"[{re.escape(YEAR_CLOSING)}]"
_DIGIT: Final = "[0-9０-９]"
_YEAR: Final = rf"(?:19|20|１９|２０){_DIGIT}{{2}}"
_COUNT: Final = rf"(?:{_DIGIT}{{1,5}}|[零〇一二三四五六七八九十百]{{1,9}})"
# one large set with lookarounds, where two more sets would double the time to compile
_NAME: Final = r"(?!、)(?! )[\u4e00-\u9fff、 ]{1,40}?(?<!、)(?<! )"
_DATED: Final = rf"(?:{_OPEN}\s?{_YEAR}\s?年?\s?{_CLOSE}|{_YEAR}\s?年)?"
_NUMBERED: Final = rf"(?:[（(]\s?第?\s?{_COUNT}\s?号\s?[）)]|第?\s?{_COUNT}\s?号)"

_ORDER: Final = rf"(?:{_NAME}\s?)?令\s?{_DATED}\s?{_NUMBERED}|(?:{_NAME})?第\s?{_COUNT}\s?号\s?令"
_NOTICE: Final = rf"(?:{_NAME})?(?:公告|通告)\s?{_DATED}\s?{_NUMBERED}"
_OF_YEAR: Final = rf"{_YEAR}年\s?第\s?{_COUNT}\s?号(?:公告|通告)?"
_LETTERS: Final = r"[A-Z\u4e00-\u9fff]{1,16}?"
_DOCUMENT: Final = (
    rf"{_LETTERS}\s?{_OPEN}\s?{_YEAR}\s?年?\s?{_CLOSE}\s?(?:第\s?)?{_DIGIT}(?:\s?{_DIGIT}){{0,4}}(?:\s?号|(?!{_DIGIT}))"
)
_STANDARD: Final = (
    r"(?:T[/／])?[A-Z]{2,5}\d{0,4}(?:\s?[/／ ]\s?[TZ])?\s?[A-Z]?\d{1,6}(?:\.\d{1,3})?\s?[-—－–]{1,2}\s?\d{4}"
)
_BROKEN: Final = rf"{_LETTERS}\s?(?:{_OPEN}\s?{_YEAR}|{_YEAR}\s?{_CLOSE})\s?{_DIGIT}(?:\s?{_DIGIT}){{0,4}}\s?号"
_DATED_FORM: Final = lazy_regex(_DOCUMENT)
_ORDER_FORM: Final = lazy_regex(_ORDER, needs="令")
_NOTICE_FORM: Final = lazy_regex(_NOTICE, needs="告")
_OF_YEAR_FORM: Final = lazy_regex(_OF_YEAR, first="12１２")
_STANDARD_FORM: Final = lazy_regex(_STANDARD, first="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BROKEN_FORM: Final = lazy_regex(_BROKEN)
_UNDATED: Final = (_ORDER_FORM, _NOTICE_FORM, _OF_YEAR_FORM, _STANDARD_FORM)
_FORMS: Final = (_DATED_FORM, *_UNDATED)
_BEFORE_YEAR: Final = 22
"""How far from the beginning of a number with a year in brackets the first two digits of the year end."""


class Reference(Struct, frozen=True):
    """A number as printed, from `start` to `end`; `whole` is false where its year has lost a bracket."""

    start: int
    end: int
    whole: bool


def reference_at(text: str, start: int, end: int | None = None) -> Reference | None:
    """Read the number that begins at `start` and ends before `end`; None when none does."""
    last = len(text) if end is None else end
    # one expression for all forms would be compiled for every text, and most have no form with a year
    head = text[start : min(start + _BEFORE_YEAR, last)]
    dated = "20" in head or "19" in head or "２０" in head or "１９" in head
    for form in _FORMS if dated else _UNDATED:
        found = form.match(text, start, last)
        if found:
            return Reference(start, found.end(), whole=True)
    broken = _BROKEN_FORM.match(text, start, last) if dated else None
    return Reference(start, broken.end(), whole=False) if broken else None
