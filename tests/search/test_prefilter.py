"""The pre-filter tells from the indexed texts alone, and never hides an item that fulfils a query."""

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.item import Item
from catalog_cli.search.errors import QueryError
from catalog_cli.search.index import index_item
from catalog_cli.search.parser import parse_query
from catalog_cli.search.prefilter import prefilter_for
from catalog_cli.search.ranking import search
from search.office import ITEMS, hard_texts

WORDS = (
    "预算",
    "政府",
    "名称:公",
    "gb",
    "zfgb",
    "政府gb",
    "公 -三公",
    "名称:zfgb",
    "責任",
    "ＧＢ",
    "责任:数据",
    "公報",
    "content_6616",
    "gov.cn",
    "政府gov",
)
CONDITIONS = (
    "has:link",
    "缺:时限",
    "order>1",
    "时限<1月",
    "条:14",
    "law:预算法 条:14",
    "责任=市政府办秘书室",
    "NOT 公报",
)
LETTERS = st.text("zfgbyusuanhencoi公报政府预算0三“”", min_size=1, max_size=6).filter(
    lambda text: bool(text.strip("“”"))
)
PARTS = st.one_of(st.sampled_from(WORDS + CONDITIONS), LETTERS)


@st.composite
def queries(draw: st.DrawFn) -> str:
    one, two, three = draw(PARTS), draw(PARTS), draw(PARTS)
    made: str = draw(st.sampled_from([one, f"{one} {two}", f"{one} OR {two}", f"({one} OR {two}) {three}"]))
    return made


@st.composite
def items(draw: st.DrawFn) -> Item:
    item = draw(st.sampled_from(ITEMS))
    name = draw(st.one_of(st.just(item.name), hard_texts, st.text("公报银行重庆政府预算zfGB〇é", min_size=1)))
    return replace(item, name=name, extra={"备注": draw(st.sampled_from(["预算", "zfgb", "三公"]))})


def passes(query: str, item: Item) -> bool:
    """Return whether an item passes the pre-filter of a query, which has to be one that texts tell something of."""
    prefilter, entry = prefilter_for(parse_query([query]).expression), index_item(item)
    assert prefilter is not None
    return prefilter(entry.text, entry.pinyin)


@given(queries(), items())
@example("zhongqing", replace(ITEMS[0], name="重庆银行"))
@example("zfgb", replace(ITEMS[0], name="政府公报"))
@example("公", replace(ITEMS[0], name="公"))
def test_whatever_fulfils_a_query_passes(query: str, item: Item) -> None:
    try:
        asked = parse_query([query])
    except QueryError:
        reject()
    entry = index_item(item)
    assert entry.item() in {item, None}
    prefilter = prefilter_for(asked.expression)
    if prefilter and search([item], asked):
        assert prefilter(entry.text, entry.pinyin)


def test_a_word_that_stands_nowhere_does_not_pass() -> None:
    for query in ("没有这个词", "qqxx", "名称:没有", "没有 OR 也没有", "公报 没有这个"):
        assert not passes(query, ITEMS[0])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("螃蟹", {"螃蟹年报", "螃蟹"}),
        ("螃", {"螃蟹年报", "蟹螃年报", "螃蟹"}),
        ("蟹螃 OR 螃蟹年", {"螃蟹年报", "蟹螃年报"}),
        ("pxnb", {"螃蟹年报"}),
        ("螃蟹 has:name", {"螃蟹年报", "螃蟹"}),
    ],
)
def test_characters_in_another_order_are_told_apart(query: str, expected: set[str]) -> None:
    names = ("螃蟹年报", "蟹螃年报", "螃蟹")
    assert {name for name in names if passes(query, replace(ITEMS[0], name=name))} == expected
