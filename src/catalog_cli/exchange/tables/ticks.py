"""A cell in a column that stands for one option: ticked, open, or with words of its own."""

import re

from catalog_cli.exchange.tables.boxes import OPEN, TICKED
from catalog_cli.exchange.tables.cells import is_nothing, tidy

_MARK = rf"[{TICKED}∨ü]"
_LEADING_TICK = re.compile(
    rf"^(?:{_MARK}|[Rr](?![A-Za-z])|[是有](?=[（(])|[（(]{_MARK}[）)])[\s、，,:：-]*|\s*{_MARK}$"
)
_ONLY_TICK = re.compile(rf"{_MARK}+|[RVvYyP1是有]|yes|true", re.IGNORECASE)
_NOT = re.compile(rf"[{OPEN}口oO0×✗✘✕╳XxNn否无]|no|false", re.IGNORECASE)
_BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")


def option_of(text: str, option: str) -> str:
    """Give what a cell says of an option: its name where ticked, empty where not.

    Words beside the tick, or in its place, follow the name: √（申请人） under 特定群体 is 特定群体：申请人.
    """
    if is_nothing(text) or _NOT.fullmatch(text):
        return ""
    words = "" if _ONLY_TICK.fullmatch(text) else tidy(_LEADING_TICK.sub("", text))
    if text[:1] in OPEN and tidy(text[1:]) == option:
        return ""
    bracketed = _BRACKETED.fullmatch(words)
    words = tidy(bracketed[1]) if bracketed else words
    return option if words in {"", option} else f"{option}：{words}"
