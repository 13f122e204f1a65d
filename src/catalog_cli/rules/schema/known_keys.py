"""Every key is one that the schema knows.

A misspelt key is not seen by anybody: its value would silently be missing from the published table.

Source: JSON Schema 2020-12, Core, sections 10.3.2.3 (`additionalProperties`) and 11.3 (`unevaluatedProperties`).
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.field import field_named
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem, SchemaViolation

TITLE = "键名正确"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {FILE: ITEM + "chanels:\n  - 政府网站\n"},
    {FILE: ITEM + "公开渠道:\n  - 政府网站\n"},
    {FILE: ITEM + "备注: 每年更新\n"},
)

KEYWORDS = ("additionalProperties", "unevaluatedProperties")
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each key that the schema does not know, with the nearest that it does."""
    known = violation.schema.get("properties")
    names = list(known) if isinstance(known, Mapping) else []
    for key in violation.expected if isinstance(violation.expected, list) else ():
        yield Problem(
            path=violation.path,
            pointer=(*violation.pointer, key),
            at_key=True,
            message=message("unknown key “{key}”", key=key),
            remedy=_remedy(str(key), names, violation),
        )


def _remedy(key: str, names: list[str], violation: SchemaViolation) -> Message:
    meant = field_named(key)
    near = meant.key if meant and meant.key in names else nearest_name(key, names)
    if near:
        return message("Did you mean “{key}”?", key=violation.with_heading(near))
    if "extra" not in names:
        return message("The keys are: {keys}.", keys=", ".join(names))
    return message("The keys are: {keys}. A column of your own goes under “extra”.", keys=", ".join(names))
