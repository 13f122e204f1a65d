"""JSON as text: Chinese stays Chinese, and what could do harm on a terminal is escaped."""

import json
import re

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dumps(value: object, indent: int | None = None) -> str:
    """Write a value as JSON; control characters and direction overrides come out escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # such characters stand only within strings, where the escape means the same
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
