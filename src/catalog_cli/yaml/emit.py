"""Write values as the text of a new file, such that every reader of YAML reads the very same values."""

import re
from collections.abc import Mapping, Sequence

from catalog_cli.model.item import Value
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.yaml.plain_scalars import INTEGER, is_ambiguous

_UNSEEN = "\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff"
_ESCAPED = lazy_regex(f'["\\\\{_UNSEEN}]|[\U000e0000-\U000e0fff]|[\U0001fffe\U0001ffff]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\0": "\\0", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_NOT_PLAIN = lazy_regex(
    rf"[-?:,\[\]{{}}#&*!|>'\"%@`.=<~\s]"  # a first sign that means, or could mean, something
    rf"|.*(?:: | #|[:\s]\Z|[{_UNSEEN}]|[\U000e0000-\U000e0fff])",
    re.DOTALL,
)
_LOST = _UNSEEN.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f")
_NOT_BLOCK = lazy_regex(rf"\A\s|[^\S\n](?:\n|\Z)|\n\n\Z|[{_LOST}]|[\U000e0000-\U000e0fff]")
_NOT_IN_FLOW = lazy_regex(r"[,\[\]{}?:]")


def plain_is_safe(text: str) -> bool:
    """Return whether a text needs no quotes, as a value or a key on a line of its own."""
    return not (is_ambiguous(text) or INTEGER.fullmatch(text) or _NOT_PLAIN.match(text))


def plain_is_safe_in_flow(text: str) -> bool:
    """Return whether a text needs no quotes between brackets."""
    return plain_is_safe(text) and not _NOT_IN_FLOW.search(text)


def single_is_safe(text: str) -> bool:
    """Return whether a text can be single-quoted, where nothing can be escaped."""
    return not re.search(f"[{_UNSEEN}]|[\U000e0000-\U000e0fff]", text)


def block_is_safe(text: str) -> bool:
    """Return whether a text can be a literal block: exactly, and with nothing in it that is easily lost.

    That is not so when it begins with a space or an empty line, when a line ends with a space, or when it ends with
    empty lines, which would take those that follow in the file for their own.
    """
    return bool(text.strip("\n")) and not _NOT_BLOCK.search(text)


def double_quoted(text: str) -> str:
    """Write a text between double quotes: invisible characters as escapes, Chinese as Chinese."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def single_quoted(text: str) -> str:
    """Write a text between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def one_line(text: str) -> str:
    """Write a text on one line, quoted unless every reader agrees without quotes."""
    return text if plain_is_safe(text) else double_quoted(text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code <= 0xFF:  # what two digits can say
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # what four digits can say


STEP = 2
"""Spaces by which a level is indented."""


def document(values: Mapping[str, Value]) -> str:
    """Write a mapping as a file: one key after the other, in the order given, lines ended by LF.

    Keys without a value (None) are left out. Keys are texts of up to 1,000 characters.

    Raises:
        TypeError: a value is no text, whole number, list or mapping.
    """
    lines = [line for key, value in values.items() if value is not None for line in entry(key, value, 0)]
    return "".join(f"{line}\n" for line in lines) or "{}\n"


def scalar(text: str, indent: int) -> str:
    """Write one text: plain, in quotes, or, when it has several lines, as a block indented by `indent` spaces."""
    if "\n" in text and block_is_safe(text):
        return block(text, indent)
    return one_line(text)


def block(text: str, indent: int) -> str:
    """Write a text for which `block_is_safe` holds as a literal block, without a line break at its end."""
    sign, body = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    return "\n".join([sign, *(" " * indent + line if line else "" for line in body.split("\n"))])


def entry(key: str, value: Value, indent: int) -> list[str]:
    """Write a key and its value as lines without their ends, the key indented by `indent` spaces.

    Raises:
        TypeError: the value is no text, whole number, list or mapping.
    """
    first, *rest = after_colon(value, indent)
    return [f"{' ' * indent}{one_line(key)}:{first}", *rest]


def after_colon(value: Value, indent: int) -> list[str]:
    """Write a value as lines, the first of which follows the colon of a key indented by `indent` spaces.

    Raises:
        TypeError: the value is no text, whole number, list or mapping.
    """
    if isinstance(value, Mapping):
        lines = [line for key, inner in value.items() for line in entry(key, inner, indent + STEP)]
        return ["", *lines] if lines else [" {}"]
    if isinstance(value, Sequence) and not isinstance(value, str):
        lines = [line for part in value for line in element(part, indent + STEP)]
        return ["", *lines] if lines else [" []"]
    return f" {single(value, indent + STEP)}".split("\n")


def element(value: Value, indent: int) -> list[str]:
    """Write an element of a list as lines without their ends, its dash indented by `indent` spaces.

    Raises:
        TypeError: the value is no text or whole number.
    """
    return f"{' ' * indent}- {single(value, indent + STEP)}".split("\n")


def single(value: Value, indent: int) -> str:
    """Write a text or a whole number.

    Raises:
        TypeError: the value is neither.
    """
    if isinstance(value, str):
        return scalar(value, indent)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    message = f"no catalogue's file holds a {type(value).__name__}"
    raise TypeError(message)
