"""Read the many files that are right, fast; decline whatever leaves the slightest doubt."""

import re
from collections.abc import Mapping

import ryaml

from catalog_cli.model.item import Value
from catalog_cli.store.yaml.plain import doubtful

SIZE_LIMIT = 1024 * 1024
"""The most bytes a text may have."""
FAST_LIMIT = 128 * 1024
"""Larger files are few, and the careful reader counts what is in them."""

_DOUBTS = re.compile(
    r"[\t\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"  # tabs, unseen characters, line breaks of some readers only
    r"|\r(?!\n)"
    r"|(?:^|[\n ,\[{:-])(?:[&*!][^\s]|\?(?![^\s]))"  # anchors, aliases, tags, explicit keys
    r"|^(?:---|\.\.\.|%|<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)"  # documents, directives, conflicts
    r"|[|>][-+]?[0-9]|\\[uU/]",  # indentation said in a number; escapes that few readers share
    re.MULTILINE,
).search


def quickly_read(data: bytes) -> Mapping[str, Value] | None:
    """Give the mapping in a file's bytes, or None when the careful reader should look at it."""
    if len(data) > FAST_LIMIT:
        return None
    try:
        text = data.decode("utf-8")
        if _DOUBTS(text):
            return None
        values = ryaml.loads(text)
    except (ValueError, ryaml.InvalidYamlError):
        return None
    return values if isinstance(values, dict) and _certain(values, text) else None


def _certain(values: Mapping[object, object], text: str) -> bool:
    for key, value in values.items():
        if not isinstance(key, str) or doubtful(key):
            return False
        if isinstance(value, str):
            if doubtful(value):
                return False
        elif not (_plain_collection(value) or _plain_number(key, value, text)):
            return False
    return True


def _plain_collection(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(part, str) and not doubtful(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and all(isinstance(part, str) and not doubtful(part) for part in value)


def _plain_number(key: str, value: object, text: str) -> bool:
    # the reader gives 31 for 0x1F as well, so the number must stand in the text as it is
    return type(value) is int and f"\n{key}: {value}\n" in f"\n{text}\n"
