"""A search of a large workspace finds what looking at every file finds, whatever became of the files or the cache."""

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cache.test_same_with_and_without import NAMES, STEPS, Step, a_world
from catalog_cli.cache.chunks import SIZE
from catalog_cli.cache.grams import GRAMS
from catalog_cli.cache.location import OFF_VARIABLE
from catalog_cli.model.item import Item
from catalog_cli.search.candidates import Prospects, read_prospects
from catalog_cli.search.pages import PAGES
from catalog_cli.search.query import Query, parse_query
from catalog_cli.search.ranking import search
from catalog_cli.store.parse_cache import ParsedFile, read_files
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder

QUERIES = ("公报", "公报甲", "gb", "财政 OR 公报乙", "公 -报", "类别:财政", "预算 (", "名称=公报甲", "没有", "order>0")


def read_anew(root: Path) -> tuple[Item, ...]:
    """Read all items without what is known of them."""
    with patch.dict(os.environ, {OFF_VARIABLE: "1"}):
        return read(Folder(root)).catalogue.items


def prospects_of(root: Path, asked: Query, *, unseen: bool = False) -> Prospects:
    """Read what a query may mean, where words tell."""
    prospects = read_prospects(Folder(root), lambda _settings: asked, unseen=unseen)
    assert prospects is not None
    return prospects


def assert_same(root: Path, query: str) -> None:
    """Search by way of what is known, and by reading everything anew."""
    asked = parse_query([query.replace("(", '"("')])
    with patch.dict(os.environ, {OFF_VARIABLE: "1"}):
        whole = read(Folder(root))
    expected = search(whole.catalogue.items, asked)
    unread = {entry.path for entry in whole.entries if entry.item is None} | {each.path for each in whole.findings}
    for _again in range(2):
        prospects = read_prospects(Folder(root), lambda _settings: asked)
        if prospects is None:
            return
        _query, reading, folded = prospects
        assert search(reading.catalogue.items, asked, folded=folded) == expected
        assert {entry.path for entry in reading.entries} == unread
        assert reading.catalogue.settings == whole.catalogue.settings


@settings(max_examples=25)
@given(st.lists(st.sampled_from(STEPS), max_size=8), st.integers(0, 2**32))
def test_what_is_known_leads_to_the_same_hits(steps: list[Step], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    with a_world() as (root, cache):
        assert_same(root, chance.choice(QUERIES))
        for step in steps:
            step(root, cache, chance)
            for query in chance.sample(QUERIES, 2):
                assert_same(root, query)


def test_a_file_that_is_not_looked_at_is_found_as_it_was() -> None:
    with a_world() as (root, _cache):
        asked = parse_query(["没有这样的"])
        assert not search(prospects_of(root, asked).reading.catalogue.items, asked)
        path = root / "data/items/a.yaml"
        path.write_text("id: a\ncategory: 财政\nname: 没有这样的\ncontent: 公报\n", encoding="utf-8")
        assert not prospects_of(root, asked, unseen=True).reading.catalogue.items
        assert [item.id for item in prospects_of(root, asked).reading.catalogue.items] == ["a"]


def test_a_query_that_words_do_not_tell_needs_all_items_and_so_do_few() -> None:
    with a_world() as (root, _cache):
        assert read_prospects(Folder(root), lambda _settings: parse_query(["NOT 公报"])) is None
        assert not Folder(root).has_many(100)
        assert Folder(root).has_many(len(NAMES))


ALSO_300 = "id: n0515\ncategory: 财政\nname: 又是第0300号\ncontent: 每年\n"


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
        assert_same(root, "0300号")
        for number, word in ((300, "螃蟹"), (2 * SIZE, "0300号"), (300, "河蟹")):
            path = root / f"data/items/n{number:04}.yaml"
            path.write_text(f"id: n{number:04}\ncategory: 财政\nname: {word}\ncontent: 年\n", encoding="utf-8")
            for query in ("螃蟹 OR 河蟹", "0300号", "px"):
                assert_same(root, query)
        (root / "data/items/n0300.yaml").unlink()
        assert_same(root, "螃蟹 OR 河蟹")


def test_many_files_are_made_known_in_parts_and_found_as_a_whole() -> None:
    with a_world() as (root, _cache), patch("catalog_cli.search.indexing.AT_ONCE", 1):
        many(root, 3 * SIZE + 10)
        for query in ("0300号", "公报", "000 OR gb"):
            assert_same(root, query)
        for number in (1, SIZE + 1, 3 * SIZE + 1):
            (root / f"data/items/n{number:04}.yaml").write_text("name: 缺了编号\n", encoding="utf-8")
            assert_same(root, "0300号")


class Odd(str):
    """A text that cannot be packed as it is."""

    __slots__ = ()


def test_a_value_that_cannot_be_packed_as_it_is_stops_nothing() -> None:
    def odd(*arguments: Any) -> Iterator[ParsedFile]:
        for each in read_files(*arguments):
            item = each.entry.item
            entry = replace(each.entry, item=item and replace(item, name=Odd(item.name)))
            yield replace(each, entry=entry)

    with a_world() as (root, _cache), patch("catalog_cli.search.indexing.read_files", odd):
        assert_same(root, "公报")


@pytest.mark.parametrize(
    ("layer", "condition"), [(PAGES, "number = 1"), (PAGES, "1"), (GRAMS, "number % 2"), (GRAMS, "1")]
)
def test_what_is_lost_of_the_cache_hides_nothing(layer: bytes, condition: str) -> None:
    with a_world() as (root, cache):
        many(root, 2 * SIZE + 10)
        assert_same(root, "0300号")
        assert forget_rows(cache, layer, condition)
        assert_same(root, "0300号")
        forget_rows(cache, layer, condition)
        (root / "data/items/n0515.yaml").write_text(ALSO_300, encoding="utf-8")
        assert_same(root, "0300号")


def test_what_is_of_an_earlier_time_hides_nothing() -> None:
    with a_world() as (root, cache):
        many(root, 2 * SIZE + 10)
        assert_same(root, "0300号")
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection:
            before = connection.execute("select * from row").fetchall()
        (root / "data/items/n0515.yaml").write_text(ALSO_300, encoding="utf-8")
        assert_same(root, "0300号")
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection, connection:
            connection.executemany("insert or replace into row values (?, ?, ?)", before)
        assert read(Folder(root)).catalogue.items == read_anew(root)
        assert_same(root, "0300号")
