"""An item is followed through whatever is done to it, in commits that live in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.changes.history import events
from catalog_cli.changes.item_tracer import ItemTracer
from catalog_cli.model.commit import BlobChange, Commit, CommitLog, Edge
from catalog_cli.model.history import EventKind
from catalog_cli.model.item import Item

FIRST = Item(id="x-0", category="政策文件", name="政府公报", content="每期政府公报全文，自印发之日起公开")
OTHER = Item(id="other", category="财政", name="预算决算", content="部门预算、决算及执行情况")
Tree = Mapping[str, Item]

OPERATIONS = {
    "edit": EventKind.CHANGED,
    "move": EventKind.MOVED,
    "rename": EventKind.RENAMED,
    "rename and edit": EventKind.RENAMED,
    "nothing": None,
    "other edited": None,
    "other moved": None,
}


@dataclass(frozen=True)
class InMemory:
    """Edges of commits whose trees are known."""

    trees: Mapping[str, Tree]
    edges: Sequence[tuple[str, str]]

    def of_edge(self, edge: Edge) -> Mapping[str, BlobChange]:
        after, before = self.trees[edge[0]], self.trees[edge[1] or ""]
        differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        return {path: BlobChange(named(before.get(path)), named(after.get(path))) for path in differing}

    def of_path(self, path: str) -> Mapping[Edge, BlobChange]:
        return {edge: touched[path] for edge, touched in self.everything().items() if path in touched}

    def everything(self) -> Mapping[Edge, Mapping[str, BlobChange]]:
        return {edge: self.of_edge(edge) for edge in self.edges}


def named(item: Item | None) -> bytes | None:
    return None if item is None else repr(item).encode()


def tracing(trees: Sequence[Tree]) -> ItemTracer:
    """Return the tracks through a line of trees, from the newest back."""
    names = [f"c{number}" for number in range(len(trees))]
    parents = [*names[1:], None]
    log = [
        Commit(
            name, (parent,) if parent else (), "李维", "l@example.org", "2024-05-06T09:30:00+08:00", "2024-05-06", ""
        )
        for name, parent in zip(names, parents, strict=True)
    ]
    items = {named(item): item for tree in trees for item in tree.values()}
    edges = InMemory(dict(zip(names, trees, strict=True)), [(n, p) for n, p in zip(names, parents, strict=True) if p])
    now = {path: name for path, item in trees[0].items() if (name := named(item))}
    return ItemTracer(CommitLog(log, edges, now), lambda wanted: [items[name] for _path, name in wanted])


def done(operation: str, tree: Tree, number: int) -> Tree:
    """Return the tree after something was done to the item at its end, or to the other one."""
    (other_path, other), (path, item) = tree.items()
    if operation == "other edited":
        other = msgspec.structs.replace(other, time_limit=f"{number}日内")
    if operation == "other moved":
        other_path = f"data/items/other/{number}/other.yaml"
    if "edit" in operation and "other" not in operation:
        item = msgspec.structs.replace(item, time_limit=f"{number}日内")
    if "rename" in operation:
        item = msgspec.structs.replace(item, id=f"x-{number}")
    if operation == "move" or "rename" in operation:
        path = f"data/items/{number}/{item.id}.yaml"
    return {other_path: other, path: item}


@given(st.lists(st.sampled_from(sorted(OPERATIONS)), max_size=12))
def test_what_was_done_is_what_is_told(operations: list[str]) -> None:
    trees: list[Tree] = [{"data/items/other.yaml": OTHER, "data/items/x-0.yaml": FIRST}]
    for number, operation in enumerate(operations, 1):
        trees.insert(0, done(operation, trees[0], number))
    expected = [(EventKind.ADDED, "c" + str(len(operations)))]
    for number, operation in enumerate(operations, 1):
        if kind := OPERATIONS[operation]:
            expected.insert(0, (kind, f"c{len(operations) - number}"))
    path = list(trees[0])[1]
    told = [(event.kind, event.commit.name if event.commit else None) for event in events(tracing(trees).history(path))]
    assert told == expected


def _bears(item_id: str, item: Item) -> bool:
    return item.id == item_id


@given(st.lists(st.sampled_from(sorted(OPERATIONS)), max_size=8))
def test_every_id_that_an_item_ever_had_leads_to_where_it_stands(operations: list[str]) -> None:
    trees: list[Tree] = [{"data/items/other.yaml": OTHER, "data/items/x-0.yaml": FIRST}]
    for number, operation in enumerate(operations, 1):
        trees.insert(0, done(operation, trees[0], number))
    path, now = list(trees[0].items())[1]
    found = tracing(trees)
    assert found.find_present(now.id) == path
    for old in {list(tree.values())[1].id for tree in trees} - {now.id}:
        assert found.find_present(old) is None
        assert found.find_removed(partial(_bears, old)) == path


def test_an_item_that_was_never_there_is_nowhere() -> None:
    assert tracing([{"data/items/x-0.yaml": FIRST}]).find_removed(lambda item: item.id == "y") is None
