"""Trace one item back through all commits: by the path of its file, by its id, and by its likeness.

Git follows renamed files by the likeness of their lines, which small YAML files of one form all share. This tracer
reads the items instead: a file that appears in a commit in which others disappear is the item with the same id or, if
there is none, the one most like it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.model.commit import BlobChange, Commit, CommitLog, Edge
from catalog_cli.model.history import FileVersion, HistoryStep, PreviousVersion
from catalog_cli.model.item import Item

FileId = tuple[str, bytes]
"""The path of a file, and the object id of its contents."""
ReadItems = Callable[[Sequence[FileId]], Sequence[Item | None]]


class Location(Struct, frozen=True):
    """Where the item's file is in a commit, and the object id of its contents; None if it is not there."""

    path: str
    blob: bytes | None


class _Visit(Struct, frozen=True):
    """A commit that changed the item, and where the item was in each of its parents."""

    commit: Commit
    location: Location
    parents: tuple[tuple[str, Location], ...]


class ItemTracer:
    """Traces items through a commit log; each version of a file is read at most once, when it is needed."""

    def __init__(self, log: CommitLog, read: ReadItems) -> None:
        """Take all commits, and the function that reads items."""
        self._log = log
        self._read = read
        self._items: dict[FileId, Item | None] = {}
        self._changes_of_path: dict[str, Mapping[Edge, BlobChange]] = {}

    def history(self, path: str) -> tuple[HistoryStep, ...]:
        """Return the steps of the item whose file is, or last was, at a path; the newest first."""
        visits, passed = self._walk(Location(path, self._log.now.get(path)))
        indexes = {each.commit.name: index for index, each in enumerate(visits)}
        self._fetch(file_id for each in visits for file_id in _file_ids(each))
        return tuple(self._step(each, indexes, passed) for each in visits)

    def prefetch(self, paths: Sequence[str]) -> None:
        """Read all versions of some files in one go, for those who will ask for the history of each."""
        for path in paths:
            self._changes_of_path[path] = self._log.edges.of_path(path)
        changed = ((path, change) for path in paths for change in self._changes_of_path[path].values())
        self._fetch((path, blob) for path, each in changed for blob in (each.before, each.after) if blob)

    def find_removed(self, matches: Callable[[Item], bool]) -> str | None:
        """Find an item that was removed, or that has another id now; give the last path of its file."""
        removed = ((index, path, self._item(path, blob)) for index, path, blob in self._removed_files())
        return next((self._follow(index, path) for index, path, item in removed if item and matches(item)), None)

    def find_present(self, item_id: str) -> str | None:
        """Find the file of a present item by the file's name; None if the file is not named after the item."""
        paths = [path for path in self._log.now if path.rpartition("/")[2].rpartition(".")[0] == item_id]
        items = [item for path in paths if (item := self._item(path, self._log.now[path]))]
        return paths[0] if [item.id for item in items] == [item_id] == [item_id] * len(paths) else None

    def _walk(self, start: Location) -> tuple[list[_Visit], dict[str, str]]:
        """Return the commits that changed the item and, for each that did not, the parent that it has the item from."""
        visits: list[_Visit] = []
        passed: dict[str, str] = {}
        # the log has children before parents, so that a commit's location is settled once it is reached
        locations = {self._log.commits[0].name: start}
        for commit in self._log.commits:
            location = locations.pop(commit.name, None)
            if location is None:
                continue
            parents = tuple((parent, self._location_in(commit.name, parent, location)) for parent in commit.parents)
            same = next((parent for parent, before in parents if before == location), None)
            if same is not None:
                passed[commit.name] = same
            elif location.blob or parents:
                visits.append(_Visit(commit, location, parents))
            # a merge that took one side's file has it from there; the other side's history is not the item's
            _propagate(locations, [(same, location)] if same is not None else parents)
        return visits, passed

    def _location_in(self, commit: str, parent: str, location: Location) -> Location:
        """Say where the item was in a parent of a commit."""
        edge = commit, parent
        change = self._changes_of(location.path).get(edge)
        if change is None:
            return location
        if location.blob is None or change.before is not None:
            return self._prefer_same_id(edge, location, Location(location.path, change.before))
        return self._renames(self._log.edges.of_edge(edge)).get(location.path) or Location(location.path, None)

    def _changes_of(self, path: str) -> Mapping[Edge, BlobChange]:
        """Return the edges that change a file; all of its versions are read in one go."""
        if path not in self._changes_of_path:
            self._changes_of_path[path] = self._log.edges.of_path(path)
            changes = self._changes_of_path[path].values()
            self._fetch((path, blob) for each in changes for blob in (each.before, each.after) if blob)
        return self._changes_of_path[path]

    def _prefer_same_id(self, edge: Edge, location: Location, before: Location) -> Location:
        """Prefer the file that had the item's id to the file at its path, as when two files swap names."""
        if location.blob is None or before.blob is None:
            return before
        now, then = self._item(location.path, location.blob), self._item(before.path, before.blob)
        if now is None or then is None or now.id == then.id:
            return before
        changed = self._log.edges.of_edge(edge)
        others = [(path, each.before) for path, each in changed.items() if path != location.path and each.before]
        self._fetch(others)
        items = ((path, blob, self._item(path, blob)) for path, blob in others)
        return next((Location(path, blob) for path, blob, item in items if item and item.id == now.id), before)

    def _renames(self, changed: Mapping[str, BlobChange]) -> dict[str, Location]:
        """Give, for each file added in a commit that was one of the files removed in it, where it was."""
        removed = [(path, each.before) for path, each in changed.items() if each.before and each.after is None]
        added = [(path, each.after) for path, each in changed.items() if each.after and each.before is None]
        self._fetch((*removed, *added) if removed else ())
        old = {item.id: (item, file_id) for file_id in removed if (item := self._item(*file_id))}
        new = {item.id: (item, file_id) for file_id in added if (item := self._item(*file_id))}
        found = {new[each][1][0]: Location(*old[each][1]) for each in old.keys() & new.keys()}
        left, right = ([one[each] for each in one if each not in other] for one, other in ((old, new), (new, old)))
        values = [[item.to_mapping() for item, _file_id in side] for side in (left, right)]
        pairs = likely_pairs(*values) if all(values) else ()
        return found | {right[pair.new][1][0]: Location(*left[pair.old][1]) for pair in pairs}

    def _removed_files(self) -> Iterator[tuple[int, str, bytes]]:
        """Yield the files that commits removed, the last first: the commit's index, the path, the object id."""
        found = [
            (index, path, each.before)
            for index, changed in self._all_changes()
            for path, each in changed.items()
            if each.before and each.after is None
        ]
        self._fetch((path, blob) for _index, path, blob in found)
        yield from found

    def _follow(self, index: int, path: str) -> str:
        """Follow a file that a commit removed through later renames, to its present or last path."""
        later = [changed for number, changed in self._all_changes() if number <= index]
        for changed in reversed(later):
            change = changed.get(path)
            if change and change.before and change.after is None:
                path = next((new for new, old in self._renames(changed).items() if old.path == path), path)
        return path

    def _all_changes(self) -> Iterator[tuple[int, Mapping[str, BlobChange]]]:
        """Yield all that commits changed against each parent, with the index of the commit."""
        changed = self._log.edges.everything()
        for index, commit in enumerate(self._log.commits):
            yield from (
                (index, changed[edge]) for parent in commit.parents if (edge := (commit.name, parent)) in changed
            )

    def _step(self, visit: _Visit, indexes: Mapping[str, int], passed: Mapping[str, str]) -> HistoryStep:
        commit = visit.commit if visit.commit.name else None
        previous = []
        for parent, location in visit.parents:
            name = parent
            while name in passed:
                name = passed[name]
            previous.append(PreviousVersion(self._version(location), indexes.get(name)))
        known = visit.commit.name not in self._log.cut_off
        return HistoryStep(commit, self._version(visit.location), tuple(previous), known)

    def _version(self, location: Location) -> FileVersion | None:
        return FileVersion(location.path, self._item(location.path, location.blob)) if location.blob else None

    def _item(self, path: str, blob: bytes) -> Item | None:
        if (path, blob) not in self._items:
            self._fetch([(path, blob)])
        return self._items[path, blob]

    def _fetch(self, files: Iterable[FileId]) -> None:
        missing = list(dict.fromkeys(each for each in files if each not in self._items))
        self._items.update(zip(missing, self._read(missing), strict=True) if missing else ())


def _file_ids(visit: _Visit) -> Iterator[FileId]:
    for location in (visit.location, *(location for _parent, location in visit.parents)):
        if location.blob:
            yield location.path, location.blob


def _propagate(locations: dict[str, Location], parents: Sequence[tuple[str, Location]]) -> None:
    """Hand the item on to parents; of two locations in one parent, the one with the file wins."""
    for parent, location in parents:
        known = locations.get(parent)
        if known is None or known.blob is None:
            locations[parent] = location
