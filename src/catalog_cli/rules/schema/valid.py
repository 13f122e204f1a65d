"""A file keeps to whatever else its schema asks for.

A workspace may tighten its schema with any keyword of JSON Schema 2020-12; the validator's own words are shown for
those that no other rule here puts into plainer ones.

Source: JSON Schema 2020-12, Core and Validation.
"""

from collections.abc import Iterator

from catalog_cli.check.schema_validator import ShapeError
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem, shown

TITLE = "符合架构"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {
        "schema/item.schema.json": '{"properties": {"channels": {"contains": {"const": "政府网站"}}}}',
        FILE: ITEM + "channels:\n  - 公共图书馆\n",
    },
    {"schema/item.schema.json": '{"type": "row"}', FILE: ITEM},
)
_SPOKEN_OF = {
    *("required", "additionalProperties", "unevaluatedProperties", "type", "anyOf", "oneOf", "enum", "const"),
    *("pattern", "format", "not", "dependentSchemas", "uniqueItems", "minLength", "maxLength"),
    *("minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum"),
}


def check_shape(error: ShapeError) -> Iterator[Problem]:
    """Report what no other rule of this family speaks of."""
    if error.keyword == "$schema":
        yield Problem(
            path=error.path,
            message=message("the schema is itself wrong: {reason}", reason=error.text),
            remedy=message("Mend the file in the folder “schema”, or delete it and use the bundled one."),
        )
    elif error.keyword not in _SPOKEN_OF:
        yield Problem(
            path=error.path,
            pointer=error.pointer,
            message=message("the schema refuses this: {reason}", reason=shown(error.text)),
        )
