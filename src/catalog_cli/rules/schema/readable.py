"""A schema in the folder `schema` is a JSON object.

The workspace's own schema says what a valid item is. While it cannot be read, the one that comes with the program is
used, and whatever the workspace asks for besides is not checked.

Source: RFC 8259 (JSON); JSON Schema 2020-12, Core, section 4.3 (JSON Schema Documents).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "格式规范可读"
SEVERITY = Severity.ERROR
VALID = ({"schema/item.schema.json": '{"type": "object"}', FILE: ITEM},)
INVALID = (
    {"schema/item.schema.json": '{"type": "object"\n', FILE: ITEM},
    {"schema/item.schema.json": '["object"]\n', FILE: ITEM},
    {"schema/item.schema.json": '{"maximum": NaN}\n', FILE: ITEM},
)
