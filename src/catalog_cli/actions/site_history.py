"""The histories of all items of a workspace, for its site: git is asked once and not for each item."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct

from catalog_cli.changes.history import events
from catalog_cli.changes.item_tracer import ItemTracer
from catalog_cli.model.commit import BlobChange, Commit, CommitLog, Edge, Edges
from catalog_cli.model.errors import RevisionError
from catalog_cli.model.history import Event
from catalog_cli.model.item import Item
from catalog_cli.site.content import Histories
from catalog_cli.store.git.log import read_items, read_log

_LARGEST_BATCH = 256
"""As many files of which all versions are held at once."""


class NoHistories(Struct, frozen=True):
    """The histories of a workspace that git does not know."""

    def events(self, _item: Item) -> tuple[Event, ...]:
        """Return nothing."""
        return ()

    def key(self, _item: Item) -> object:
        """Return nothing."""
        return None

    def last_change(self, _item: Item) -> date | None:
        """Return nothing."""
        return None


class ReadEdges:
    """The edges of a log, all read at once: for every item of a catalogue that is quicker than one query each."""

    def __init__(self, edges: Edges) -> None:
        """Take the edges that would be queried one by one."""
        self._all = edges.everything()
        self._by_path: dict[str, dict[Edge, BlobChange]] = {}
        for edge, changed in self._all.items():
            for path, change in changed.items():
                self._by_path.setdefault(path, {})[edge] = change

    def of_path(self, path: str) -> Mapping[Edge, BlobChange]:
        """Return the edges that change one file."""
        return self._by_path.get(path, {})

    def of_edge(self, edge: Edge) -> Mapping[str, BlobChange]:
        """Return the files that one edge changes."""
        return self._all[edge]

    def everything(self) -> Mapping[Edge, Mapping[str, BlobChange]]:
        """Return the files of all edges."""
        return self._all


class GitHistories:
    """The histories of the items in a workspace under git."""

    def __init__(self, folder: Path, log: CommitLog, today: date, paths: Sequence[str]) -> None:
        """Take the log, and the files of items in the order of their pages.

        What is not committed has changed on the day of the build.
        """
        self._folder = folder
        self._edges = ReadEdges(log.edges)
        self._log = CommitLog(log.commits, self._edges, log.now, log.cut_off)
        self._today = today
        self._paths = [path for path in paths if path in log.now]
        self._tracer = self._new_tracer()
        self._fetched = range(0)
        self._batch = 1

    def events(self, item: Item) -> tuple[Event, ...]:
        """Return what happened to an item, the newest first."""
        if item.path not in self._log.now:
            return ()
        place = self._places_of_paths[item.path]
        if place not in self._fetched:
            self._fetch(place)
        return events(self._tracer.history(item.path))

    def _fetch(self, place: int) -> None:
        """Read the versions of a file, and of twice as many of its neighbours as the last time; forget those before.

        A build needs few of them or all, one after the other in either direction, and each start of git takes longer
        than it reads.
        """
        first = place if place >= self._fetched.start else max(0, place + 1 - self._batch)
        self._fetched = range(first, max(place + 1, first + self._batch))
        self._batch = min(2 * self._batch, _LARGEST_BATCH)
        self._tracer = self._new_tracer()
        self._tracer.prefetch(self._paths[self._fetched.start : self._fetched.stop])

    def key(self, item: Item) -> object:
        """Return the edges that change the item's file: what came before them never changes."""
        return [(edge, change.after) for edge, change in self._edges.of_path(item.path).items()]

    def last_change(self, item: Item) -> date | None:
        """Return the day of the last commit that changed the item's file."""
        changed = [edge[0] for edge in self._edges.of_path(item.path)]
        if "" in changed or item.path not in self._log.now:
            return self._today
        newest = min(map(self._places.__getitem__, changed), default=None)
        return None if newest is None else date.fromisoformat(self._log.commits[newest].committed)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {commit.name: place for place, commit in enumerate(self._log.commits)}

    @cached_property
    def _places_of_paths(self) -> Mapping[str, int]:
        return {path: place for place, path in enumerate(self._paths)}

    def _new_tracer(self) -> ItemTracer:
        return ItemTracer(self._log, partial(read_items, self._folder))


def histories_of(folder: Path, today: date, paths: Sequence[str]) -> Histories:
    """Return the histories of the items of a workspace, whose files are in `paths`; none where git does not know it."""
    try:
        return GitHistories(folder, read_log(folder, bare=False), today, paths)
    except RevisionError:
        return NoHistories()


def newest_commit(commits: Sequence[Commit]) -> Commit | None:
    """Return the newest commit of a log."""
    return next((commit for commit in commits if commit.name), None)
