"""Which fields hold prose, for the rules of wording."""

from catalog_cli.model.field import FIELDS

PROSE = tuple(key for key, field in FIELDS.items() if field.prose)
"""All texts that people write: neither ids nor addresses."""

ALL_BUT_BASIS = tuple(key for key in PROSE if key != "basis")
"""All of them but the legal basis, whose spaces and title marks are the family `law`'s."""
