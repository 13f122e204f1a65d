"""Rules that have another name today: their old names go on in comments, settings, options and baselines."""

from collections.abc import Mapping
from typing import Final

RENAMED: Final[Mapping[str, str]] = {"law/order-in-force": "law/version-current"}
"""The name of today by the old one."""
_FIRST: Final = {new: old for old, new in RENAMED.items()}


def current_name(name: str) -> str:
    """Return the name of today of a rule; any other name as it is."""
    return RENAMED.get(name, name)


def first_name(name: str) -> str:
    """Return the name that a rule had first, by which its findings are known again."""
    return _FIRST.get(name, name)
