"""The items of a very large workspace come one by one as they do all at once."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.test_same_with_and_without import STEPS, Step, a_world
from catalog_cli.store import streaming
from catalog_cli.store.parse_cache import HELD
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from catalog_cli.store.streaming import streamed


@pytest.fixture(autouse=True)
def _one_item_is_many() -> Iterator[None]:
    with patch.object(streaming, "FEWEST_FILES", 1):
        yield


@settings(max_examples=20)
@given(st.lists(st.sampled_from(STEPS), max_size=8), st.integers(0, 2**32))
def test_the_stream_is_what_reading_gives(steps: list[Step], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    with a_world() as (root, cache), patch.object(streaming, "FEWEST_FILES", 1):
        for step in (None, *steps):
            if step:
                step(root, cache, chance)
            whole = read(Folder(root))
            unread = {entry.path for entry in whole.entries if entry.item is None}
            with streamed(Folder(root)) as stream:
                if stream is None:
                    continue
                assert list(stream.items) == list(whole.catalogue.items)
                assert list(stream.items[1:3]) == list(whole.catalogue.items[1:3])
                assert set(stream.unread) == unread | {finding.path for finding in whole.findings}


def test_an_item_that_is_lost_from_the_cache_is_read_from_its_file() -> None:
    with a_world() as (root, _cache), streamed(Folder(root)) as stream:
        assert stream is not None
        expected = list(read(Folder(root)).catalogue.items)
        with patch("catalog_cli.cache.workspace_cache.WorkspaceCache.rows", return_value=iter(())):
            assert list(stream.items) == expected


def test_an_item_that_was_lost_from_the_cache_before_is_not_left_out() -> None:
    with a_world() as (root, cache):
        expected = list(read(Folder(root)).catalogue.items)
        with streamed(Folder(root)) as stream:
            assert stream is not None
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection, connection:
            held = "layer in (select id from layer where name = ?)"
            assert connection.execute(f"delete from row where {held} and number < 4", (HELD,)).rowcount  # noqa: S608
        with streamed(Folder(root)) as stream:
            assert stream is None or list(stream.items) == expected


def test_without_a_cache_there_is_no_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOG_NO_CACHE", "1")
    with a_world() as (root, _cache), streamed(Folder(root)) as stream:
        assert stream is None
