"""What is known of the files of a chunk: what is wrong with each by itself, and what the rules took from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from catalog_cli.model.catalogue import ranking
from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding
from catalog_cli.store.cache.plain import (
    Plain,
    from_comment,
    from_finding,
    plain_of,
    surely_bytes_of,
    to_comment,
    to_finding,
)

Order = tuple[str, int | None, str]
"""What an item's place in the catalogue depends on: its category, its order and its id."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One file: the digest of its bytes, and what is wrong with it by itself.

    `order` is None when the file holds no item; otherwise `taken` is what each rule that compares items took from it.
    """

    digest: bytes | None
    order: Order | None
    taken: Sequence[Any]
    findings: Sequence[Finding]
    comments: Sequence[Comment]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The files of a chunk, each at its place in all of the lists.

    All is kept as bytes until it is asked for: of a million files, few have to be unpacked at any one time.
    """

    paths: Sequence[str]
    digests: Sequence[bytes | None]
    orders: bytes
    columns: Sequence[bytes]
    notes: Sequence[bytes | None]
    comments: Mapping[str, Plain]

    @classmethod
    def of(cls, files: Mapping[str, Judged], columns: int, old: Self | None = None) -> Self:
        """Make the sheet of files that were judged by rules of which so many compare items.

        What is as it was in the `old` sheet keeps its bytes, so that it can be told by them that nothing changed.
        """
        kept = (old.orders, *old.columns) if old else (None,) * (columns + 1)
        taken = [[each.taken[place] if each.order else None for each in files.values()] for place in range(columns)]
        return cls(
            list(files),
            [each.digest for each in files.values()],
            _bytes([each.order for each in files.values()], kept[0]),
            [_bytes(column, before) for column, before in zip(taken, kept[1:], strict=True)],
            [
                surely_bytes_of(tuple(map(from_finding, each.findings))) if each.findings else None
                for each in files.values()
            ],
            {path: tuple(map(from_comment, each.comments)) for path, each in files.items() if each.comments},
        )

    @classmethod
    def from_plain(cls, plain: Plain) -> Self:
        """Give the sheet that `to_plain` made plain."""
        return cls(*plain)

    def to_plain(self) -> Plain:
        """Give the sheet as plain values."""
        return self.paths, self.digests, self.orders, self.columns, self.notes, dict(self.comments)

    def files(self) -> dict[str, Judged]:
        """Unpack all."""
        orders, columns = plain_of(self.orders), [plain_of(column) for column in self.columns]
        return {
            path: Judged(
                self.digests[place],
                orders[place],
                [column[place] for column in columns],
                tuple(self.findings(place)),
                self.comments_in(path),
            )
            for place, path in enumerate(self.paths)
        }

    def findings(self, place: int) -> Iterator[Finding]:
        """Give what is wrong with a file by itself."""
        note = self.notes[place]
        return map(to_finding, plain_of(note)) if note else iter(())

    def comments_in(self, path: str) -> tuple[Comment, ...]:
        """Give the comments about findings in a file."""
        return tuple(map(to_comment, self.comments.get(path, ())))


def _bytes(column: list[Any], before: bytes | None) -> bytes:
    return before if before is not None and plain_of(before) == column else surely_bytes_of(column)


def in_catalogue_order(sheets: Sequence[Sheet], categories: Iterable[str]) -> list[tuple[int, int]]:
    """Give where the items are, as the number of the sheet and the place in it, in the order of the catalogue."""
    rank = ranking(categories)
    ranked = [
        (rank(*order), sheet.paths[place], number, place)
        for number, sheet in enumerate(sheets)
        for place, order in enumerate(plain_of(sheet.orders))
        if order is not None
    ]
    ranked.sort()
    return [(number, place) for _rank, _path, number, place in ranked]
