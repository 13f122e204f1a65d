"""How a report is given: in which format, where to, and whether in full."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The name of a format, and the file to write; with `statistics`, only how many findings each rule has."""

    name: str
    path: Path | None
    statistics: bool
