"""Read the fields of Word: what one is, the address it leads to, and what it shows without a stored result."""

import re

from lxml import etree

from catalog_cli.exchange.word.namespaces import VAL, W, is_on, number_of
from catalog_cli.exchange.word.symbols import symbol

_FIELD_TOKEN = re.compile(r"""["“]((?:\\.|[^"“”\\])*+)["”]|(\S+)""")
_ESCAPED = re.compile(r"\\(.)")
_LONGEST_CODE = 7
"""Digits of the last character of Unicode, 1114111."""
# switches of a hyperlink that an argument follows
_SWITCHES_WITH_ARGUMENT = frozenset(("\\o", "\\t", "\\l", "\\s"))


class WordField:
    """An open field: its instruction so far, and whether its result has begun."""

    __slots__ = ("address", "in_result", "instruction", "start")

    def __init__(self, start: etree._Element | None = None) -> None:
        """Open a field; `start` is the element that does, which describes a form's control."""
        self.start = start
        self.instruction = ""
        self.in_result = False
        self.address = ""

    def begin_result(self) -> None:
        """Begin the result: what follows is shown."""
        self.in_result = True
        self.address = hyperlink_address(self.instruction)

    @property
    def is_form(self) -> bool:
        """Whether it is the control of a form, which may be empty."""
        return self.start is not None and self.start.find(f"{W}ffData") is not None

    def form_value(self) -> str:
        """Return what a form's field without a result shows: a box, or what was chosen from its list."""
        data = self.start.find(f"{W}ffData") if self.start is not None else None
        if data is None:
            return ""
        box, choices = data.find(f"{W}checkBox"), data.find(f"{W}ddList")
        if box is not None:
            return _checkbox(box)
        return _choice(choices) if choices is not None else ""


def hyperlink_address(instruction: str) -> str:
    r"""Return the address in a field's instruction, `HYPERLINK "http://..." \l "place"`; empty where there is none."""
    tokens = [(quoted or bare, bool(quoted)) for quoted, bare in _FIELD_TOKEN.findall(instruction)]
    if not tokens or tokens[0][0].upper() != "HYPERLINK":
        return ""
    address, place, switch = "", "", ""
    for text, is_quoted in tokens[1:]:
        if not is_quoted and text.startswith("\\"):
            switch = text.casefold()
            continue
        if switch == "\\l":
            place = text
        elif switch not in _SWITCHES_WITH_ARGUMENT and not address:
            address = text
        switch = ""
    address = _ESCAPED.sub(r"\1", address)
    return f"{address}#{place}" if address and place else address


def _checkbox(box: etree._Element) -> str:
    name = f"{W}checked" if box.find(f"{W}checked") is not None else f"{W}default"
    return "☑" if is_on(box, name) else "☐"


def _choice(choices: etree._Element) -> str:
    entries = [entry.get(VAL) or "" for entry in choices.iterfind(f"{W}listEntry")]
    chosen = number_of(choices, f"{W}result", number_of(choices, f"{W}default", 0))
    return entries[chosen] if chosen < len(entries) else ""


def symbol_of(arguments: str) -> str:
    r"""Return the character of a field such as `SYMBOL 254 \f Wingdings`."""
    number, *rest = arguments.replace('"', "").split()
    font = " ".join(rest[rest.index("\\f") + 1 :]).partition(" \\")[0] if "\\f" in rest else ""
    return symbol(f"{int(number):X}", font) if number.isdecimal() and len(number) <= _LONGEST_CODE else ""
