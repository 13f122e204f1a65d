"""The examples of rules as files of a workspace."""

import re

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.json_text import dumps
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.rule import Example


def files_of(rule: Rule, example: Example) -> dict[str, str | bytes]:
    """Return an example as the files of a workspace; a text goes into the first field that the rule checks."""
    if isinstance(example, str):
        return {**RIGHT, FILE: item_with(rule.keys[0] if rule.keys else "content", example)}
    return dict(example)


def item_with(key: str, text: str) -> str:
    """Return the text of a valid item whose field `key` holds `text`."""
    # JSON's strings are YAML's quoted ones, whatever characters they hold
    written = dumps(text)
    line = f"{key}:\n  - {written}\n" if FIELDS[key].kind is Kind.LIST else f"{key}: {written}\n"
    rest = re.sub(rf"^{key}: .*\n", "", ITEM, flags=re.MULTILINE)
    return rest + line
