"""What a user can choose about a document that is written."""

from dataclasses import dataclass

LAYOUTS = ("table", "sections")


@dataclass(frozen=True, slots=True)
class Options:
    """`layout` is for kinds that know more than one: a table, or a section for each item."""

    layout: str = "table"
