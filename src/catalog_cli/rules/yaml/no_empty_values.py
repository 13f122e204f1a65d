"""Every key has a value, and every element of a list does.

A key with nothing after its colon is neither a text nor absent, and every program prints it in its own way. A value
that is missing is a key that is absent.

Source: YAML 1.2.2, section 7.2 (Empty Nodes).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "有键必有值"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM + "time_limit:\n"}, {FILE: ITEM + "channels:\n  - 政府网站\n  -\n"})
