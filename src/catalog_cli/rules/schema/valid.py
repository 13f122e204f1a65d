"""A file keeps to whatever else its schema asks for.

A workspace may tighten its schema with any keyword of JSON Schema 2020-12; the validator's own words are shown for
those that no other rule here puts into plainer ones.

Source: JSON Schema 2020-12, Core and Validation.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem, SchemaViolation, shown
from catalog_cli.rules.schema import one_address

TITLE = "符合格式规范"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {
        "schema/item.schema.json": '{"properties": {"channels": {"contains": {"const": "政府网站"}}}}',
        FILE: ITEM + "channels:\n  - 公共图书馆\n",
    },
    {"schema/item.schema.json": '{"type": "row"}', FILE: ITEM},
    {"schema/item.schema.json": '{"propertyNames": {"pattern": "^[a-z]+$"}}', FILE: ITEM + "公开渠道: 政府网站\n"},
    {"schema/item.schema.json": '{"$ref": "https://example.com/item.json"}', FILE: ITEM},
)
_SPOKEN_OF = {
    *("required", "additionalProperties", "unevaluatedProperties", "type", "enum", "const"),
    *("pattern", "format", "not", "dependentSchemas", "uniqueItems", "minLength", "maxLength"),
    *("minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum"),
}
_FORMS = {"pattern", "format", "not"}


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report what no other rule of this family speaks of, and faults of the schema itself."""
    if violation.keyword == "$schema":
        yield _fault(violation)
    elif violation.keyword not in _SPOKEN_OF or _is_form_of_file(violation):
        yield Problem(
            path=violation.path,
            pointer=violation.pointer,
            message=message("the schema rejects this: {reason}", reason=shown(violation.text)),
        )


def _is_form_of_file(violation: SchemaViolation) -> bool:
    """Return whether a form is asked of the whole file, or of its keys, which `schema/form` has no key to name for."""
    return violation.keyword in _FORMS and not violation.pointer and not any(one_address.check_schema(violation))


def _fault(violation: SchemaViolation) -> Problem:
    if violation.expected:
        return Problem(
            path=violation.path,
            message=message(
                "the schema refers to “{uri}”, which is not in the folder “schema”", uri=str(violation.expected)
            ),
            remedy=message("Put that schema into the folder “schema”; nothing is fetched from elsewhere."),
        )
    return Problem(
        path=violation.path,
        message=message("the schema itself is invalid: {reason}", reason=violation.text),
        remedy=message("Fix the file in the folder “schema”, or delete it and use the bundled one."),
    )
