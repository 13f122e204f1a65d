"""JSON as text: Chinese stays Chinese, and what could do harm on a terminal is escaped."""

import json
import re
from collections.abc import Mapping

_UNSEEN = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def dumps(value: object, indent: int | None = None, depth: int = 0) -> str:
    """Write a value as JSON; control characters and direction overrides come out escaped.

    With `indent`, each element stands on a line of its own, indented as one at `depth` levels within a document.
    """
    text = _encoded(value) if indent is None else _indented(value, "\n" + " " * indent * depth, " " * indent)
    # such characters stand only within strings, where the escape means the same
    return text if text.isprintable() else re.sub(_UNSEEN, lambda match: f"\\u{ord(match[0]):04x}", text)


def _indented(value: object, line: str, step: str) -> str:
    # the library indents in Python, one small piece at a time, which takes three times as long
    if isinstance(value, str):
        return _encoded(value)
    # its way to whole numbers and null is a long one too
    if value is None or type(value) is int:
        return "null" if value is None else str(value)
    if not value:
        return _encoded(value)
    inner = line + step
    if isinstance(value, (list, tuple)):
        return f"[{inner}{f',{inner}'.join(_indented(part, inner, step) for part in value)}{line}]"
    if isinstance(value, Mapping):
        parts = (f"{_encoded(str(key))}: {_indented(part, inner, step)}" for key, part in value.items())
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    return _encoded(value)
