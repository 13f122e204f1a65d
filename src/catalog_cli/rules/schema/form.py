"""A text has the form that its key asks for.

An id is made of a–z, 0–9 and single hyphens, because it becomes a file's name and part of addresses; a link begins
with http:// or https://; no text begins or ends with white space.

Source: JSON Schema 2020-12, Validation, sections 6.3.3 (`pattern`) and 7 (`format`); RFC 3986 for addresses; for the
names that Windows keeps for devices, Microsoft's “Naming Files, Paths, and Namespaces”.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem, SchemaViolation, shown

TITLE = "格式正确"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {"schema/item.schema.json": '{"properties": {"name": {"pattern": "^关于"}}}', FILE: ITEM},
    {"schema/item.schema.json": '{"properties": {"duration": {"format": "date"}}}', FILE: ITEM + "duration: 长期\n"},
    {FILE: ITEM.replace("zhengfu-gongbao", "政府公报")},
    {FILE: ITEM.replace("zhengfu-gongbao", "con")},
    {FILE: ITEM.replace("每期政府公报", "|\n  每期政府公报")},
    {FILE: ITEM.replace("每期政府公报", '" 每期政府公报"')},
    {FILE: ITEM + "link: www.jinshishi.gov.cn\n"},
)

_SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))

KEYWORDS = ("pattern", "format", "not")
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each text that does not have its form."""
    if violation.pointer:
        yield Problem(
            path=violation.path,
            pointer=violation.pointer,
            message=message("“{value}” is not a valid “{key}”", value=shown(violation.value), key=violation.shown_key),
            remedy=_remedy(violation),
        )


def _remedy(violation: SchemaViolation) -> Message:
    text = str(violation.value)
    if text.endswith("\n"):
        return message("Write |- in place of | or >, so that the text does not end with a line break.")
    if text != text.strip(_SPACES):
        return message("Delete the white space at its beginning or end.")
    if violation.key in {"id", "published_with"} and violation.keyword == "not":
        return message("Windows keeps this name for a device; choose another.")
    if violation.key in {"id", "published_with"}:
        return message("An id has only a-z, 0-9 and single hyphens between them, such as zhengfu-gongbao.")
    if violation.key == "link":
        return message("A link begins with https:// (or http://) and has no spaces in it.")
    return message("The schema requires: {expected}", expected=shown(violation.expected))
