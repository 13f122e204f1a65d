"""Each line of a file in the folder `facts` is a record of one text of a law, as `law-facts.schema.json` has it.

With such a file a workspace knows newer laws than the program: a colleague or a build server judges by the same facts.
A line that cannot be read is left out, and the rules about laws then know less than they seem to. Findings that rest on
a record name its `checked_until`.

Source: JSON Lines (one JSON value a line); `schema/law-facts.schema.json`, which comes with the program.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "法律数据可读"
SEVERITY = Severity.ERROR
_RIGHT = '{"title": "某法", "version": "2026-10-01", "count": 60, "checked_until": "2026-11-28"}\n'
VALID = ({"facts/laws.jsonl": _RIGHT, FILE: ITEM},)
INVALID = (
    {"facts/laws.jsonl": _RIGHT.replace("{", ""), FILE: ITEM},
    {"facts/laws.jsonl": _RIGHT.replace("2026-11-28", "2026-11-31"), FILE: ITEM},
    {"facts/laws.jsonl": _RIGHT.replace("title", "name"), FILE: ITEM},
)
