"""Put a changelog together: which editions there are, what each contained, and what each changed."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.changes.changelog import edition_changes
from catalog_cli.changes.diff import only_those
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import Change
from catalog_cli.model.changelog import Changelog, EditionCommit
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.search.filters import Condition, select
from catalog_cli.store.cached_loader import BlobCache
from catalog_cli.store.git import Revision, resolve, split_range
from catalog_cli.store.git.commits import shallow_commits
from catalog_cli.store.git.tags import has_tags, monthly_editions, tagged_editions

BY = ["tag", "month"]


class BuiltChangelog(Struct, frozen=True):
    """A changelog, and the files that could not be read for it and count as absent, each with its edition."""

    changelog: Changelog
    unread: tuple[str, ...]


def build_changelog(
    folder: Path, span: str | None, by: str | None, conditions: Sequence[Condition] = ()
) -> BuiltChangelog:
    """Build the changelog of `A..B`, of all up to a revision, or of all up to HEAD.

    An edition is a tag or a month, as `by` says; without it a tag where there are any. With conditions, only items that
    meet them before or after a change count.

    Raises:
        CatalogError: git does not know a revision, or there are no tags to go by.
    """
    start, end = _ends(folder, span)
    editions = _Editions(folder)
    points = _points(folder, start, end, by)
    before = editions.catalogue(start.label, start.commit) if start else None
    read_editions = [(point, editions.catalogue(point.name or end.label, point.commit)) for point in points]

    def chosen(old: Catalogue, new: Catalogue, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        if not conditions:
            return changes
        return only_those(changes, (*select(old.items, conditions), *select(new.items, conditions)))

    newest_first = tuple(edition_changes(read_editions, before, chosen))[::-1]
    last = read_editions[-1][1] if read_editions else editions.catalogue(end.label, end.commit)
    is_cut_off = start is None and bool(shallow_commits(folder))
    return BuiltChangelog(Changelog(last.settings.title, newest_first, cut_off=is_cut_off), tuple(editions.unread))


class _Editions:
    """Reads catalogues of revisions, and notes what cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.unread: list[str] = []
        self._folder = folder
        self._blobs = BlobCache()

    def catalogue(self, label: str, commit: str) -> Catalogue:
        reading = self._blobs.load_catalogue(Revision(self._folder, label, commit))
        paths = sorted({entry.path for entry in reading.entries if entry.item is None})
        self.unread += [f"{label}: {path}" for path in paths]
        return reading.catalogue


def _ends(folder: Path, span: str | None) -> tuple[Revision | None, Revision]:
    if span and ".." in span:
        start, end = split_range(span, folder)
        return resolve(folder, start), resolve(folder, end)
    return None, resolve(folder, span or "HEAD")


def _points(folder: Path, start: Revision | None, end: Revision, by: str | None) -> list[EditionCommit]:
    tags = has_tags(folder, end.commit)
    if by == "tag" and not tags:
        raise CatalogError(
            message("no tag up to {revision}", revision=end.label),
            message("Go by months with --by month, or tag an edition with: git tag NAME"),
        )
    return (monthly_editions if by == "month" or not tags else tagged_editions)(
        folder, end.commit, start.commit if start else None
    )
