"""A file says something.

An empty file, or one with nothing but comments, is what is left of an edit that went wrong or of an item that should
have been removed.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "文件不为空"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: "# 政府公报\n"},)
