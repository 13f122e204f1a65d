"""Read the many files that are right, fast; decline whatever leaves the slightest doubt."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ryaml import InvalidYamlError, loads

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.yaml.plain_lines import plainly_read
from catalog_cli.yaml.plain_scalars import BEYOND_INTEGERS, doubtful

FAST_LIMIT = 32 * 1024
"""The most bytes read fast; larger files are few, and the careful reader counts the values in them."""

# each begins with one set or letter, which the engine looks for at the speed of memchr
_DOUBTFUL_SIGN = re.compile(
    r"[\t\r&*!?|>\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff](?:"
    r"(?<=[\t\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff])"  # tabs, unseen characters, line breaks of some readers only
    r"|(?<=\r)(?!\n)"
    r"|(?<=[|>])[-+]?[0-9#]"  # indentation said in a number, a comment too near
    r"|(?<=\\)[uU/]"  # escapes that not all readers share
    r"|(?<=[\s,\[{:-][&*])\S|(?<=[\s,\[{:-]!)|(?<=[\s,\[{:-][?])(?!\S)"  # anchors, aliases, tags, explicit keys
    r")"
).search
_DOUBTFUL_LINE = re.compile(r"\n(?:---|\.\.\.|%|<<<<<<<|=======|>>>>>>>|\|{7})").search


def quickly_read(data: bytes) -> Mapping[str, Value] | None:
    """Give the mapping in a file's bytes, or None when the careful reader should look at it."""
    if len(data) > FAST_LIMIT or data.endswith(b"\r"):
        return None
    try:
        plain = data.decode("utf-8")
        values = plainly_read(plain)
        if values is not None:
            return values
        text = f"\n{plain}\n"
        if _DOUBTFUL_SIGN(text) or _DOUBTFUL_LINE(text):
            return None
        values = loads(plain)
        return values if isinstance(values, dict) and _certain(values, text) else None
    except (ValueError, TypeError, InvalidYamlError):
        return None


def _certain(values: Mapping[str, Value], text: str) -> bool:
    """Tell whether all keys and values are texts beyond doubt, or whole numbers.

    Raises:
        TypeError: something that is no text stands where only texts are expected.
    """
    texts: list[Any] = [] if values.keys() <= FIELDS.keys() else [*values]
    for key, value in values.items():
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, list):
            texts += value
        elif isinstance(value, dict):
            texts += value
            texts += _parts(value.values())
        elif not _plain_number(key, value, text):
            return False
    # whatever could be taken for something else is ASCII
    return not any(map(doubtful, filter(str.isascii, texts)))


def _parts(values: Iterable[object]) -> Iterator[object]:
    """Give the texts, and those in lists, within a mapping; anything deeper comes as it is, and is no text."""
    for value in values:
        if isinstance(value, list):
            yield from value
        else:
            yield value


def _plain_number(key: str, value: object, text: str) -> bool:
    # the reader gives 31 for 0x1F as well, so the number must stand in the text as it is
    return (
        type(value) is int
        and abs(value) < BEYOND_INTEGERS
        and (f"\n{key}: {value}\n" in text or f"\n{key}: {value}\r\n" in text)
    )
