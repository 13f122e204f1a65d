"""What a line of the table says: the work, our figure, what it stands beside, and its bar."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure.

    Args:
        work: What was done.
        ours: How long it took, or how much memory, in `unit`.
        bar: The most that is right: a part of `theirs` where there is a peer, else in `unit`; None promises nothing.
        beside: The peer's name.
        theirs: The peer's figure from the same run.
        unit: “s” or “MB”.
    """

    work: str
    ours: float
    bar: float | None = None
    beside: str = ""
    theirs: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        """Ours as a part of the peer's, if there is one."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether the bar is kept; None without a bar."""
        if self.bar is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.bar


@dataclass(frozen=True)
class Part:
    """Rows that belong together, under one heading."""

    heading: str
    rows: Sequence[Row]
