"""A file holds keys with their values.

A list or a single text at the top of a file has no keys, so that nobody can say which of its parts is the name and
which the content.

Source: YAML 1.2.2, section 3.2.1.1 (Nodes).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "文件是键和值"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: "- 政府公报\n- 每期政府公报\n"}, {FILE: "政府公报\n"})
