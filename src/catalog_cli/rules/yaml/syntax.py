"""A file can be read as YAML.

A colon without a space after it, a quotation mark that is never closed or a line that is indented by one space too
many changes what belongs to what, or stops the reader altogether. Nothing in such a file can be used until it is
fixed.

Source: YAML 1.2.2, chapters 6 (Structural Productions), 7 (Flow Style Productions) and 8 (Block Style Productions).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "符合 YAML 语法"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = (
    {FILE: ITEM.replace("name: 政府公报", "name：政府公报")},
    {FILE: ITEM.replace("name: 政府公报", 'name: "政府公报')},
    {FILE: ITEM + "channels: - 政府网站\n"},
)
