"""A search by way of the index finds what reading every file finds, whatever became of the files or the cache."""

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.test_same_with_and_without import STEPS, Step, a_world
from catalog_cli.actions import indexed_items
from catalog_cli.actions.find_items import open_index
from catalog_cli.actions.indexed_items import LAYER
from catalog_cli.cache.database import OFF_VARIABLE
from catalog_cli.model.item import Item
from catalog_cli.search.compiler import NO_LOOKUPS, Candidate
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.suggestions import suggest
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.reading import FileRead, read_bytes
from catalog_cli.store.source import Folder
from conftest import drawing

pytestmark = pytest.mark.slow

SIZE = 20
"""How many files a chunk holds at most, in these tests."""


@pytest.fixture(autouse=True, scope="module")
def _small_workspaces_are_indexed() -> Iterator[None]:
    with (
        patch("catalog_cli.actions.find_items.FEWEST_INDEXED", 1),
        patch("catalog_cli.cache.incremental.SIZE", SIZE),
    ):
        yield


QUERIES = ("公报", "公报甲", "gb", "财政 OR 公报乙", "公 -报", "类别:财政", "预算 (", "名称=公报甲", "没有", "order>0")


def read_anew(root: Path) -> tuple[Item, ...]:
    """Read all items without what is known of them."""
    with patch.dict(os.environ, {OFF_VARIABLE: "1"}):
        return load_catalogue(Folder(root)).catalogue.items


def assert_same(root: Path, query: str) -> None:
    """Search by way of the index, just made and then loaded, and by reading everything without the cache."""
    words = [query.replace("(", '"("')]
    with patch.dict(os.environ, {OFF_VARIABLE: "1"}):
        whole = load_catalogue(Folder(root))
    expected = search(whole.catalogue.items, parse_query(words, whole.catalogue.settings.synonyms))
    unread = {entry.path for entry in whole.entries if entry.item is None} | {each.path for each in whole.findings}
    for _again in range(2):
        index = open_index(Folder(root))
        asked = parse_query(words, index.settings.synonyms)
        assert search(index.candidates(asked), asked, folded=index.folded) == expected
        assert index.items() == whole.catalogue.items
        assert set(index.unread) == unread
        indexed = [Candidate(item, index.folded.get(item.path)) for item in index.items()]
        assert suggest(indexed, words, asked, {}, NO_LOOKUPS) == suggest(
            [Candidate(item) for item in whole.catalogue.items], words, asked, {}, NO_LOOKUPS
        )
        assert index.settings == whole.catalogue.settings


@drawing(12)
@given(st.lists(st.sampled_from(STEPS), max_size=8), st.integers(0, 2**32))
def test_what_is_known_leads_to_the_same_hits(steps: list[Step], seed: int) -> None:
    chance = random.Random(seed)
    with a_world() as (root, cache):
        assert_same(root, chance.choice(QUERIES))
        for step in steps:
            step(root, cache, chance)
            for query in chance.sample(QUERIES, 2):
                assert_same(root, query)


def test_a_rare_word_leaves_few_items_and_a_query_without_words_all() -> None:
    with a_world() as (root, _cache):
        many(root, 20)
        index = open_index(Folder(root))
        assert [item.id for item in index.candidates(parse_query(["第0007号"]))] == ["n0007"]
        assert index.candidates(parse_query(["NOT", "公报"])) == read_anew(root)


def test_an_unchanged_file_is_not_parsed_again() -> None:
    with a_world() as (root, _cache):
        many(root, 20)
        before = open_index(Folder(root)).items()
        with patch.object(indexed_items, "read_bytes", side_effect=AssertionError):
            assert open_index(Folder(root)).items() == before


def test_synonyms_are_those_of_the_settings_as_they_are_now() -> None:
    with a_world() as (root, _cache):
        many(root, 20)
        path = root / "catalog.yaml"
        for synonym in ("预算", "第0003号"):
            path.write_text(f"title: 目录\nsynonyms:\n  花钱: [{synonym}]\n", encoding="utf-8")
            assert_same(root, "花钱")


SIGNATURES = b"signatures"
ALSO_20 = "id: n0035\ncategory: 财政\nname: 又是第0020号\ncontent: 每年\n"


def many(root: Path, count: int) -> None:
    """Write more items than a chunk of files holds, each with a number of its own."""
    for number in range(count):
        text = f"id: n{number:04}\ncategory: 财政\nname: 第{number:04}号预算\ncontent: 每年\n"
        (root / f"data/items/n{number:04}.yaml").write_text(text, encoding="utf-8")


def forget_rows(cache: Path, layer: bytes, condition: str) -> bool:
    """Take rows of a layer out of the cache's file, as damage may; say whether there were any."""
    with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection, connection:
        of = "layer in (select id from layer where name = ?)"
        return connection.execute(f"delete from row where {of} and {condition}", (layer,)).rowcount > 0  # noqa: S608


def test_a_word_is_found_in_whichever_chunk_it_comes_to_stand_and_no_longer_where_it_was() -> None:
    with a_world() as (root, _cache):
        many(root, 2 * SIZE + 10)
        assert_same(root, "0020号")
        for number, word in ((20, "螃蟹"), (2 * SIZE, "0020号"), (20, "河蟹")):
            path = root / f"data/items/n{number:04}.yaml"
            path.write_text(f"id: n{number:04}\ncategory: 财政\nname: {word}\ncontent: 年\n", encoding="utf-8")
            for query in ("螃蟹 OR 河蟹", "0020号", "px"):
                assert_same(root, query)
        (root / "data/items/n0020.yaml").unlink()
        assert_same(root, "螃蟹 OR 河蟹")


def test_many_chunks_are_searched_as_a_whole() -> None:
    with a_world() as (root, _cache):
        many(root, 3 * SIZE + 10)
        for query in ("0020号", "公报", "000 OR gb"):
            assert_same(root, query)
        for number in (1, SIZE + 1, 3 * SIZE + 1):
            (root / f"data/items/n{number:04}.yaml").write_text("name: 缺了编号\n", encoding="utf-8")
            assert_same(root, "0020号")


class Odd(str):
    """A text that cannot be packed as it is."""

    __slots__ = ()


def test_a_value_that_cannot_be_stored_as_it_is_stops_nothing() -> None:
    def odd(data: bytes, path: str) -> FileRead:
        values = read_bytes(data, path).values
        return FileRead(values and {**values, "name": Odd(values["name"])})

    with a_world() as (root, _cache), patch.object(indexed_items, "read_bytes", odd):
        assert_same(root, "公报")


@pytest.mark.parametrize(
    ("layer", "condition"), [(LAYER, "number = 1"), (LAYER, "1"), (SIGNATURES, "number % 2"), (SIGNATURES, "1")]
)
def test_what_is_lost_of_the_cache_hides_nothing(layer: bytes, condition: str) -> None:
    with a_world() as (root, cache):
        many(root, 2 * SIZE + 10)
        assert_same(root, "0020号")
        assert forget_rows(cache, layer, condition)
        assert_same(root, "0020号")
        forget_rows(cache, layer, condition)
        (root / "data/items/n0035.yaml").write_text(ALSO_20, encoding="utf-8")
        assert_same(root, "0020号")


def test_what_is_of_an_earlier_time_hides_nothing() -> None:
    with a_world() as (root, cache):
        many(root, 2 * SIZE + 10)
        assert_same(root, "0020号")
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection:
            before = connection.execute("select * from row").fetchall()
        (root / "data/items/n0035.yaml").write_text(ALSO_20, encoding="utf-8")
        assert_same(root, "0020号")
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection, connection:
            connection.executemany("insert or replace into row values (?, ?, ?)", before)
        assert load_catalogue(Folder(root)).catalogue.items == read_anew(root)
        assert_same(root, "0020号")


def test_while_another_program_writes_the_same_is_found() -> None:
    with a_world() as (root, cache):
        many(root, 20)
        assert_same(root, "0007号")
        with closing(sqlite3.connect(cache / "cache.sqlite3", isolation_level=None)) as other:
            other.execute("begin exclusive")
            (root / "data/items/n0035.yaml").write_text(ALSO_20.replace("0020", "0007"), encoding="utf-8")
            assert_same(root, "0007号")
            other.execute("rollback")
        assert_same(root, "0007号")


def test_on_a_full_disk_the_same_is_found() -> None:
    with a_world() as (root, _cache):
        assert_same(root, "公报")
        with patch("catalog_cli.cache.database.MOST_PAGES", 1):
            many(root, 2 * SIZE)
            assert_same(root, "0020号")
            (root / "data/items/n0035.yaml").write_text(ALSO_20, encoding="utf-8")
            assert_same(root, "0020号")
        assert_same(root, "0020号")
