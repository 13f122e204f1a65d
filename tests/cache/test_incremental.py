"""A layer holds what would be computed without it, whatever changed, and computes no more than that."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from catalog_cli.cache.codec import CacheMissError, UncacheableError, dumps, dumps_or_none, loads
from catalog_cli.cache.incremental import ChunkInput, Layer, PerFile, run_incremental
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, digest_of, open_cache
from catalog_cli.model.finding import Edit
from catalog_cli.store.cached_loader import load_cached
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder, OverlaySource, Source, UnreadableFileError
from conftest import lay
from store.test_git import commit, git

ITEM = "id: {0}\ncategory: 财政\nname: 事项{0}\ncontent: 年\n"
FILES: Mapping[str, str] = {"catalog.yaml": "title: 目录\n"} | {
    f"data/items/i{number}.yaml": ITEM.format(f"i{number}") for number in range(10)
}
SURROGATE = "\ud800"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace whose files are divided into several chunks, and a cache of its own."""
    monkeypatch.setenv("CATALOG_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("catalog_cli.cache.incremental.SIZE", 4)
    return lay(tmp_path / "workspace", FILES)


@contextmanager
def opened(source: Source) -> Iterator[WorkspaceCache]:
    with open_cache(source) as cache:
        assert cache is not None
        yield cache


class Counting:
    """A layer of the number of lines of each file, which notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.layer = PerFile(int, self._lines)

    def _lines(self, path: str, data: bytes | UnreadableFileError) -> int:
        self.asked.append(path.removeprefix("data/items/"))
        return -1 if isinstance(data, UnreadableFileError) else data.count(b"\n")

    def over(self, source: Source, key: bytes = cache_key("lines")) -> dict[str, int | None]:
        """Return the layer as it is for a source."""
        self.asked.clear()
        with opened(source) as cache:
            paths = [path for path in cache.paths() if path.startswith("data/")]
            chunks = run_incremental(source, paths, cache, Layer(key, self.layer.compute))
            return {path.removeprefix("data/items/"): lines for path, lines in self.layer.entries(chunks)}


@pytest.fixture
def counting() -> Iterator[Counting]:
    with patch("catalog_cli.store.workers.cores", return_value=1):
        yield Counting()


ALL = {f"i{number}.yaml": 4 for number in range(10)}


def test_nothing_is_computed_twice(root: Path, counting: Counting) -> None:
    assert counting.over(Folder(root)) == ALL
    assert sorted(counting.asked) == sorted(ALL)
    assert counting.over(Folder(root)) == ALL
    assert counting.asked == []


def test_only_the_file_that_changed_is_computed(root: Path, counting: Counting) -> None:
    counting.over(Folder(root))
    lay(root, {"data/items/i5.yaml": "id: i5\n"})
    assert counting.over(Folder(root)) == ALL | {"i5.yaml": 1}
    assert counting.asked == ["i5.yaml"]


def test_a_file_that_was_only_touched_is_not_computed(root: Path, counting: Counting) -> None:
    counting.over(Folder(root))
    (root / "data/items/i5.yaml").touch()
    assert counting.over(Folder(root)) == ALL
    assert counting.asked == []


def test_files_come_and_go(root: Path, counting: Counting) -> None:
    counting.over(Folder(root))
    for number in range(4):
        (root / f"data/items/i{number}.yaml").unlink()
    lay(root, {"data/items/new.yaml": "id: new\n"})
    expected = {name: lines for name, lines in ALL.items() if name > "i3.yaml"} | {"new.yaml": 1}
    assert counting.over(Folder(root)) == expected
    assert counting.asked == ["new.yaml"]
    assert counting.over(Folder(root)) == expected
    assert counting.asked == []


def test_another_key_is_another_layer(root: Path, counting: Counting) -> None:
    counting.over(Folder(root))
    counting.over(Folder(root), cache_key("lines", "of another kind"))
    assert len(counting.asked) == len(ALL)


def test_a_file_that_cannot_be_read_is_tried_every_time(root: Path, counting: Counting) -> None:
    (root / "data/items/bad.yaml").symlink_to("nowhere.yaml")
    for _time in range(2):
        assert counting.over(Folder(root)) == ALL | {"bad.yaml": -1}
    assert counting.asked == ["bad.yaml"]


def test_of_pending_changes_only_their_files_are_computed_and_nothing_is_kept(root: Path, counting: Counting) -> None:
    counting.over(Folder(root))
    pending = OverlaySource(Folder(root), {"data/items/i5.yaml": b"id: i5\n", "data/items/i6.yaml": None})
    expected = {name: lines for name, lines in ALL.items() if name != "i6.yaml"} | {"i5.yaml": 1}
    for _time in range(2):
        assert counting.over(pending) == expected
        assert counting.asked == ["i5.yaml"]
    assert counting.over(Folder(root)) == ALL
    assert counting.asked == []


def test_staged_files_are_known_by_their_blobs(root: Path, counting: Counting) -> None:
    from catalog_cli.store.git import staged

    commit(root, {"data/items/i5.yaml": "id: i5\n"})
    assert counting.over(staged(root)) == ALL | {"i5.yaml": 1}
    lay(root, {"data/items/i5.yaml": "id: i5\nname: 甲\n"})
    assert counting.over(staged(root)) == ALL | {"i5.yaml": 1}
    assert counting.asked == []
    git(root, "add", ".")
    assert counting.over(staged(root)) == ALL | {"i5.yaml": 2}
    assert counting.asked == ["i5.yaml"]


def test_a_layer_that_lost_a_row_is_completed(root: Path, counting: Counting) -> None:
    counting.over(Folder(root))
    with patch("catalog_cli.cache.database.Database.rows", return_value=iter(())):
        assert counting.over(Folder(root)) == ALL
    assert len(counting.asked) == len(ALL)


def test_compute_is_given_what_was_computed_before(root: Path) -> None:
    given: list[ChunkInput] = []

    def compute(chunk: ChunkInput) -> bytes:
        given.append(chunk)
        return str(len(given)).encode()

    def payloads() -> list[bytes]:
        given.clear()
        with opened(Folder(root)) as cache, patch("catalog_cli.store.workers.cores", return_value=1):
            paths = [path for path in cache.paths() if path.startswith("data/")]
            return [each.payload for each in run_incremental(Folder(root), paths, cache, Layer(b"layer", compute))]

    assert payloads() == [b"1", b"2", b"3"]
    lay(root, {"data/items/i5.yaml": "id: i5\n"})
    assert payloads() == [b"1", b"1", b"3"]
    assert [(each.previous, dict(each.changed)) for each in given] == [(b"2", {"data/items/i5.yaml": b"id: i5\n"})]
    assert given[0].previous_paths == given[0].paths


@pytest.mark.parametrize("change", [{}, {"data/items/i5.yaml": b"id: ["}, {"data/items/i5.yaml": None}])
@pytest.mark.parametrize("make", [Folder, OverlaySource])
def test_pending_changes_read_the_same_with_and_without_the_cache(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, bytes | None], make: Callable[..., Source]
) -> None:
    below = Folder(root) if make is Folder else OverlaySource(Folder(root), {"catalog.yaml": b"title: x\n"})
    load_cached(Folder(root))
    cached = [load_catalogue(OverlaySource(below, change)) for _time in range(2)]
    monkeypatch.setenv("CATALOG_NO_CACHE", "1")
    assert cached == [load_catalogue(OverlaySource(below, change))] * 2


def test_what_is_read_through_the_cache_s_source_is_recorded(root: Path) -> None:
    with opened(Folder(root)) as cache:
        data = cache.source.read("catalog.yaml")
        assert cache.digest("catalog.yaml") == digest_of(data)
        cache.commit(results={b"key": b"result"})
        assert cache.get_result(b"key") == b"result"
        with pytest.raises(UnreadableFileError):
            cache.source.read("data/items/none.yaml")
        # something could not be read: what is made of it now may be another thing the next time
        cache.commit(results={b"key": b"another"})
        assert cache.get_result(b"key") == b"result"


class Text(str):
    """A text that is more than one."""

    __slots__ = ()


@pytest.mark.parametrize("value", [1 << 64, SURROGATE, Text("a"), object()])
def test_what_would_not_come_back_is_refused(value: object) -> None:
    with pytest.raises(UncacheableError):
        dumps([value])
    assert dumps_or_none([value], list[object]) is None


@pytest.mark.parametrize(
    "value", [date(2026, 1, 15), {"a"}, ("a",), float("nan"), Edit(path="a", pointer=(), value="")]
)
def test_what_would_come_back_as_another_thing_is_refused(value: object) -> None:
    assert dumps_or_none([value], list[object]) is None


@pytest.mark.parametrize(
    "value", [None, True, 0, -1, (1 << 64) - 1, 0.5, "津", b"\0", [1, ["a"]], {"a": {"b": 1}, 2: 3}]
)
def test_plain_values_come_back_as_they_were(value: object) -> None:
    packed = dumps_or_none([value], list[object])
    assert packed is not None
    assert repr(loads(packed, list[object])) == repr([value])


def test_bytes_of_another_kind_are_a_miss() -> None:
    with pytest.raises(CacheMissError):
        loads(dumps("a"), int)
    with pytest.raises(CacheMissError):
        loads(b"", int)
