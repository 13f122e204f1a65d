"""What an item's id may be: it is a file's name too."""

import re

LONGEST = 64
"""The most characters of an id."""
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices, with any ending: such a file could not be made there."""


def is_id(text: str) -> bool:
    """Return whether a text can be an id: ASCII words in lower case joined by hyphens, and no name of a device."""
    return len(text) <= LONGEST and bool(_ID.fullmatch(text)) and not is_device(text)


def is_device(text: str) -> bool:
    """Return whether Windows keeps a name for a device."""
    return bool(_DEVICE.fullmatch(text))
