"""What is known of the files of a chunk: what is wrong with each by itself, and what the rules took from it."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any, Self

from msgspec import Struct

from catalog_cli.cache.codec import (
    Plain,
    from_comment,
    from_finding,
    plain_of,
    surely_bytes_of,
    to_comment,
    to_finding,
)
from catalog_cli.model.catalogue import ranking
from catalog_cli.model.comment import Comment
from catalog_cli.model.drawing import Drawing, Piece
from catalog_cli.model.finding import Finding

Order = tuple[str, int | None, str]
"""What an item's place in the catalogue depends on: its category, its order and its id."""
_QUICKLY = 1
"""The level of packing that takes the least time; texts of a catalogue shrink to an eighth all the same."""


class Judged(Struct, frozen=True):
    """One file: the digest of its bytes, and what is wrong with it by itself.

    `order` is None when the file holds no item; otherwise `taken` is what each rule that compares items took from it.
    """

    digest: bytes | None
    order: Order | None
    taken: Sequence[Any]
    findings: Sequence[Finding]
    comments: Sequence[Comment]


class Column(Struct, frozen=True):
    """One value for each file, packed; the `mark` is another one whenever a value is."""

    mark: bytes
    packed: bytes

    @classmethod
    def of(cls, values: list[Any], before: "Column | None" = None) -> "Column":
        """Pack values; the column of `before` stays where it holds the same."""
        if before is not None and before.values() == values:
            return before
        data = surely_bytes_of(values)
        return cls(blake2b(data, digest_size=16).digest(), zlib.compress(data, _QUICKLY))

    def values(self) -> list[Any]:
        """Unpack the values."""
        values: list[Any] = plain_of(zlib.decompress(self.packed))
        return values


class Sheet(Struct, frozen=True):
    """The files of a chunk, each at its place in all of the columns.

    All stays packed until it is asked for: of a million files, few have to be unpacked at any one time. `noted` holds
    the places of the files with findings, which `notes` has in the same order; so has `drawn` what is written of them.
    """

    paths: Sequence[str]
    digests: Sequence[bytes | None]
    orders: Column
    taken: Sequence[Column]
    noted: Sequence[int]
    notes: bytes
    comments: Mapping[str, Plain]
    drawn: Sequence[bytes]

    @classmethod
    def of(
        cls, files: Mapping[str, Judged], width: int, old: "Sheet | None" = None, drawing: Drawing | None = None
    ) -> Self:
        """Make the sheet of files from which rules took so many columns; `old` is the one before."""
        before: Sequence[Column | None] = (old.orders, *old.taken) if old else (None,) * (width + 1)
        orders = [each.order for each in files.values()]
        taken = [[each.taken[place] if each.order else None for each in files.values()] for place in range(width)]
        found = [tuple(map(from_finding, each.findings)) for each in files.values()]
        return cls(
            list(files),
            [each.digest for each in files.values()],
            Column.of(orders, before[0]),
            [Column.of(column, kept) for column, kept in zip(taken, before[1:], strict=True)],
            [place for place, findings in enumerate(found) if findings],
            zlib.compress(surely_bytes_of([findings for findings in found if findings]), _QUICKLY),
            {path: tuple(map(from_comment, each.comments)) for path, each in files.items() if each.comments},
            _drawn(drawing, files.values()) if drawing else (),
        )

    @property
    def mark(self) -> bytes:
        """Give what is another for every other state of the files."""
        return blake2b(repr((self.paths, self.digests)).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    @classmethod
    def from_plain(cls, plain: Plain) -> Self:
        """Give the sheet that `to_plain` made plain."""
        paths, digests, orders, taken, noted, notes, comments, drawn = plain
        return cls(paths, digests, Column(*orders), [Column(*each) for each in taken], noted, notes, comments, drawn)

    def to_plain(self) -> Plain:
        """Give the sheet as plain values."""
        taken = [(each.mark, each.packed) for each in self.taken]
        orders = self.orders.mark, self.orders.packed
        return self.paths, self.digests, orders, taken, self.noted, self.notes, dict(self.comments), self.drawn

    def files(self) -> dict[str, Judged]:
        """Unpack all."""
        orders, columns = self.orders.values(), [column.values() for column in self.taken]
        findings = dict(self.findings())
        return {
            path: Judged(
                self.digests[place],
                orders[place],
                [column[place] for column in columns],
                findings.get(place, ()),
                self.comments_in(path),
            )
            for place, path in enumerate(self.paths)
        }

    def findings(self) -> Iterator[tuple[int, Sequence[Finding]]]:
        """Unpack what is wrong with the files by themselves: the place of each file of which there is anything."""
        found = plain_of(zlib.decompress(self.notes))
        return ((place, list(map(to_finding, each))) for place, each in zip(self.noted, found, strict=True))

    def is_drawn(self, drawing: Drawing | None) -> bool:
        """Say whether what is written of the files in this way is known."""
        return drawing is None or self.drawn[:1] == (drawing.key,)

    def pieces(self, drawing: Drawing) -> dict[int, Piece]:
        """Give what is written of the files with findings, by their places."""
        if self.is_drawn(drawing):
            return dict(zip(self.noted, plain_of(zlib.decompress(self.drawn[1])), strict=True))
        return {place: drawing.piece(findings) for place, findings in self.findings()}

    def comments_in(self, path: str) -> tuple[Comment, ...]:
        """Give the comments about findings in a file."""
        return tuple(map(to_comment, self.comments.get(path, ())))


def _drawn(drawing: Drawing, files: Iterable[Judged]) -> tuple[bytes, bytes]:
    pieces = [drawing.piece(each.findings) for each in files if each.findings]
    return drawing.key, zlib.compress(surely_bytes_of(pieces), _QUICKLY)


def in_catalogue_order(sheets: Sequence[Sheet], categories: Iterable[str]) -> list[int]:
    """Give where the items are, counted through the files of all sheets, in catalogue order."""
    rank = ranking(categories)
    paths = chain.from_iterable(sheet.paths for sheet in sheets)
    orders = chain.from_iterable(sheet.orders.values() for sheet in sheets)
    ranked = [
        (rank(*order), path, place)
        for place, (path, order) in enumerate(zip(paths, orders, strict=True))
        if order is not None
    ]
    ranked.sort()
    return [place for _rank, _path, place in ranked]
