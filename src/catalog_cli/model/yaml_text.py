"""YAML as text, in a form that every YAML reader takes: texts are quoted as in JSON."""

import re
from collections.abc import Iterator, Mapping

from catalog_cli.model.json_text import dumps

_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[a-z][a-z0-9_]*", re.IGNORECASE)
_NO_YAML = re.compile("[\ufffe\uffff]")


def block(values: Mapping[str, object], first: str = "", rest: str = "") -> Iterator[str]:
    """Write a mapping as lines, a list of texts an element a line; `first` leads the first line, `rest` all others."""
    lead = first
    for key, value in values.items():
        name = key if _PLAIN_KEY.fullmatch(key) else _quoted(key)
        if isinstance(value, list) and value and not any(isinstance(part, (list, Mapping)) for part in value):
            yield f"{lead}{name}:\n"
            yield from (f"{rest}  - {_quoted(part)}\n" for part in value)
        else:
            yield f"{lead}{name}: {_quoted(value)}\n"
        lead = rest


def _quoted(value: object) -> str:
    # JSON may hold these two as they are, YAML may not
    return _NO_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", dumps(value))
