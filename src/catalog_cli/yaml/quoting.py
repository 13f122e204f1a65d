"""How a text is written on one line: plain where that is beyond doubt, otherwise in quotes."""

import re

from catalog_cli.yaml.plain_scalars import INTEGER, doubtful

_UNSEEN = "\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff"
_ESCAPED = re.compile(f'["\\\\{_UNSEEN}]|[\U000e0000-\U000e0fff]|[\U0001fffe\U0001ffff]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\0": "\\0", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_NOT_PLAIN = re.compile(
    rf"[-?:,\[\]{{}}#&*!|>'\"%@`.=<~\s]"  # a first sign that means, or could mean, something
    rf"|.*(?:: | #|[:\s]\Z|[{_UNSEEN}]|[\U000e0000-\U000e0fff])",
    re.DOTALL,
)
_LOST = _UNSEEN.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f")
_NOT_BLOCK = re.compile(rf"\A\s|[^\S\n](?:\n|\Z)|\n\n\Z|[{_LOST}]|[\U000e0000-\U000e0fff]")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}?:]")


def plain_is_safe(text: str) -> bool:
    """Tell whether a text may stand without quotes, as a value or a key on a line of its own."""
    return not (doubtful(text) or INTEGER.fullmatch(text) or _NOT_PLAIN.match(text))


def plain_is_safe_in_flow(text: str) -> bool:
    """Tell whether a text may stand without quotes between brackets."""
    return plain_is_safe(text) and not _NOT_IN_FLOW.search(text)


def single_is_safe(text: str) -> bool:
    """Tell whether a text may stand between single quotes, where nothing can be escaped."""
    return not re.search(f"[{_UNSEEN}]|[\U000e0000-\U000e0fff]", text)


def block_is_safe(text: str) -> bool:
    """Tell whether a text may stand as a literal block: exact, and with nothing in it that is easily lost.

    That is not so when it begins with a space or an empty line, when a line ends with a space, or when it ends with
    empty lines, which would take those that follow in the file for their own.
    """
    return bool(text.strip("\n")) and not _NOT_BLOCK.search(text)


def double_quoted(text: str) -> str:
    """Write a text between double quotes, what cannot be seen as escapes; Chinese stays Chinese."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def single_quoted(text: str) -> str:
    """Write a text between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def one_line(text: str) -> str:
    """Write a text on one line, without quotes where that is beyond doubt."""
    return text if plain_is_safe(text) else double_quoted(text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code <= 0xFF:  # noqa: PLR2004 - what two digits can say
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - what four digits can say
