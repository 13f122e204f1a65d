"""All that is wrong with a catalogue, put together from what is wrong with each file and with several at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog_cli.cli.sheets import Sheet
from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding, by_place
from catalog_cli.rules.baseline import with_fingerprints
from catalog_cli.rules.choice import Choice
from catalog_cli.store.cache.plain import Plain, from_comment, from_finding, to_comment, to_finding

HELD_AT_MOST = 32 * 1024 * 1024
"""The most bytes of findings that are unpacked and held at once; unpacked, they take five times as much."""


@dataclass(frozen=True, slots=True)
class Across:
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


class Again(Collection[Finding]):
    """Findings that are too many to be held: they are made anew each time that they are gone through."""

    def __init__(self, make: Callable[[], Iterable[Finding]]) -> None:
        """Take what makes them."""
        self._make = make

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._make())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)


@dataclass(frozen=True, slots=True)
class Found:
    """All findings, by path and place; they are unpacked file by file, each time that they are gone through."""

    sheets: Sequence[Sheet]
    across: Across
    choice: Choice

    def __iter__(self) -> Iterator[Finding]:
        """Give the findings, those marked that a comment speaks of, each with its fingerprint."""
        places = self._places()
        paths = {*places, *self.across.findings, *(comment.path for comment in self.across.comments)}
        names = Counter(map(_name, paths))
        seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for path in sorted(paths):
            own, comments = self._own(path, places.get(path))
            more = self.across.findings.get(path, ())
            if comments or more or names[_name(path)] > 1:
                yield from with_fingerprints(self._noted([*own, *more], comments), seen[_name(path)])
            else:
                yield from own

    @property
    def are_few(self) -> bool:
        """Whether all may be held at once."""
        return sum(len(note) for sheet in self.sheets for note in sheet.notes if note) <= HELD_AT_MOST

    def _places(self) -> dict[str, tuple[Sheet, int]]:
        """Give where the files are that there is anything to say of."""
        return {
            path: (sheet, place)
            for sheet in self.sheets
            for place, path in enumerate(sheet.paths)
            if sheet.notes[place] or path in sheet.comments
        }

    def _own(self, path: str, place: tuple[Sheet, int] | None) -> tuple[Iterator[Finding], tuple[Comment, ...]]:
        if place is None:
            return iter(()), tuple(comment for comment in self.across.comments if comment.path == path)
        return place[0].findings(place[1]), place[0].comments_in(path)

    def _noted(self, findings: list[Finding], comments: Sequence[Comment]) -> list[Finding]:
        if comments:
            # few files have any
            from catalog_cli.rules.suppressing import noted_in_comments

            findings = noted_in_comments(findings, comments, self.choice)
        return by_place(findings)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
