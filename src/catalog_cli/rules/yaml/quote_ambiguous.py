"""A text that a reader could take for something else stands in quotes.

Without them `no` is read as “no”, `2024-01-31` as a date and `1.10` as the number 1.1, by some programs and not by
others; what is written back is no longer what was printed.

Source: YAML 1.2.2, sections 10.2 (JSON Schema) and 10.3 (Core Schema); the YAML 1.1 type repository, which many
programs still follow.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "易误读的值加引号"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM + 'time_limit: "2024-01-31"\n'},)
INVALID = ({FILE: ITEM + "time_limit: 2024-01-31\n"}, {FILE: ITEM.replace("政府公报", "1.10", 1)})
