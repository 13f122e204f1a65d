"""What a document keeps out of sight of itself as a whole: the ids of the items that it is sent out with.

Where a row is missing when it comes back, they tell that the row was there.
"""

import json
from collections.abc import Sequence

from catalog_cli.model.json_text import dumps


def sent_text(ids: Sequence[str]) -> str:
    """Write what a whole document carries: the ids of the items that it is sent out with."""
    return dumps({"sent": list(ids)})


def parse_sent(text: str) -> frozenset[str] | None:
    """Parse what a whole document carries; None where it carries nothing, or no longer what was written."""
    try:
        record = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    ids = record.get("sent") if isinstance(record, dict) else None
    return frozenset(each for each in ids if isinstance(each, str)) if isinstance(ids, list) else None
