"""A comment in a file that suppresses findings, and says why."""

from msgspec import Struct

from catalog_cli.model.finding import Finding, Place


class Comment(Struct, frozen=True, kw_only=True):
    """`# catalog: ignore[law/article-exists] confirmed by the county`.

    `names` are rules and families, `reason` is what follows them. It covers the lines from `first` to `last`, both
    included: those of the value beside or below it.
    """

    path: str
    place: Place
    names: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Return whether a finding, which must know its place, is on the lines that the comment covers."""
        place = finding.place
        return finding.path == self.path and place is not None and self.first <= place.line <= self.last
