"""What wording rules share: the fields that hold prose, and the report of an unpaired mark."""

from catalog_cli.model.field import FIELDS
from catalog_cli.model.message import message
from catalog_cli.rules.rule import TextProblem

PROSE = tuple(key for key, field in FIELDS.items() if field.prose)
"""All texts that people write: neither ids nor addresses."""

ALL_BUT_BASIS = tuple(key for key in PROSE if key != "basis")
"""All of them but the legal basis, whose spaces and title marks are the family `law`'s."""


def unpaired_mark(text: str, place: int) -> TextProblem:
    """Report the unpaired bracket, quotation mark or title mark at a place of a text."""
    return TextProblem(
        start=place,
        end=place + 1,
        message=message("“{mark}” has no matching half", mark=text[place]),
        remedy=message("Add the half that is missing, or correct this one."),
    )
