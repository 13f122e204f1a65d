"""Resolve a plain scalar: text, a whole number, or ambiguous between the versions of YAML."""

from enum import Enum, auto

from catalog_cli.parsing.lazy_regex import lazy_regex

INTEGER = lazy_regex(r"0|-?[1-9][0-9]{0,17}", first="-0123456789")
"""A whole number in its usual form; longer ones overflow the integers of many readers."""

BEYOND_INTEGERS = 10**18
"""The first whole number beyond that."""

_NULL = r"~|null|Null|NULL|"
_TRUTH = r"y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
_SIGN = r"<<|="
_DATE = (
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]*)?)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?"
)
_NUMBER = (
    r"[-+]?(?:"
    r"0[bB][01_]+|0[oO][0-7_]+|0[xX][0-9a-fA-F_]+"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9][0-9_]*(?:\.[0-9_.]*)?(?:[eE][-+]?[0-9]+)?"
    r"|\.[0-9_][0-9_.]*(?:[eE][-+]?[0-9]+)?"
    r"|\.(?:inf|Inf|INF)"
    r")|\.(?:nan|NaN|NAN)"
)

_MEANINGS = lazy_regex(
    f"(?P<null>{_NULL})|(?P<truth>{_TRUTH})|(?P<sign>{_SIGN})|(?P<date>{_DATE})|(?P<number>{_NUMBER})"
)

_WORDS = frozenset(f"{_NULL}|{_TRUTH}|{_SIGN}".split("|"))
_NUMERIC = lazy_regex(f"{_NUMBER}|{_DATE}", first="+-.0123456789")


class PlainMeaning(Enum):
    """What readers take a plain scalar for; `NUMBER` is a number in an unusual form."""

    TEXT = auto()
    INTEGER = auto()
    NULL = auto()
    TRUTH = auto()
    SIGN = auto()
    DATE = auto()
    NUMBER = auto()


def is_ambiguous(text: str) -> bool:
    """Return whether a YAML 1.1 or 1.2 reader could take an unquoted text for something else."""
    return text in _WORDS or _NUMERIC.fullmatch(text) is not None


def meaning(text: str) -> PlainMeaning:
    """Return what a plain scalar means."""
    if INTEGER.fullmatch(text):
        return PlainMeaning.INTEGER
    found = _MEANINGS.fullmatch(text)
    return PlainMeaning[str(found.lastgroup).upper()] if found else PlainMeaning.TEXT
