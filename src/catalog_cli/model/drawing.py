"""How findings are written one by one: what is written of a file is the same as long as the file is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from catalog_cli.model.again import Again, Kind, kinds_of
from catalog_cli.model.finding import Finding, Severity

Piece = tuple[str, tuple[tuple[str, bool | None, int], ...]]
"""What is written of a file, and how many findings of each kind that is: severity, whether a fix is safe, number."""


class Drawing(Struct, frozen=True):
    """A way to write a finding by itself, `of`, and which findings are `shown`; `key` is another for another way."""

    key: bytes
    shown: Callable[[Finding], bool]
    of: Callable[[Finding], str]

    def piece(self, findings: Iterable[Finding]) -> Piece:
        """Give what is written of the findings of one file."""
        shown = list(filter(self.shown, findings))
        kinds = tuple((severity.value, safe, times) for (severity, safe), times in kinds_of(shown).items())
        return "".join(map(self.of, shown)), kinds


class Drawn(Again):
    """Findings of which it is known what is written: to write and count them, they need not be made."""

    def __init__(self, make: Callable[[], Iterable[Finding]], pieces: Callable[[], Iterable[Piece]]) -> None:
        """Take what makes the findings, and what gives the pieces that they are written in."""
        super().__init__(make)
        self._pieces = pieces

    def texts(self) -> Iterator[str]:
        """Give what is written, piece by piece."""
        kinds: Counter[Kind] = Counter()
        for text, counted in self._pieces():
            for severity, safe, times in counted:
                kinds[_SEVERITIES[severity], safe] += times
            yield text
        self._kinds = kinds

    @property
    def kinds(self) -> Counter[Kind]:
        """The number of findings of each kind."""
        if self._kinds is None:
            for _text in self.texts():
                pass
        return self._kinds or Counter()


_SEVERITIES = {each.value: each for each in Severity}
