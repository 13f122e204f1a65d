"""What is said of a bracket, quotation mark or title mark that stands alone."""

from catalog_cli.model.message import message
from catalog_cli.rules.rule import Slip


def slip_at(text: str, place: int) -> Slip:
    """Report the mark at a place of a text."""
    return Slip(
        start=place,
        end=place + 1,
        message=message("“{mark}” has no other half", mark=text[place]),
        remedy=message("Add the half that is missing, or correct this one."),
    )
