"""Follow one item back through all commits, by the path of its file, by its id and by its likeness."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.model.commit import BlobChange, Commit, CommitLog, Edge
from catalog_cli.model.history import Past, Step, Version
from catalog_cli.model.item import Item

Named = tuple[str, bytes]
"""The path of a file and the name of what it held."""
Reader = Callable[[Sequence[Named]], Sequence[Item | None]]


class Trace(Struct, frozen=True):
    """Where the item's file stands in a commit, and the name of what it holds; None where it is not there."""

    path: str
    name: bytes | None


class _Found(Struct, frozen=True):
    """A commit that touched the item, and where the item stood before it, by parent."""

    commit: Commit
    trace: Trace
    pasts: tuple[tuple[str, Trace], ...]


class ItemTracer:
    """The tracks of items through a chronicle; what files held is read when it is needed, and once."""

    def __init__(self, chronicle: CommitLog, read: Reader) -> None:
        """Take all commits, and the function that reads what files held."""
        self._chronicle = chronicle
        self._read = read
        self._items: dict[Named, Item | None] = {}
        self._of_path: dict[str, Mapping[Edge, BlobChange]] = {}

    def life(self, path: str) -> tuple[Step, ...]:
        """Give the steps of the item whose file stands at a path now, or stood there last; the newest first."""
        found, passed = self._walk(Trace(path, self._chronicle.now.get(path)))
        places = {each.commit.name: place for place, each in enumerate(found)}
        self._fetch(named for each in found for named in _named(each))
        return tuple(self._step(each, places, passed) for each in found)

    def last_place(self, meant: Callable[[Item], bool]) -> str | None:
        """Find an item that is there no more, or not under that id: the last path of what became of it."""
        gone = ((place, path, self._item(path, name)) for place, path, name in self._gone())
        return next((self._followed(place, path) for place, path, item in gone if item and meant(item)), None)

    def place_now(self, item_id: str) -> str | None:
        """Find the file of an item that is there now by its name; None where it is not called after the item."""
        paths = [path for path in self._chronicle.now if path.rpartition("/")[2].rpartition(".")[0] == item_id]
        items = [item for path in paths if (item := self._item(path, self._chronicle.now[path]))]
        return paths[0] if [item.id for item in items] == [item_id] == [item_id] * len(paths) else None

    def _walk(self, start: Trace) -> tuple[list[_Found], dict[str, str]]:
        """Give the commits that touched the item, and for each that did not the parent that it has it from."""
        found: list[_Found] = []
        passed: dict[str, str] = {}
        traces = {self._chronicle.commits[0].name: start}
        for commit in self._chronicle.commits:
            trace = traces.pop(commit.name, None)
            if trace is None:
                continue
            pasts = tuple((parent, self._before(commit.name, parent, trace)) for parent in commit.parents)
            same = next((parent for parent, past in pasts if past == trace), None)
            if same is not None:
                passed[commit.name] = same
            elif trace.name or pasts:
                found.append(_Found(commit, trace, pasts))
            _spread(traces, [(same, trace)] if same is not None else pasts)
        return found, passed

    def _before(self, commit: str, parent: str, trace: Trace) -> Trace:
        """Say where the item stood in a parent of a commit."""
        edge = commit, parent
        here = self._touching(trace.path).get(edge)
        if here is None:
            return trace
        if trace.name is None or here.before is not None:
            return self._by_id(edge, trace, Trace(trace.path, here.before))
        return self._renames(self._chronicle.edges.of_edge(edge)).get(trace.path) or Trace(trace.path, None)

    def _touching(self, path: str) -> Mapping[Edge, BlobChange]:
        """Give the edges that touch a file, with all that it ever held read in one go."""
        if path not in self._of_path:
            self._of_path[path] = self._chronicle.edges.of_path(path)
            held = self._of_path[path].values()
            self._fetch((path, name) for each in held for name in (each.before, each.after) if name)
        return self._of_path[path]

    def _by_id(self, edge: Edge, trace: Trace, past: Trace) -> Trace:
        """Prefer the file that had the item's id to the one at its path, as when two files change places."""
        if trace.name is None or past.name is None:
            return past
        now, then = self._item(trace.path, trace.name), self._item(past.path, past.name)
        if now is None or then is None or now.id == then.id:
            return past
        touched = self._chronicle.edges.of_edge(edge)
        others = [(path, each.before) for path, each in touched.items() if path != trace.path and each.before]
        self._fetch(others)
        ids = ((path, name, self._item(path, name)) for path, name in others)
        return next((Trace(path, name) for path, name, item in ids if item and item.id == now.id), past)

    def _renames(self, touched: Mapping[str, BlobChange]) -> dict[str, Trace]:
        """Say for each new file of a commit which of the files gone it was, where it was one of them."""
        gone = [(path, each.before) for path, each in touched.items() if each.before and each.after is None]
        come = [(path, each.after) for path, each in touched.items() if each.after and each.before is None]
        self._fetch((*gone, *come) if gone else ())
        old = {item.id: (item, named) for named in gone if (item := self._item(*named))}
        new = {item.id: (item, named) for named in come if (item := self._item(*named))}
        found = {new[each][1][0]: Trace(*old[each][1]) for each in old.keys() & new.keys()}
        left, right = ([one[each] for each in one if each not in other] for one, other in ((old, new), (new, old)))
        values = [[item.to_mapping() for item, _named in side] for side in (left, right)]
        pairs = likely_pairs(*values) if all(values) else ()
        return found | {right[pair.new][1][0]: Trace(*left[pair.old][1]) for pair in pairs}

    def _gone(self) -> Iterator[tuple[int, str, bytes]]:
        """Give the files that a commit took away, the last first: the commit's place, the path, what it held."""
        found = [
            (place, path, each.before)
            for place, touched in self._everything()
            for path, each in touched.items()
            if each.before and each.after is None
        ]
        self._fetch((path, name) for _place, path, name in found)
        yield from found

    def _followed(self, place: int, path: str) -> str:
        """Follow a file that a commit took away to where it stands now, or stood last, under other names."""
        later = [touched for number, touched in self._everything() if number <= place]
        for touched in reversed(later):
            here = touched.get(path)
            if here and here.before and here.after is None:
                path = next((new for new, old in self._renames(touched).items() if old.path == path), path)
        return path

    def _everything(self) -> Iterator[tuple[int, Mapping[str, BlobChange]]]:
        """Give all that commits touched, seen from each parent, after the places of the commits."""
        touched = self._chronicle.edges.everything()
        for place, commit in enumerate(self._chronicle.commits):
            yield from (
                (place, touched[edge]) for parent in commit.parents if (edge := (commit.name, parent)) in touched
            )

    def _step(self, found: _Found, places: Mapping[str, int], passed: Mapping[str, str]) -> Step:
        commit = found.commit if found.commit.name else None
        pasts = []
        for parent, trace in found.pasts:
            name = parent
            while name in passed:
                name = passed[name]
            pasts.append(Past(self._version(trace), places.get(name)))
        return Step(commit, self._version(found.trace), tuple(pasts), found.commit.name not in self._chronicle.cut_off)

    def _version(self, trace: Trace) -> Version | None:
        return Version(trace.path, self._item(trace.path, trace.name)) if trace.name else None

    def _item(self, path: str, name: bytes) -> Item | None:
        if (path, name) not in self._items:
            self._fetch([(path, name)])
        return self._items[path, name]

    def _fetch(self, named: Iterable[Named]) -> None:
        missing = list(dict.fromkeys(each for each in named if each not in self._items))
        self._items.update(zip(missing, self._read(missing), strict=True) if missing else ())


def _named(found: _Found) -> Iterator[Named]:
    for trace in (found.trace, *(trace for _parent, trace in found.pasts)):
        if trace.name:
            yield trace.path, trace.name


def _spread(traces: dict[str, Trace], pasts: Sequence[tuple[str, Trace]]) -> None:
    """Hand the item on to parents; one that has it goes before one that has it no more."""
    for parent, trace in pasts:
        known = traces.get(parent)
        if known is None or known.name is None:
            traces[parent] = trace
