"""A text, a list or a number is neither too small nor too large.

An empty text says nothing: a value that is missing is a key that is absent.

Source: JSON Schema 2020-12, Validation, sections 6.2 (numbers), 6.3 (texts), 6.4 (lists) and 6.5 (mappings).
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem, SchemaViolation

TITLE = "长度和大小合适"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {FILE: ITEM.replace("每期政府公报", '""')},
    {FILE: ITEM + "channels: []\n"},
    {FILE: ITEM + "order: 0\n"},
)
_MESSAGES = {
    "minLength": message("“{key}” has fewer than {limit} characters"),
    "maxLength": message("“{key}” has more than {limit} characters"),
    "minItems": message("“{key}” has fewer than {limit} elements"),
    "maxItems": message("“{key}” has more than {limit} elements"),
    "minProperties": message("“{key}” has fewer than {limit} keys"),
    "maxProperties": message("“{key}” has more than {limit} keys"),
    "minimum": message("“{key}” is below {limit}"),
    "maximum": message("“{key}” is above {limit}"),
}

KEYWORDS = tuple(_MESSAGES)
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each value that is empty, too short, too long or out of range."""
    sentence = _MESSAGES[violation.keyword]
    if not violation.value and violation.value != 0:
        sentence = message("“{key}” is empty", key=violation.shown_key)
    else:
        sentence = message(sentence.text, key=violation.shown_key, limit=str(violation.expected))
    yield Problem(
        path=violation.path,
        pointer=violation.pointer,
        message=sentence,
        remedy=None if violation.value else message("Give it a value, or delete the key."),
    )
