"""Findings that are too many to be held: they are made anew each time that they are gone through."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from catalog_cli.model.finding import Finding, Severity

Kind = tuple[Severity, bool | None]
"""How bad a finding is, and whether its fix is safe; None where it has none."""


def kinds_of(findings: Iterable[Finding]) -> Counter[Kind]:
    """Count findings by their kinds."""
    return Counter(map(_kind, findings))


class Again(Collection[Finding]):
    """The findings that a function makes; they are counted the first time that all of them go by."""

    def __init__(self, make: Callable[[], Iterable[Finding]]) -> None:
        """Take what makes them."""
        self._make = make
        self._kinds: Counter[Kind] | None = None

    def __iter__(self) -> Iterator[Finding]:
        if self._kinds is not None:
            yield from self._make()
            return
        kinds: Counter[Kind] = Counter()
        for finding in self._make():
            kinds[_kind(finding)] += 1
            yield finding
        self._kinds = kinds

    def __len__(self) -> int:
        return self.kinds.total()

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)

    @property
    def kinds(self) -> Counter[Kind]:
        """The number of findings of each kind."""
        return kinds_of(self) if self._kinds is None else self._kinds


def some_of(findings: Collection[Finding], test: Callable[[Finding], bool]) -> Collection[Finding]:
    """Give those findings that pass a test; they are held where all are."""
    if isinstance(findings, tuple):
        return tuple(filter(test, findings))
    return Again(lambda: filter(test, findings))


def _kind(finding: Finding) -> Kind:
    return finding.severity, finding.fix.safe if finding.fix else None
