"""A suppression: a note that a finding is known and is not to be shown again."""

from enum import StrEnum

from msgspec import Struct


class SuppressionKind(StrEnum):
    """Where the note stands; the words are those of SARIF."""

    COMMENT = "inSource"
    """A comment in the file itself."""
    BASELINE = "external"
    """The baseline file."""


class Suppression(Struct, frozen=True):
    """Who has taken note of a finding, and the reason given."""

    kind: SuppressionKind
    reason: str = ""
