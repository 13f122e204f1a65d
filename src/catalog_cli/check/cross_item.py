"""Run the rules that compare items, each only when something that it looks at has changed."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any

from catalog_cli.cache.codec import Plain, from_finding, plain_of, surely_bytes_of, to_finding
from catalog_cli.check.chunk_result import Sheet, in_catalogue_order
from catalog_cli.check.rule_runner import compared
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Finding
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice


class Comparison:
    """One run of the rules that compare items.

    `notes` says of each rule what it found the last time, and the digest of all that it looked at.
    """

    def __init__(self, notes: Plain) -> None:
        """Take what is known from before."""
        self.notes: dict[str, tuple[bytes, bytes]] = dict(notes)

    def findings(
        self, choice: Choice, settings: Settings, run: Run, rules: Sequence[str], sheets: Sequence[Sheet]
    ) -> Iterator[Finding]:
        """Give what is wrong with the items of all sheets together; `rules` took the sheets' columns."""
        table = _Table(sheets, settings.categories)
        for number, rule in enumerate(rules):
            digest = table.digest(number)
            before = self.notes.get(rule)
            if before and before[0] == digest:
                yield from map(to_finding, plain_of(before[1]))
            else:
                found = list(compared(choice, settings, run, rule, table.column(number)))
                self.notes[rule] = digest, surely_bytes_of(tuple(map(from_finding, found)))
                yield from found


class _Table:
    """What the rules took from all items, in columns."""

    def __init__(self, sheets: Sequence[Sheet], categories: Sequence[str]) -> None:
        self._sheets = sheets
        self._categories = categories

    def column(self, number: int) -> Iterator[tuple[str, object]]:
        """Give what one rule took, after the path of each item, in the order of the catalogue."""
        # most items say what others say, and what they share need not be held for each of them
        share = _Shared()
        values = [share[value] for sheet in self._sheets for value in sheet.taken[number].values()]
        return zip(self._paths, map(values.__getitem__, self._places), strict=True)

    def digest(self, number: int) -> bytes:
        """Give the digest of all that a rule looks at, the order of the items included."""
        digest = self._digest_of_order.copy()
        for sheet in self._sheets:
            digest.update(sheet.taken[number].mark)
        return digest.digest()

    @cached_property
    def _digest_of_order(self) -> blake2b:
        digest = blake2b(digest_size=20)
        for sheet in self._sheets:
            digest.update(repr(sheet.paths).encode("utf-8", "surrogatepass"))
            digest.update(sheet.orders.mark)
        return digest

    @cached_property
    def _places(self) -> list[int]:
        return in_catalogue_order(self._sheets, self._categories)

    @cached_property
    def _paths(self) -> list[str]:
        paths = [path for sheet in self._sheets for path in sheet.paths]
        return [paths[place] for place in self._places]


class _Shared(dict[Any, Any]):
    """Gives for every value the first one that was like it."""

    def __missing__(self, value: object) -> object:
        self[value] = value
        return value
