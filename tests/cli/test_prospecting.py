"""A search of a large workspace finds what looking at every file finds, whatever became of the files or the cache."""

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog_cli.cli.prospecting import read_prospects
from catalog_cli.queries.query import parse_query
from catalog_cli.queries.search import search
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from store.cache.test_same_with_and_without import NAMES, STEPS, Step, a_world

QUERIES = ("公报", "公报甲", "gb", "财政 OR 公报乙", "公 -报", "类别:财政", "预算 (", "名称=公报甲", "没有", "order>0")


def assert_same(root: Path, query: str) -> None:
    """Search by way of what is known, and by reading everything."""
    asked = parse_query([query.replace("(", '"("')])
    whole = read(Folder(root))
    expected = search(whole.catalogue.items, asked)
    unread = {entry.path for entry in whole.entries if entry.item is None} | {each.path for each in whole.findings}
    for _again in range(2):
        reading = read_prospects(Folder(root), asked)
        if reading is None:
            return
        assert search(reading.catalogue.items, asked) == expected
        assert {entry.path for entry in reading.entries} == unread
        assert reading.catalogue.settings == whole.catalogue.settings


@settings(max_examples=40)
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
        assert not search(read_prospects(Folder(root), asked).catalogue.items, asked)  # type: ignore[union-attr]
        path = root / "data/items/a.yaml"
        path.write_text("id: a\ncategory: 财政\nname: 没有这样的\ncontent: 公报\n", encoding="utf-8")
        unseen = read_prospects(Folder(root), asked, unseen=True)
        seen = read_prospects(Folder(root), asked)
        assert unseen is not None
        assert seen is not None
        assert not unseen.catalogue.items
        assert [item.id for item in seen.catalogue.items] == ["a"]


def test_a_query_that_words_do_not_tell_needs_all_items_and_so_do_few() -> None:
    with a_world() as (root, _cache):
        assert read_prospects(Folder(root), parse_query(["NOT 公报"])) is None
        assert not Folder(root).has_many(100)
        assert Folder(root).has_many(len(NAMES))
