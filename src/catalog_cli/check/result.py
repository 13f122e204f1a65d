"""All that is wrong with a catalogue, put together from what is wrong with each file and with several at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from catalog_cli.cache.chunks import SIZE
from catalog_cli.cache.codec import Plain, from_comment, from_finding, to_comment, to_finding
from catalog_cli.check.baseline import with_fingerprints
from catalog_cli.check.chunk_result import Sheet
from catalog_cli.model.comment import Comment
from catalog_cli.model.drawing import Drawing, Piece
from catalog_cli.model.finding import Finding, by_place
from catalog_cli.rules.choice import Choice

HELD_AT_MOST = 4 * 1024 * 1024
"""The most bytes of packed findings that are unpacked and held at once; unpacked, they take fifty times as much."""
_UNPACKED = 8
"""How many sheets are unpacked at the same time."""


Unpacked = Callable[[int], Mapping[int, Sequence[Finding]]]
"""Gives the findings in the sheet of a number, by the places of their files in it."""


class Across(Struct, frozen=True):
    """What is wrong with several files at once and with `catalog.yaml`, by path, and the comments in the latter."""

    findings: Mapping[str, Sequence[Finding]]
    comments: Sequence[Comment]

    def to_plain(self) -> Plain:
        """Give it as plain values."""
        found = {path: tuple(map(from_finding, findings)) for path, findings in self.findings.items()}
        return found, tuple(map(from_comment, self.comments))


def across_from(plain: Plain) -> Across:
    """Give what `Across.to_plain` made plain."""
    found, comments = plain
    return Across(
        {path: tuple(map(to_finding, findings)) for path, findings in found.items()}, tuple(map(to_comment, comments))
    )


class Found(Struct, frozen=True, dict=True):
    """All findings, by path and place; they are unpacked file by file, each time that they are gone through."""

    sheets: Sequence[Sheet]
    across: Across
    choice: Choice

    def __iter__(self) -> Iterator[Finding]:
        """Give the findings, those marked that a comment speaks of, each with its fingerprint."""
        unpacked = self._unpacked()
        for sheet, place, findings in self._files(unpacked):
            yield from unpacked(sheet)[place] if findings is None else findings

    def pieces(self, drawing: Drawing) -> Iterator[Piece]:
        """Give what is written of each file with findings."""
        pieces = lru_cache(maxsize=_UNPACKED)(lambda number: self.sheets[number].pieces(drawing))
        for sheet, place, findings in self._files(self._unpacked()):
            yield pieces(sheet)[place] if findings is None else drawing.piece(findings)

    def apart(self) -> Iterator[Finding]:
        """Give the findings of those files that a comment stands in, or that have others besides those in sheets."""
        for _sheet, _place, findings in self._files(self._unpacked()):
            yield from findings or ()

    def _unpacked(self) -> Unpacked:
        # most files stand near those that come after them
        return lru_cache(maxsize=_UNPACKED)(lambda number: dict(self.sheets[number].findings()))

    def _files(self, unpacked: Unpacked) -> Iterator[tuple[int, int, list[Finding] | None]]:
        """Give where each file is, and its findings; None where it has those of its sheet and no others."""
        seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        places, shared, apart = self._places, self._shared_names, self._apart
        for path in self._paths:
            sheet, place = divmod(places.get(path, -1), SIZE)
            if path in apart or (shared and _name(path) in shared):
                own = unpacked(sheet).get(place, ()) if path in places else ()
                comments, more = self._comments(path, sheet), self.across.findings.get(path, ())
                yield sheet, place, with_fingerprints(self._noted([*own, *more], comments), seen[_name(path)])
            else:
                yield sheet, place, None

    @property
    def are_few(self) -> bool:
        """Whether all may be held at once."""
        return sum(len(sheet.notes) for sheet in self.sheets) <= HELD_AT_MOST

    @cached_property
    def _paths(self) -> list[str]:
        """The files that there is anything to say of, sorted."""
        return sorted({*self._places, *self._apart})

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The files that a comment stands in, or that have findings besides those in sheets."""
        spoken_of = {path for sheet in self.sheets for path in sheet.comments}
        return frozenset({*spoken_of, *self.across.findings, *(comment.path for comment in self.across.comments)})

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        """The names that several of the files bear, in folders of their own."""
        return frozenset(name for name, times in Counter(map(_name, self._paths)).items() if times > 1)

    @cached_property
    def _places(self) -> dict[str, int]:
        """Give where the files are that there is anything to say of: the sheet's number times `SIZE` plus the place."""
        return {
            sheet.paths[place]: number * SIZE + place
            for number, sheet in enumerate(self.sheets)
            for place in (*sheet.noted, *(sheet.paths.index(path) for path in sheet.comments))
        }

    def _comments(self, path: str, sheet: int) -> tuple[Comment, ...]:
        if sheet < 0:
            return tuple(comment for comment in self.across.comments if comment.path == path)
        return self.sheets[sheet].comments_in(path)

    def _noted(self, findings: list[Finding], comments: Sequence[Comment]) -> list[Finding]:
        if comments:
            # few files have any
            from catalog_cli.check.suppress import noted_in_comments

            findings = noted_in_comments(findings, comments, self.choice)
        return by_place(findings)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
