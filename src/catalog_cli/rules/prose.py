"""Which fields hold prose, for the rules of wording."""

ALL_BUT_BASIS = (
    "content",
    "name",
    "category",
    "channels",
    "channels_optional",
    "time_limit",
    "responsible",
    "publisher",
    "link_note",
    "audience",
    "method",
    "level",
    "duration",
    "column",
    "not_applicable",
    "extra",
)
"""All texts that people write but the legal basis, whose spaces and title marks are the family `law`'s."""

PROSE = (*ALL_BUT_BASIS, "basis")
"""All texts that people write: neither ids nor addresses."""
