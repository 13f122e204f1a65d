"""What is told of an item from its texts alone never hides one that fulfils a query."""

from functools import partial

from hypothesis import example, given, reject
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.item import Item
from catalog_cli.search.errors import QueryError
from catalog_cli.search.query import parse_query
from catalog_cli.search.query.prospects import Prospect, grams_of_page, hope_for, prospect_of
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


@given(queries(), st.lists(items(), min_size=1, max_size=4))
@example("zhongqing", [replace(ITEMS[0], name="重庆银行")])
def test_whatever_fulfils_a_query_is_hoped_for_alone_and_among_others(query: str, few: list[Item]) -> None:
    try:
        asked = parse_query([query])
    except QueryError:
        reject()
    hope = hope_for(asked.expression)
    if hope is None:
        return
    prospects = [prospect_of(item) for item in few]
    assert not any("\n" in text for each in prospects for text in (each.text, each.sounds))
    together = "\n".join(each.text for each in prospects), "\n".join(each.sounds for each in prospects)
    for item, prospect in zip(few, prospects, strict=True):
        if search([item], asked):
            assert hope(prospect.text, prospect.sounds)
            assert hope(*together)


def pages_with(pages: list[Prospect], gram: str) -> int:
    """Give the pages that have a gram, each being one prospect."""
    return sum(1 << place for place, each in enumerate(pages) if gram in grams_of_page(each.text, each.sounds))


@given(queries(), st.lists(items(), min_size=1, max_size=4))
@example("zfgb", [replace(ITEMS[0], name="政府公报"), replace(ITEMS[0], name="报")])
@example("公", [replace(ITEMS[0], name="公")])
def test_no_page_is_left_closed_that_has_an_item_to_hope_for(query: str, few: list[Item]) -> None:
    try:
        asked = parse_query([query])
    except QueryError:
        reject()
    hope = hope_for(asked.expression)
    if hope is None:
        return
    pages = list(map(prospect_of, few))
    open_pages = hope.pages(partial(pages_with, pages))
    for place, prospect in enumerate(pages):
        if hope(prospect.text, prospect.sounds):
            assert open_pages >> place & 1


def test_only_pages_with_all_characters_side_by_side_are_opened() -> None:
    pages = [prospect_of(replace(ITEMS[0], name=name)) for name in ("螃蟹年报", "蟹螃年报", "螃蟹")]
    for query, expected in (
        ("螃蟹", 0b101),
        ("螃", 0b111),
        ("螃蟹年", 0b001),
        ("蟹螃 OR 螃蟹年", 0b011),
        ("螃蟹 has:name", 0b101),
        ("pxnb", 0b001),
        ("pangxie", 0b111),
    ):
        hope = hope_for(parse_query([query]).expression)
        assert hope is not None
        assert hope.pages(partial(pages_with, pages)) & 0b111 == expected, query


def test_only_pages_with_four_letters_or_digits_side_by_side_are_opened() -> None:
    names = ("年报25001", "年报0012500", "年报x#25-001")
    pages = [prospect_of(replace(ITEMS[0], name=name)) for name in names]
    for query, expected in (("25001", 0b001), ("2500", 0b011), ("#25-001", 0b100), ("报25001", 0b001), ("报2", 0b001)):
        hope = hope_for(parse_query([query]).expression)
        assert hope is not None
        assert hope.pages(partial(pages_with, pages)) & 0b111 == expected, query


def test_a_word_that_stands_nowhere_is_not_hoped_for() -> None:
    prospect = prospect_of(ITEMS[0])
    for query in ("没有这个词", "qqxx", "名称:没有", "没有 OR 也没有", "公报 没有这个"):
        hope = hope_for(parse_query([query]).expression)
        assert hope is not None
        assert not hope(prospect.text, prospect.sounds)
