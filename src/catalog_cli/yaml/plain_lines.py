"""Read texts whose every line says one plain thing by itself: most files do, and their lines are often the same."""

import re
from typing import NamedTuple

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.yaml.plain_scalars import INTEGER, doubtful

_REMEMBERED = 50_000
"""The most lines of which it is remembered what they say."""

# a colon before a blank ends a key, and a blank before # ends all
_TEXT = r"""[^ !"#%&'*+,\-.:<=>?@\[\\\]`{|}~][^:#]*(?:(?::(?! |$)|(?<! )#)[^:#]*)*(?<! )"""
_KEY_AND_TEXT = re.compile(rf"([a-z_]+):(?: ({_TEXT}))?").fullmatch
_ELEMENT = re.compile(rf"  - ({_TEXT})").fullmatch


class _Said(NamedTuple):
    """What a line says: a `key`, a `value` or an element of the list that a key began; neither says nothing."""

    key: str | None
    value: Value


def plainly_read(text: str) -> dict[str, Value] | None:
    """Give the mapping that a text holds, or None when any of its lines needs another reader."""
    values: dict[str, Value] = {}
    elements: list[Value] | None = None
    for line in text.split("\n"):
        said = _said[line]
        if said is None:
            return None
        key, value = said
        if key is None:
            if value is not None:
                if elements is None:
                    return None
                elements.append(value)
        elif key in values or elements == []:
            return None
        elif value is None:
            values[key] = elements = []
        else:
            values[key] = value
            elements = None
    return values if values and elements != [] else None


class _Lines(dict[str, _Said | None]):
    """What each line says; None of one that says nothing plain."""

    def __missing__(self, line: str) -> _Said | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        said = self[line] = _read(line)
        return said


_said = _Lines()
_SILENT = _Said(None, None)


def _read(line: str) -> _Said | None:
    if not line.isprintable():
        # there are signs that nobody sees, or that some readers refuse
        return None
    found = _KEY_AND_TEXT(line)
    if found:
        key, text = found.groups()
        value = None if text is None else _value(text)
        return None if key not in FIELDS or (value is None and text is not None) else _Said(key, value)
    element = _ELEMENT(line)
    if element:
        value = _value(element[1])
        # a number among texts is for a reader that says what is wrong with it
        return _Said(None, value) if isinstance(value, str) else None
    return _SILENT if line.lstrip(" ")[:1] in {"", "#"} else None


def _value(text: str) -> Value:
    """Give a text, or the whole number that it is; None where some reader could take it for something else."""
    if INTEGER.fullmatch(text):
        return int(text)
    return None if text.isascii() and doubtful(text) else text
