"""A comment in an item's file that says which findings are known there, and why."""

from msgspec import Struct

from catalog_cli.model.finding import Finding, Place


class Comment(Struct, frozen=True, kw_only=True):
    """`# catalog: ignore[law/article-exists] confirmed by the county`.

    `names` are rules and families, `reason` is what follows them. It covers the lines from `first` to `last`, both
    included: those of the value that it stands beside or above.
    """

    path: str
    place: Place
    names: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Say whether a finding, which knows its place, stands where the comment speaks of."""
        place = finding.place
        return finding.path == self.path and place is not None and self.first <= place.line <= self.last
