"""Items as data come back as the very same items; what is no item is left out, with its place and the reason."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, render
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document, TablePlace
from catalog_cli.model.errors import CatalogError, NoTableError, UnreadableDocumentError
from catalog_cli.model.item import Item
from hostile import HOSTILE

ITEM: dict[str, object] = {"id": "a", "category": "c", "name": "n", "content": "t"}
texts = st.text(min_size=1, max_size=12) | st.sampled_from([text for text in HOSTILE.values() if len(text) < 100])
words = texts.filter(lambda text: text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text))
lists = st.lists(words, max_size=3).map(tuple)
maybe = st.none() | words
some = st.none() | words | st.lists(words, min_size=1, max_size=3).map(tuple)
own = st.recursive(words | st.integers(-(10**17), 10**17), lambda inner: st.lists(inner, min_size=1, max_size=2))
items = st.builds(
    Item,
    id=words,
    category=words,
    order=st.none() | st.integers(0, 9999),
    name=words,
    content=words,
    basis=lists,
    channels=lists,
    channels_optional=lists,
    time_limit=maybe,
    responsible=lists,
    publisher=maybe,
    link=maybe,
    published_with=maybe,
    link_note=maybe,
    audience=some,
    method=some,
    level=some,
    duration=some,
    column=some,
    not_applicable=maybe,
    review_date=maybe | st.dates().map(date.isoformat),
    extra=st.dictionaries(words, words, max_size=2),
    others=st.dictionaries(st.sampled_from(["true", "y", "null", "电话", "a b", "e1"]), own, max_size=2),
)
catalogues = st.builds(
    Catalogue,
    st.builds(Settings, title=words, publishers=lists, categories=lists),
    st.lists(items, max_size=4, unique_by=lambda item: item.id).map(tuple),
)


def read(kind: str, value: object) -> Document:
    """Read data, written as JSON, which is also YAML."""
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return read_document(kind, data, ReadOptions())


@pytest.mark.parametrize("kind", ["json", "jsonl", "yaml"])
@given(catalogue=catalogues)
def test_every_item_comes_back_as_it_was(kind: str, catalogue: Catalogue) -> None:
    document = read(kind, render(kind, catalogue, Options()))
    assert document.left_out == ()
    assert [{"id": item.id, **item.values} for item in document.items] == [
        item.to_mapping() for item in catalogue.items
    ]


@pytest.mark.parametrize("kind", ["json", "yaml"])
@given(catalogue=catalogues)
def test_title_publishers_and_categories_come_back(kind: str, catalogue: Catalogue) -> None:
    document = read(kind, render(kind, catalogue, Options()))
    settings = catalogue.settings
    assert (document.title, document.publishers) == (settings.title, settings.publishers)
    met = dict.fromkeys((*settings.categories, *(item.category for item in catalogue.items)))
    assert document.categories == tuple(met)


@pytest.mark.parametrize("kind", ["json", "yaml"])
@pytest.mark.parametrize(
    "value", [[ITEM], {"items": [ITEM]}, ITEM, [ITEM | {"path": "data/items/a.yaml", "link": None}]]
)
def test_a_list_of_items_and_one_item_are_enough(kind: str, value: object) -> None:
    document = read(kind, value)
    assert document.left_out == ()
    assert [(item.id, item.values) for item in document.items] == [
        ("a", {"category": "c", "name": "n", "content": "t"})
    ]


def test_an_item_may_have_no_id() -> None:
    (item,) = read("json", [{key: value for key, value in ITEM.items() if key != "id"}]).items
    assert item.id is None


def test_lines_are_items_and_empty_lines_are_none() -> None:
    line = json.dumps(ITEM | {"path": "x"})
    other = json.dumps(ITEM | {"id": "b"})
    document = read("jsonl", f"\ufeff{line}\r\n\r\n{other}".encode())
    assert [(item.id, item.place.row) for item in document.items] == [("a", 1), ("b", 3)]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        pytest.param("text", "not a mapping", id="a text"),
        pytest.param(None, "not a mapping", id="nothing"),
        pytest.param({"id": "b", "name": "n"}, "it has no category", id="no category"),
        pytest.param(ITEM | {"id": "b", "basis": "text"}, "the value of basis", id="a text for a list"),
        pytest.param(ITEM | {"id": "b", "content": 2024}, "the value of content", id="a number for a text"),
        pytest.param(ITEM | {"id": 5}, "the value of id", id="a number for an id"),
        pytest.param(ITEM | {"id": "b", "order": True}, "the value of order", id="a truth for a number"),
        pytest.param(ITEM, "the id a is already that of item 1", id="an id twice"),
    ],
)
def test_what_is_no_item_is_left_out_with_its_place(record: object, words: str) -> None:
    document = read("json", [ITEM, record, ITEM | {"id": "z"}])
    assert [item.id for item in document.items] == ["a", "z"]
    (left_out,) = document.left_out
    assert left_out.place == TablePlace(row=2)
    assert words in str(left_out.why)


@pytest.mark.parametrize("value", [True, 1.5, [[[[[[[[[["x"]]]]]]]]]], {"a": False}])
def test_an_own_key_that_no_file_can_hold_is_left_out_and_the_item_kept(value: object) -> None:
    document = read("json", [ITEM | {"own": value, "phone": "0736"}])
    assert document.items[0].values == {"category": "c", "name": "n", "content": "t", "phone": "0736"}
    assert "own" in str(document.left_out[0].why)


def test_what_else_stands_above_the_items_is_said_to_be_left_out() -> None:
    document = read("json", {"title": 5, "publishers": "甲办", "jurisdiction": {}, "items": []})
    assert document.publishers == ("甲办",)
    assert [left_out.text for left_out in document.left_out] == ["jurisdiction", "5"]


@pytest.mark.parametrize("kind", ["json", "yaml"])
@pytest.mark.parametrize("value", [5, "text", {}, {"items": 5}, {"title": "t"}])
def test_a_document_without_items_has_none(kind: str, value: object) -> None:
    with pytest.raises(NoTableError):
        read(kind, value)


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("json", b'[\n{"a": }]', "line 2, column 7"),
        ("json", b'[{"a": 1, "a": 2}]', "“a” twice"),
        ("json", b"[" * 100_000, "nested too deep"),
        ("json", b"[NaN]", "NaN"),
        ("json", b"[-Infinity]", "Infinity"),
        ("json", b"[1e999]", "1e999"),
        ("json", b"[" + b"9" * 5000 + b"]", "9999"),
        ("json", b"", "line 1, column 1"),
        ("jsonl", b'{"a": 1}\n\n{"a"\n', "line 3, column 5"),
        ("jsonl", b"1\n" + b"[" * 100_000, "line 2"),
        ("yaml", b"a: 1\na: 2", "cannot parse this YAML"),
        ("yaml", b"[" * 100_000, "cannot parse this YAML"),
        ("yaml", b"---\na: 1\n---\nb: 1\n", "cannot parse this YAML"),
        ("yaml", b"? [a]\n: 1", "cannot parse this YAML"),
    ],
)
def test_a_broken_document_says_what_and_where(kind: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        read(kind, data)
    assert words in str(raised.value.message)


def test_yaml_keys_that_are_no_texts_are_named() -> None:
    document = read("yaml", b"- id: a\n  category: c\n  name: n\n  content: t\n  true: x\n")
    assert "true" in str(document.left_out[0].why)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ITEM, "items", "own"]), inner),
)


@pytest.mark.parametrize("kind", ["json", "jsonl", "yaml"])
@given(value=values)
def test_any_data_is_read_or_refused(kind: str, value: object) -> None:
    with suppress(CatalogError):
        read(kind, json.dumps(value, ensure_ascii=True).encode())


@pytest.mark.parametrize("kind", ["json", "jsonl", "yaml"])
@given(data=st.binary(max_size=60) | st.text(st.sampled_from("{}[]\":,a1-\n &*!|>#'"), max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    with suppress(CatalogError):
        read(kind, data)
