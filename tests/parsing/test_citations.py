"""A legal basis is taken apart as a reader takes it apart, whatever stands in it, and nothing of it is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from catalog_cli.model.phrase import Basis, Citation
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.records import basis_record

DATA = Path(__file__).parent / "data"
YAML_READER = YAML(typ="safe", pure=True)
PHRASES = (DATA / "basis_phrases.txt").read_text(encoding="utf-8").splitlines()
EXPECTED = YAML_READER.load(DATA / "basis_expected.yaml")
SHAPES = YAML_READER.load(DATA / "basis_shapes.yaml")
NOTHING: list[object] = ["", "", "", [], ""]
ALPHABET = (
    "《》〈〉<>（）()〔〕﹝﹞[]【】第条款项目编章节之至二十四0120191"
    ".、；，,：:。●号令发国务院关于印发的通知规定等及法 \n\tGB/T-—"
)


def values(citation: Citation) -> list[object]:
    places: list[object] = [locator.text for locator in citation.locators]
    return [citation.issuer, citation.title, citation.reference, places, citation.quote]


def filled(citations: list[list[object]]) -> list[list[object]]:
    return [[*given, *NOTHING[len(given) :]] for given in citations]


def assert_lossless(text: str, basis: Basis) -> None:
    assert str(basis) == text
    assert "".join(token.text for token in basis.tokens) == text
    assert all(token.text == text[token.start : token.end] for token in basis.tokens)
    for citation in basis.citations:
        assert citation.text in text
        assert all(text[place.start : place.end] == place.text for place in citation.locators)


def test_every_phrase_has_its_expected_value() -> None:
    assert len(PHRASES) == len(EXPECTED) == 68


@pytest.mark.parametrize(("text", "expected"), list(zip(PHRASES, EXPECTED, strict=True)), ids=range(1, 69))
def test_real_phrase_is_understood(text: str, expected: dict[str, list[list[object]]]) -> None:
    basis = parse_basis(text)
    unparsed: list[object] = [token.text for token in basis.unparsed]
    assert [values(citation) for citation in basis.citations] == filled(expected["citations"])
    assert unparsed == expected.get("unparsed", [])
    assert_lossless(text, basis)


def test_nearly_all_real_phrases_are_understood_in_full() -> None:
    assert sum(not parse_basis(text).unparsed for text in PHRASES) >= 0.95 * len(PHRASES)


@pytest.mark.parametrize(("text", "citations"), list(SHAPES.items()), ids=range(len(SHAPES)))
def test_shape_is_understood(text: str, citations: list[list[object]]) -> None:
    basis = parse_basis(text)
    assert [values(citation) for citation in basis.citations] == filled(citations)
    assert basis.unparsed == ()
    assert_lossless(text, basis)


@pytest.mark.parametrize(
    ("text", "unparsed"),
    [
        ("《某通知》（国办发〔201680号）", ["国办发〔201680号"]),
        ("《某通知》国办发2017〕97号", ["国办发2017〕97号"]),
        ("《某法》第二三条", ["第二三条"]),
        ("《某法》abc", ["abc"]),
        ("无", ["无"]),
        ("（", ["（"]),
    ],
)
def test_what_is_not_understood_is_said(text: str, unparsed: list[str]) -> None:
    assert [token.text for token in parse_basis(text).unparsed] == unparsed


def test_locator_has_steps_with_places() -> None:
    (citation,) = parse_basis("《政府信息公开条例》第二十条第一款第（七）项、第（八）项至第（十）项").citations
    first, second = citation.locators
    assert [(step.unit, step.number, step.start, step.end) for step in first.steps] == [
        ("条", 20, 10, 14),
        ("款", 1, 14, 17),
        ("项", 7, 17, 22),
    ]
    assert [(step.unit, step.number) for step in second.steps] == [("条", 20), ("款", 1), ("项", 8)]
    assert second.until is not None
    assert (second.until.unit, second.until.number) == ("项", 10)


def test_inserted_article_has_its_branch() -> None:
    (citation,) = parse_basis("《刑法》第二百八十七条之二").citations
    (step,) = citation.locators[0].steps
    assert (step.number, step.branch) == (287, 2)


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        ("第二十条7款", [("条", 20), ("款", 7)]),
        ("第二十条一款七项", [("条", 20), ("款", 1), ("项", 7)]),
        ("第二十条（七）款", [("条", 20), ("款", 7)]),
        ("合同编第五百条", [("编", 0), ("条", 500)]),
        ("分则第二章第一百二十条", [("编", 0), ("章", 2), ("条", 120)]),
        ("第三编合同第四章第五百条", [("编", 3), ("章", 4), ("条", 500)]),
        ("第三章 主动公开 第二十条", [("章", 3), ("条", 20)]),
        ("第六章 附则 第五十六条", [("章", 6), ("条", 56)]),
    ],
)
def test_a_place_may_lack_its_first_sign_or_have_headings(place: str, steps: list[tuple[str, int]]) -> None:
    for title in ("《民法典》", "民法典"):
        (citation,) = parse_basis(f"{title}{place}").citations
        (locator,) = citation.locators
        assert citation.title == "民法典"
        assert [(step.unit, step.number) for step in locator.steps] == steps
        assert locator.text == place


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "《甲条例》第二十条；（国办发〔2019〕54号）《关于乙的意见》",
            [("甲条例", ""), ("关于乙的意见", "国办发〔2019〕54号")],
        ),
        (
            "《甲条例》、（国办发〔2019〕54号）《关于乙的意见》",
            [("甲条例", ""), ("关于乙的意见", "国办发〔2019〕54号")],
        ),
        ("《甲条例》\n（国务院令第7号）\n《乙条例》", [("甲条例", "国务院令第7号"), ("乙条例", "")]),
        ("《甲条例》；国办发〔2019〕54号", [("甲条例", ""), ("", "国办发〔2019〕54号")]),
        ("《甲意见》及其实施细则（国办发〔2016〕80号）", [("甲意见", ""), ("实施细则", "国办发〔2016〕80号")]),
        ("①预算法②政府采购法", [("预算法", ""), ("政府采购法", "")]),
        ("●预算法●政府采购法第六条", [("预算法", ""), ("政府采购法", "")]),
    ],
)
def test_a_number_and_a_bullet_belong_to_their_own_source(text: str, sources: list[tuple[str, str]]) -> None:
    assert [(each.title, each.reference) for each in parse_basis(text).citations] == sources


def test_a_place_between_blanks_ends_the_words_before_it() -> None:
    (citation,) = parse_basis("《预算法》第十四条 预算应当公开 第八十九条 审计报告应当公开").citations
    assert [locator.text for locator in citation.locators] == ["第十四条", "第八十九条"]
    assert [quotation.text for quotation in citation.quotations] == ["预算应当公开", "审计报告应当公开"]
    (whole,) = parse_basis("《预算法》第十四条 预算按照 第八十九条 规定公开").citations
    assert [locator.text for locator in whole.locators] == ["第十四条"]


@pytest.mark.parametrize("words", ["三项制度", "规定和第五十条", "以及第五十条"])
def test_words_behind_a_place_are_no_part_of_it(words: str) -> None:
    (citation,) = parse_basis(f"《政府信息公开条例》第三章第二十条{words}").citations
    assert citation.locators[0].text == "第三章第二十条"


@pytest.mark.parametrize(
    ("text", "orders", "years"),
    [
        ("《政府信息公开条例》（国务院令第711号）", ["国务院令第711号"], []),
        ("《政府信息公开条例》（国令第711号）", ["国务院令第711号"], []),
        ("《政府信息公开条例》（中华人民共和国国务院令 第 711 号）", ["国务院令第711号"], []),
        ("《政府信息公开条例》（国务院令711号）", ["国务院令第711号"], []),
        ("《行政许可法》（主席令第七号）", ["主席令第7号"], []),
        ("《行政许可法》（中华人民共和国国家主席令第7号）", ["主席令第7号"], []),
        ("《行政许可法》中华人民共和国主席第7号令", ["主席令第7号"], []),
        ("《政府信息公开条例》（国务院711号令）", ["国务院令第711号"], []),
        ("《政府信息公开条例》（2019年国务院711号令修订）", ["国务院令第711号"], [2019]),
        ("（国务院令第492号）《政府信息公开条例》", ["国务院令第492号"], []),
        ("（国务院 令第492号）《政府信息公开条例》", ["国务院令第492号"], []),
        ("《基层法律服务工作者管理办法》（司法部令2017年第138号）", ["司法部令第138号"], []),
        (
            "《母婴保健法》（1994年10月27日中华人民共和国主席令第33号 2017年11月4日修正）",
            ["主席令第33号"],
            [1994, 2017],
        ),
        (
            "《条例》（2007年4月5日国务院令第492号公布 2019年4月3日国务院令第711号修订）",
            ["国务院令第492号", "国务院令第711号"],
            [2007, 2019],
        ),
        (
            "《条例》（国务院令第613号，根据2019年3月2日《国务院关于修改部分行政法规的决定》第三次修订）",
            ["国务院令第613号"],
            [2019],
        ),
        ("《预算法》（2018年修正）第十条", [], [2018]),
        ("《预算法（2018年修正）》第十条", [], [2018]),
        ("《法治政府建设实施纲要（2021-2025年）》", [], []),
        ("《意见》（国办发〔2017〕97号）", [], []),
    ],
)
def test_a_citation_says_which_orders_and_versions_it_names(text: str, orders: list[str], years: list[int]) -> None:
    (citation,) = parse_basis(text).citations
    assert [str(order) for order in citation.orders] == orders
    assert list(citation.years) == years
    for order in citation.orders:
        assert text[order.start : order.end].endswith(("号", "令"))


def test_quoted_words_stand_with_the_place_that_they_are_quoted_from() -> None:
    (citation,) = parse_basis("《政府信息公开条例》第二十条第一款：行政法规、规章和规范性文件").citations
    (quotation,) = citation.quotations
    assert quotation.text == "行政法规、规章和规范性文件"
    assert quotation.locator == citation.locators[0]


def test_a_range_has_its_last_article() -> None:
    (citation,) = parse_basis("《政府采购法》第三条至第五条").citations
    first, last = citation.locators[0].step("条"), citation.locators[0].last("条")
    assert (first and first.number, last and last.number) == (3, 5)


def test_record_has_null_for_what_is_absent() -> None:
    assert basis_record(parse_basis("《预算法》第十四条；abc")) == {
        "text": "《预算法》第十四条；abc",
        "citations": [{"issuer": None, "title": "预算法", "reference": None, "locators": ["第十四条"], "quote": None}],
        "unparsed": ["abc"],
    }


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_any_mixture_of_signs_is_kept(text: str) -> None:
    assert_lossless(text, parse_basis(text))


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    assert_lossless(text, parse_basis(text))


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3), st.integers(0, 200), st.integers(0, 200))
def test_any_piece_of_real_phrases_is_kept(phrases: list[str], start: int, length: int) -> None:
    text = "".join(phrases)[start : start + length]
    assert_lossless(text, parse_basis(text))
