"""Which known names are most like one that a user mistyped."""

from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.6
"""The least likeness, of 1 for equal names, at which a name is worth suggesting; difflib's own default."""


def nearest_names(name: str, known: Iterable[str], most: int, cutoff: float = ALIKE) -> list[str]:
    """List the known names that are most like a mistyped one, the most similar first."""
    return get_close_matches(name, list(known), n=most, cutoff=cutoff)


def nearest_name(name: str, known: Iterable[str], cutoff: float = ALIKE) -> str | None:
    """Return the known name that is most like a mistyped one; None if none is similar."""
    return next(iter(nearest_names(name, known, 1, cutoff)), None)
