"""Search words mean what a clerk takes them to mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.search.ast import (
    Amount,
    And,
    Changed,
    Cites,
    Compare,
    CompareDate,
    Expression,
    Has,
    Not,
    Or,
    StepRange,
    Term,
    Whole,
    all_of,
    any_of,
)
from catalog_cli.search.errors import MalformedQueryError, QueryError
from catalog_cli.search.folding import fold
from catalog_cli.search.parser import parse_query
from search.office import hard_texts

MEANINGS = [
    pytest.param(["预算"], ["预算"], [], id="a word"),
    pytest.param(["预算", "决算"], ["预算", "决算"], [], id="two words"),
    pytest.param(["预算 决算"], ["预算", "决算"], [], id="two words in one argument"),
    pytest.param(["预算\u3000决算"], ["预算", "决算"], [], id="a full-width blank"),
    pytest.param(['"政府 公报"'], ["政府公报"], [], id="a phrase"),
    pytest.param(["“政府 公报”"], ["政府公报"], [], id="a phrase in Chinese quotes"),
    pytest.param(["“政府", "公报”"], ["政府公报"], [], id="Chinese quotes that the shell took apart"),
    pytest.param(["「政府 公报」"], ["政府公报"], [], id="a phrase in corner brackets"),
    pytest.param(["'政府 公报'"], ["政府公报"], [], id="a phrase in single quotes"),
    pytest.param(["don't", "won't"], ["dont", "wont"], [], id="apostrophes"),
    pytest.param(["“三公”经费"], ["三公经费"], [], id="quotes within a word"),
    pytest.param(["-预算"], [], ["预算"], id="unwanted"),
    pytest.param(["－预算"], [], ["预算"], id="unwanted, full width"),
    pytest.param(['-"政府 公报"'], [], ["政府公报"], id="an unwanted phrase"),
    pytest.param(['"-预算"'], ["-预算"], [], id="a minus in quotes"),
    pytest.param(["-"], ["-"], [], id="a lone minus"),
    pytest.param(["--"], ["--"], [], id="two minuses"),
    pytest.param(["33169-2016"], ["33169-2016"], [], id="a minus within"),
    pytest.param(['""', "预算"], ["预算"], [], id="empty quotes say nothing"),
    pytest.param(["http://x"], ["http://x"], [], id="an address"),
    pytest.param(["时间:3"], ["时间:3"], [], id="a colon after what is no field"),
    pytest.param(['"name:预算"'], ["name:预算"], [], id="a field's name in quotes"),
    pytest.param(["or", "and", "not"], ["or", "and", "not"], [], id="operators in small letters"),
    pytest.param(['"OR"', "“或”"], ["or", "或"], [], id="operators in quotes"),
    pytest.param(["非税收入", "且慢"], ["非税收入", "且慢"], [], id="a word that begins like an operator"),
    pytest.param(["预算", "AND", "决算"], ["预算", "决算"], [], id="AND says what is meant anyway"),
    pytest.param(["预算", "且", "决算"], ["预算", "决算"], [], id="AND in Chinese"),
    pytest.param(["NOT", "预算"], [], ["预算"], id="NOT"),
    pytest.param(["非", "预算"], [], ["预算"], id="NOT in Chinese"),
    pytest.param(["批准（批复）后"], ["批准(批复)后"], [], id="brackets within a word"),
    pytest.param(['"（一）"'], ["(一)"], [], id="brackets in quotes"),
    pytest.param(["((预算))"], ["预算"], [], id="brackets around a word"),
    pytest.param(["（预算 决算）"], ["预算", "决算"], [], id="brackets around all"),
    pytest.param(["https://x?type=2&nav=1"], ["https://x?type=2&nav=1"], [], id="an equals sign in an address"),
    pytest.param([":"], [":"], [], id="a lone colon"),
    pytest.param(["name:"], ["name:"], [], id="a field with nothing after it"),
    pytest.param(["ＡＢ①"], ["ab1"], [], id="folded"),
]
FIELDS = [
    pytest.param(["office:数据局"], Term("数据局", "responsible"), id="English"),
    pytest.param(["OFFICE:数据局"], Term("数据局", "responsible"), id="capitals"),
    pytest.param(["责任:数据局"], Term("数据局", "responsible"), id="Chinese"),
    pytest.param(["责任：数据局"], Term("数据局", "responsible"), id="full-width colon"),
    pytest.param(["公开责任：数据局"], Term("数据局", "responsible"), id="the table's heading"),
    pytest.param(["责任:", "数据局"], Term("数据局", "responsible"), id="the word in the next argument"),
    pytest.param(["责任： 数据局"], Term("数据局", "responsible"), id="a blank after the colon"),
    pytest.param(['law:"预算法 第十四条"'], Term("预算法第十四条", "basis"), id="a phrase"),
    pytest.param(["law:'预算法 第十四条'"], Term("预算法第十四条", "basis"), id="a phrase in single quotes"),
    pytest.param(["time-limit:20"], Term("20", "time_limit"), id="a hyphen for an underscore"),
    pytest.param(["link:https://x"], Term("https://x", "link"), id="an address in a field"),
    pytest.param(["path:data/items"], Term("data/items", "path"), id="where the file is"),
]


A, B, C = Term("甲"), Term("乙"), Term("丙")
LAW = Term("采购法", "basis")
TREES = [
    pytest.param("甲 OR 乙", Or((A, B)), id="OR"),
    pytest.param("甲 或 乙", Or((A, B)), id="OR in Chinese"),
    pytest.param("甲|乙", Or((A, B)), id="a bar"),
    pytest.param("甲｜乙", Or((A, B)), id="a full-width bar"),
    pytest.param("甲 乙 OR 丙", Or((And((A, B)), C)), id="AND binds tighter than OR"),
    pytest.param("NOT 甲 乙", And((Not(A), B)), id="NOT binds tighter than AND"),
    pytest.param("-甲 OR 乙", Or((Not(A), B)), id="so does a minus"),
    pytest.param("甲 (乙 OR 丙)", And((A, Or((B, C)))), id="brackets"),
    pytest.param("甲 -（乙 或 丙）", And((A, Not(Or((B, C))))), id="a minus before brackets"),
    pytest.param("NOT(甲 乙)", Not(And((A, B))), id="NOT before brackets"),
    pytest.param("NOT NOT 甲", Not(Not(A)), id="NOT twice"),
    pytest.param("甲 (乙 丙)", And((A, B, C)), id="brackets that change nothing"),
    pytest.param("甲 OR (乙 OR 丙)", Or((A, B, C)), id="nor these"),
    pytest.param("名称:(甲 OR 乙)", Or((Term("甲", "name"), Term("乙", "name"))), id="a field before brackets"),
    pytest.param("名称:(甲 -依据:乙)", And((Term("甲", "name"), Not(Term("乙", "basis")))), id="a field within"),
    pytest.param("名称： （甲）", Term("甲", "name"), id="full width, with a blank"),
    pytest.param("责任=数据局", Whole("数据局", "responsible"), id="the whole value"),
    pytest.param("责任 ＝ “数据 局”", Whole("数据局", "responsible"), id="the whole value, full width"),
    pytest.param("office!=数据局", Not(Whole("数据局", "responsible")), id="another value"),
    pytest.param("office≠数据局", Not(Whole("数据局", "responsible")), id="another value, as one sign"),
    pytest.param("时限<20工作日", Compare("time_limit", "<", 20, "工作日"), id="less"),
    pytest.param("时限 ＜＝ 二十个工作日", Compare("time_limit", "<=", 20, "工作日"), id="Chinese numerals"),
    pytest.param("时限≥3天", Compare("time_limit", ">=", 3, "日"), id="another word for the unit"),
    pytest.param("time_limit>1months", Compare("time_limit", ">", 1, "月"), id="an English unit"),
    pytest.param('time-limit>"1 month"', Compare("time_limit", ">", 1, "月"), id="a unit after a blank"),
    pytest.param("order>2", Compare("order", ">", 2), id="an order"),
    pytest.param("时限:20个工作日", Amount("20个工作日", "time_limit"), id="a length that is named"),
    pytest.param('时限:"20个工作日"', Amount("20个工作日", "time_limit"), id="a length in quotes"),
    pytest.param("时限:工作日", Term("工作日", "time_limit"), id="no length"),
    pytest.param("review_date<2027-01-01", CompareDate("review_date", "<", date(2027, 1, 1)), id="before a day"),
    pytest.param("复核日期>=2026-12", CompareDate("review_date", ">=", date(2026, 12, 1)), id="from a month on"),
    pytest.param("复核日期 ≤ 2026-02", CompareDate("review_date", "<=", date(2026, 2, 28)), id="until its last day"),
    pytest.param("复核日期＞2026年", CompareDate("review_date", ">", date(2026, 12, 31)), id="after a year"),
    pytest.param("复核日期<2026年", CompareDate("review_date", "<", date(2026, 1, 1)), id="before a year"),
    pytest.param("has:link", Has("link"), id="has"),
    pytest.param("有:链接", Has("link"), id="has in Chinese"),
    pytest.param("missing:link", Not(Has("link")), id="missing"),
    pytest.param("-缺：链接", Not(Not(Has("link"))), id="not missing"),
    pytest.param("article:63", Cites((StepRange("条", 63, 63),)), id="an article of any law"),
    pytest.param("条:第六十三条", Cites((StepRange("条", 63, 63),)), id="an article as it is printed"),
    pytest.param("article:10..20", Cites((StepRange("条", 10, 20),)), id="articles"),
    pytest.param("article:..20", Cites((StepRange("条", 1, 20),)), id="articles up to one"),
    pytest.param("article:10..", Cites((StepRange("条", 10, None),)), id="articles from one on"),
    pytest.param("law:采购法 article:63", Cites((StepRange("条", 63, 63),), LAW), id="an article of the law before it"),
    pytest.param("条:63 甲 依据:采购法", And((A, Cites((StepRange("条", 63, 63),), LAW))), id="of the law after it"),
    pytest.param(
        "law:采购法 article:63 款:1 项:2",
        Cites((StepRange("条", 63, 63), StepRange("款", 1, 1), StepRange("项", 2, 2)), LAW),
        id="a paragraph and an item of the same article",
    ),
    pytest.param(
        "law:甲 article:1 law:采购法 article:2",
        And((Cites((StepRange("条", 1, 1),), Term("甲", "basis")), Cites((StepRange("条", 2, 2),), LAW))),
        id="two articles of two laws",
    ),
    pytest.param(
        "law:采购法 article:1 article:2",
        And((Cites((StepRange("条", 1, 1),), LAW), Cites((StepRange("条", 2, 2),), LAW))),
        id="two articles of one law",
    ),
    pytest.param("law:采购法 OR article:1", Or((LAW, Cites((StepRange("条", 1, 1),)))), id="of another group"),
    pytest.param("law:采购法 (article:1)", And((LAW, Cites((StepRange("条", 1, 1),)))), id="in brackets of its own"),
    pytest.param(
        "law:(甲 OR 采购法) article:1",
        Cites((StepRange("条", 1, 1),), Or((Term("甲", "basis"), LAW))),
        id="of either law",
    ),
    pytest.param("changed:2026-01-15", Changed(date(2026, 1, 15), date(2026, 1, 15)), id="a day"),
    pytest.param("改于:2024-02", Changed(date(2024, 2, 1), date(2024, 2, 29)), id="a month"),
    pytest.param("changed:2026", Changed(date(2026, 1, 1), date(2026, 12, 31)), id="a year"),
    pytest.param("改于：2026年1月5日", Changed(date(2026, 1, 5), date(2026, 1, 5)), id="a day as it is printed"),
    pytest.param("changed:2026-01..", Changed(date(2026, 1, 1), None), id="since"),
    pytest.param("changed:..2025", Changed(None, date(2025, 12, 31)), id="until"),
    pytest.param("changed:2025-06..2026-01", Changed(date(2025, 6, 1), date(2026, 1, 31)), id="between"),
]
FAULTS = [
    pytest.param('"政府', '"', id="a quote that nothing closes"),
    pytest.param("预算 「政府 公报", "「", id="a corner bracket that nothing closes"),
    pytest.param("预算 (政府 OR 公报", "(", id="a bracket that nothing closes"),
    pytest.param("批准（批复后", "（", id="a bracket in a word that nothing closes"),
    pytest.param("预算) 公报", ")", id="a bracket that nothing opens"),
    pytest.param(")", ")", id="nothing but a closing bracket"),
    pytest.param("预算 ( ) 公报", "( )", id="empty brackets"),
    pytest.param("名称:（）", "（）", id="empty brackets of a field"),
    pytest.param("预算 OR", "OR", id="nothing after OR"),
    pytest.param("预算 OR | 决算", "OR", id="OR after OR"),
    pytest.param("(预算 或)", "或", id="nothing after OR in brackets"),
    pytest.param('预算 OR ""', "OR", id="an empty phrase after OR"),
    pytest.param("OR 预算", "OR", id="nothing before OR"),
    pytest.param("预算 AND", "AND", id="nothing after AND"),
    pytest.param("预算 NOT", "NOT", id="nothing after NOT"),
    pytest.param("时限<20斤", "20斤", id="an unknown unit"),
    pytest.param("时限<20", "20", id="no unit"),
    pytest.param("时限<工作日", "工作日", id="no number"),
    pytest.param("order>两日", "两日", id="a unit of an order"),
    pytest.param("复核日期<2026-02-30", "2026-02-30", id="a day that no month has"),
    pytest.param("复核日期<明年", "明年", id="no day at all"),
    pytest.param("复核日期<", "复核日期<", id="nothing after a comparison"),
    pytest.param("名称<2026", "2026", id="a field that cannot be compared"),
    pytest.param("名称>3", "3", id="a field without numbers"),
    pytest.param("changed:2026-13", "2026-13", id="no such month"),
    pytest.param("changed:2026-02-30", "2026-02-30", id="no such day"),
    pytest.param("changed:..", "..", id="a range without ends"),
    pytest.param("changed:2026..2025", "2026..2025", id="a range the wrong way round"),
    pytest.param("changed:昨天", "昨天", id="no date"),
    pytest.param("article:x", "x", id="no article"),
    pytest.param("article:0", "0", id="article nought"),
    pytest.param("article:20..10", "20..10", id="articles the wrong way round"),
    pytest.param("article:(1 OR 2)", "(", id="brackets after what takes none"),
    pytest.param("article=63", "63", id="an equals sign for a colon"),
    pytest.param("预算 weight=12", "weight", id="an unknown field before an operator"),
    pytest.param("时银<20日", "时银", id="a misspelt field before an operator"),
    pytest.param("has:lnk", "lnk", id="a field that there is not"),
    pytest.param("name=", "name=", id="nothing after the equals sign"),
    pytest.param("(" * 60 + "预算" + ")" * 60, "(", id="far too many brackets"),
]


def plain(words: list[str], unwanted: list[str] = []) -> Expression:  # noqa: B006 - it is only read
    return all_of([*map(Term, words), *(Not(Term(word)) for word in unwanted)])


@pytest.mark.parametrize(("typed", "wanted", "unwanted"), MEANINGS)
def test_words_phrases_and_minuses(typed: list[str], wanted: list[str], unwanted: list[str]) -> None:
    assert parse_query(typed).expression == plain(wanted, unwanted)


@pytest.mark.parametrize(("typed", "term"), FIELDS)
def test_a_word_may_be_bound_to_a_field(typed: list[str], term: Term) -> None:
    assert parse_query(typed).expression == term


@pytest.mark.parametrize(("typed", "term"), FIELDS)
def test_an_unwanted_word_may_be_bound_to_a_field(typed: list[str], term: Term) -> None:
    assert parse_query([f"-{typed[0]}", *typed[1:]]).expression == Not(term)


@pytest.mark.parametrize(("typed", "tree"), TREES)
def test_operators_brackets_and_conditions(typed: str, tree: Expression) -> None:
    assert parse_query([typed]).expression == tree
    assert parse_query(typed.split(" ")).expression == tree


@pytest.mark.parametrize(("typed", "place"), FAULTS)
def test_a_wrong_query_says_where_and_what_to_do(typed: str, place: str) -> None:
    with pytest.raises(MalformedQueryError) as raised:
        parse_query([typed])
    assert typed[raised.value.start : raised.value.end] == place
    assert str(raised.value.remedy)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        pytest.param("预算 OR", ["预算 OR", "     ^^"], id="after characters of double width"),
        pytest.param("时限<20斤", ["时限<20斤", "     ^^^^"], id="under characters of double width"),
        pytest.param("预算\n(报", ["预算 (报", "     ^"], id="a line break is a blank"),
        pytest.param("\u3000(报", [" (报", " ^"], id="so is a full-width one"),
        pytest.param("e\u0301 OR", ["e\u0301 OR", "  ^^"], id="a mark above a letter takes no room"),
    ],
)
def test_the_caret_stands_right_under_the_place(typed: str, lines: list[str]) -> None:
    with pytest.raises(MalformedQueryError) as raised:
        parse_query([typed])
    assert str(raised.value).split("\n")[1:] == [f"  {line}" for line in lines]


def test_a_long_query_is_shown_around_the_place() -> None:
    with pytest.raises(MalformedQueryError) as raised:
        parse_query(["预算" * 100 + " (报 " + "决算" * 100])
    _problem, query, caret = str(raised.value).split("\n")
    assert "…预算" in query
    assert query.endswith("…")
    before = query[: query.index("(")]
    assert len(caret) - 1 == 2 + 1 + 2 * before.count("预算") * 2 + 1
    assert len(query) < 72


@pytest.mark.parametrize("typed", [[], [""], ["  "], ['""'], ["“”", "''"], ['-""', "\u200b"], ['("")'], ['NOT ""']])
def test_nothing_to_look_for_is_refused_with_an_example(typed: list[str]) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(typed)
    assert "catalog search" in str(raised.value.remedy)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("chanel:网站", "channels:网站", id="a letter left out"),
        pytest.param("-responsable:网站", "responsible:网站", id="unwanted"),
        pytest.param("公开责仼：数据局", "公开责任:数据局", id="a wrong character"),
        pytest.param("(预算 OR chanel:网站)", "channels:网站", id="in brackets"),
    ],
)
def test_a_misspelt_field_is_looked_for_as_typed_and_hinted_at(typed: str, meant: str) -> None:
    query = parse_query([typed])
    assert ":网站" in str(query) or ":数据局" in str(query)
    assert [meant in str(hint) for hint in query.hints] == [True]


@pytest.mark.parametrize("typed", ["http://x", "时间:3", "预算", "12:30", "channels:网站", '"chanel:网站"', "条:3"])
def test_what_is_no_misspelt_field_gets_no_hint(typed: str) -> None:
    assert parse_query([typed]).hints == ()


OPERATORS = ["OR", "AND", "NOT", "或", "非", "且", "|", "(", ")", "（", "）", "-", "-(", '"', "“", "」", "'"]
CONDITIONS = ["name:", "law:甲", "条:3", "时限<20工作日", "时限<", "order>3", "has:link", "changed:2026-01.."]
CONDITIONS += ["article:..9", "款:2", "责任=", "x=", "预算"]
pieces = st.one_of(st.sampled_from(OPERATORS + CONDITIONS), hard_texts)


@given(st.lists(pieces, max_size=8))
def test_any_words_are_understood_or_refused(typed: list[str]) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    assert all(str(hint) for hint in query.hints)
    assert parse_query([str(query)]).expression == query.expression
    assert parse_query(["(", *typed, ")"]).expression == query.expression


leaves: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Term, hard_texts.map(fold).filter(bool), st.sampled_from([None, "name", "basis", "path"])),
    st.builds(Whole, hard_texts.map(fold).filter(bool), st.sampled_from(["name", "basis"])),
    st.builds(Compare, st.just("order"), st.sampled_from(["<", "<=", ">", ">="]), st.integers(0, 99)),
    st.builds(CompareDate, st.just("review_date"), st.sampled_from(["<", "<=", ">", ">="]), st.dates()),
    st.builds(Has, st.sampled_from(["link", "extra"])),
    st.builds(Changed, st.dates(), st.just(date.max)),
    st.builds(Cites, st.just((StepRange("条", 3, None), StepRange("款", 1, 1))), st.none() | st.just(LAW)),
)


def some(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[list[Expression]]:
    return st.lists(inner, min_size=1, max_size=3)


trees = st.recursive(
    leaves,
    lambda inner: st.one_of(inner.map(Not), some(inner).map(all_of), some(inner).map(any_of)),
    max_leaves=8,
)


@given(trees)
def test_a_tree_prints_as_a_query_that_reads_as_the_same_tree(tree: Expression) -> None:
    assert parse_query([str(tree)]).expression == tree


@given(st.lists(st.sampled_from(["预算", "AND", "OR", "NOT", "或", "且", "非", "与", "abc", "ＡＢ", "12"]), max_size=6))
def test_plain_words_are_read_as_they_are_beside_other_signs(words: list[str]) -> None:
    def parsed(query: str) -> object:
        try:
            return parse_query([query]).expression
        except QueryError as error:
            return str(error.remedy)

    # a query with brackets around it takes the long way
    assert not words or parsed(" ".join(words)) == parsed(f"({' '.join(words)})")
