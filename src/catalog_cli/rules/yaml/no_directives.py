"""A file begins with its keys, without directives before them.

A line that begins with “%” changes how all that follows is read. A catalogue's files need none, and the same text must
mean the same in every file.

Source: YAML 1.2.2, section 6.8 (Directives).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "无 YAML 指令"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: "%YAML 1.1\n---\n" + ITEM},)
