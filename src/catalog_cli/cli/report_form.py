"""How a report is given: in which format, where to, and whether in full."""

from pathlib import Path

from msgspec import Struct


class Form(Struct, frozen=True, kw_only=True):
    """The name of a format, and the file to write; with `statistics`, only how many findings each rule has."""

    name: str
    path: Path | None
    statistics: bool
