"""Every key is written out, without the merge key `<<`.

YAML 1.1 let `<<` put the keys of another mapping in its place. YAML 1.2 has left it out, so that programs differ on
what such a file says.

Source: the YAML 1.1 type repository, “Merge Key”; YAML 1.2.2, chapter 10 (Recommended Schemas), which has no such
type.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "不用合并键"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM + "<<:\n  time_limit: 长期公开\n"},)
