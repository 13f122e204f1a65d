"""What looks like the id of an item."""

import re

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 64


def is_id(text: str) -> bool:
    """Say whether a text is written as an id is: ASCII words joined by hyphens."""
    return len(text) <= _LONGEST and bool(_ID.fullmatch(text))
