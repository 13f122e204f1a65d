"""A value is one of those that the schema allows.

A workspace may narrow a field to fixed words; anything else is most often a slip of the pen.

Source: JSON Schema 2020-12, Validation, sections 6.1.2 (`enum`) and 6.1.3 (`const`).
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, SchemaViolation, shown

TITLE = "取值在允许范围内"
SEVERITY = Severity.ERROR
VALID = ({SETTINGS_FILE: SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n"},)
INVALID = ({SETTINGS_FILE: SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县级\n"},)

KEYWORDS = ("enum", "const")
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each value that is none of the allowed ones, with the nearest that is."""
    allowed = [str(word) for word in violation.expected] if isinstance(violation.expected, list) else []
    near = nearest_name(str(violation.value), allowed)
    yield Problem(
        path=violation.path,
        pointer=violation.pointer,
        message=message("“{value}” is not allowed for “{key}”", value=shown(violation.value), key=violation.shown_key),
        remedy=message("Did you mean “{word}”?", word=near)
        if near
        else message("Allowed are: {words}", words="、".join(allowed)),
    )
