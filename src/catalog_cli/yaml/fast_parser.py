"""Parse the many files that are right, fast; return None for anything ambiguous, and the strict parser decides."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct
from ryaml import InvalidYamlError, loads

from catalog_cli.model.field import FIELDS
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Value
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.yaml.plain_scalars import BEYOND_INTEGERS, INTEGER, is_ambiguous


class Parsed(Struct, frozen=True):
    """`values` is None when there is any finding, and only then."""

    values: Mapping[str, Value] | None
    findings: tuple[Finding, ...] = ()


_REMEMBERED = 50_000
"""The most lines whose meaning is cached."""

# a colon before a blank ends a key, and a blank before # ends all
_TEXT = r"""[^ !"#%&'*+,\-.:<=>?@\[\\\]`{|}~][^:#]*(?:(?::(?! |$)|(?<! )#)[^:#]*)*(?<! )"""
_KEY_AND_TEXT = re.compile(rf"([a-z_]+):(?: ({_TEXT}))?").fullmatch
_ELEMENT = re.compile(rf"  - ({_TEXT})").fullmatch


class _Said(NamedTuple):
    """The meaning of a line: a `key`, a `value` or an element of the list of the key above; neither means nothing."""

    key: str | None
    value: Value


def parse_lines(text: str) -> dict[str, Value] | None:
    """Parse a text line by line; None when any line needs another parser.

    Most files have only lines that mean one plain thing, and most lines recur in other files (`channels:`), so that a
    cache of lines is two to four times as fast as ryaml, and never slower where nothing recurs.
    """
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


class _LineMeanings(dict[str, _Said | None]):
    """The meaning of each line; None for one that needs another parser."""

    def __missing__(self, line: str) -> _Said | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        said = self[line] = _read(line)
        return said


_said = _LineMeanings()
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
    """Return a text or a whole number; None where some reader could take it for something else."""
    if INTEGER.fullmatch(text):
        return int(text)
    return None if text.isascii() and is_ambiguous(text) else text


FAST_LIMIT = 32 * 1024
"""The most bytes parsed fast; larger files are few, and the strict parser counts the values in them."""

# each begins with one set or letter, which the engine looks for at the speed of memchr
_DOUBTFUL_SIGN = lazy_regex(
    r"[\t\r&*!?|>\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff](?:"
    r"(?<=[\t\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff])"  # tabs, unseen characters, line breaks of some readers only
    r"|(?<=\r)(?!\n)"
    r"|(?<=[|>])[-+]?(?:[0-9#]|\s*? \n)"  # indentation said in a number, a comment too near, empty lines of spaces
    r"|(?<=\\)[uU/]"  # escapes that not all readers share
    r"|(?<=[\s,\[{:-][&*])\S|(?<=[\s,\[{:-]!)|(?<=[\s,\[{:-][?])"  # anchors, aliases, tags, explicit keys
    r")"
)
_DOUBTFUL_LINE = lazy_regex(r"\n(?:---|\.\.\.|%|<<<<<<<|=======|>>>>>>>|\|{7})")


def parse_fast(data: bytes) -> Mapping[str, Value] | None:
    """Return the mapping in a file's bytes, or None when the strict parser has to decide."""
    if len(data) > FAST_LIMIT or data.endswith(b"\r"):
        return None
    try:
        plain = data.decode("utf-8")
        values = parse_lines(plain)
        if values is not None:
            return values
        text = f"\n{plain}\n"
        if _DOUBTFUL_SIGN.search(text) or _DOUBTFUL_LINE.search(text):
            return None
        values = loads(plain)
        return values if isinstance(values, dict) and _certain(values, text) else None
    except (ValueError, TypeError, InvalidYamlError):
        return None


def _certain(values: Mapping[str, Value], text: str) -> bool:
    """Return whether all keys and values are unambiguous texts, or whole numbers.

    Raises:
        TypeError: a value that is not a text is where only texts are expected.
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
    return not any(map(is_ambiguous, filter(str.isascii, texts)))


def _parts(values: Iterable[object]) -> Iterator[object]:
    """Yield the texts within a mapping and its lists; anything deeper comes as it is, and is not a text."""
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
