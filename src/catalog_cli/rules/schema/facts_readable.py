"""Each line of a file in the folder `facts` is a record of one text of a law, as `law-facts.schema.json` has it.

In a file whose name begins with `documents`, a record is a national document that is no law, as
`document-facts.schema.json` has it. With such files a workspace knows newer laws than the program: a colleague or a
build server judges by the same facts. A line that cannot be read is left out, and the rules about laws then know less
than they seem to. Findings that rest on a record of a law name its `checked_until`.

Source: JSON Lines (one JSON value a line); `schema/law-facts.schema.json` and `schema/document-facts.schema.json`,
which come with the program.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "法律数据可读"
SEVERITY = Severity.ERROR
_RIGHT = '{"title": "某法", "version": "2026-10-01", "count": 60, "checked_until": "2026-11-28"}\n'
_DOCUMENT = '{"title": "某办公厅关于做好某某工作的通知", "number": "某办发〔2026〕3号"}\n'
VALID = (
    {"facts/laws.jsonl": _RIGHT, FILE: ITEM},
    {"facts/documents.jsonl": _DOCUMENT, FILE: ITEM},
)
INVALID = (
    {"facts/laws.jsonl": _RIGHT.replace("{", ""), FILE: ITEM},
    {"facts/laws.jsonl": _RIGHT.replace("2026-11-28", "2026-11-31"), FILE: ITEM},
    {"facts/laws.jsonl": _RIGHT.replace("title", "name"), FILE: ITEM},
    {"facts/laws.jsonl": _DOCUMENT, FILE: ITEM},
)
