"""Put a changelog together: where its editions stood, what they held, and what each changed."""

from collections.abc import Iterator
from gettext import gettext as _
from itertools import islice
from pathlib import Path

import typer

from catalog_cli.changes.changelog import sections
from catalog_cli.changes.difference import only_those
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import Change
from catalog_cli.model.changelog import Changelog, Point
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import visible
from catalog_cli.store.blob_cache import BlobCache
from catalog_cli.store.git import Revision, resolve, split_range
from catalog_cli.store.git.commits import cut_off
from catalog_cli.store.git.points import has_tags, months, tagged
from catalog_cli.store.reading import read

BY = ["tag", "month"]
_SHOWN = 5


class Editions:
    """The editions that a range of revisions holds, and what could not be read of them."""

    def __init__(self, invocation: Invocation, folder: Path) -> None:
        """Take where the catalogue is, and the options that choose items."""
        self.unread: list[str] = []
        self._invocation = invocation
        self._folder = folder
        self._blobs = BlobCache()

    def changelog(self, span: str | None, by: str | None) -> Changelog:
        """Give the changelog of `A..B`, or of all up to a revision; by tags where there are any, if nothing is said.

        Raises:
            CatalogError: git does not know a revision, or there are no tags to go by.
        """
        start, end = self._ends(span)
        points = self._points(start.commit if start else None, end, by)
        before = self._catalogue(start.label, start.commit) if start else None
        stood = [(point, self._catalogue(point.name or end.label, point.commit)) for point in points]
        told = tuple(sections(stood, before, self._chosen))[::-1]
        title = stood[-1][1].settings.title if stood else self._catalogue(end.label, end.commit).settings.title
        return Changelog(title, told, cut_off=start is None and bool(cut_off(self._folder)))

    def tell_unread(self) -> None:
        """Name the files that could not be read, each with its edition, and exit with 1 when there are any."""
        if self.unread:
            more = ["  …\n"] if len(self.unread) > _SHOWN else []
            tell([_("could not be read, and taken for absent:") + "\n", *islice(self.unread, _SHOWN), *more])
            raise typer.Exit(1)

    def _ends(self, span: str | None) -> tuple[Revision | None, Revision]:
        if span and ".." in span:
            start, end = split_range(span, self._folder)
            return resolve(self._folder, start), resolve(self._folder, end)
        return None, resolve(self._folder, span or "HEAD")

    def _points(self, start: str | None, end: Revision, by: str | None) -> list[Point]:
        tags = has_tags(self._folder, end.commit)
        if by == "tag" and not tags:
            raise CatalogError(
                message("there is no tag up to {revision}", revision=end.label),
                message("Go by months with --by month, or tag an edition with: git tag NAME"),
            )
        return (months if by == "month" or not tags else tagged)(self._folder, end.commit, start)

    def _catalogue(self, label: str, commit: str) -> Catalogue:
        reading = read(Revision(self._folder, label, commit), blobs=self._blobs)
        self.unread += [f"  {visible(f'{label}: {path}')}\n" for path in _unread(reading)]
        return reading.catalogue

    def _chosen(self, before: Catalogue, after: Catalogue, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        if not self._invocation.conditions:
            return changes
        return only_those(changes, (*self._invocation.select(before.items), *self._invocation.select(after.items)))


def _unread(reading: Reading) -> Iterator[str]:
    yield from sorted({entry.path for entry in reading.entries if entry.item is None})
